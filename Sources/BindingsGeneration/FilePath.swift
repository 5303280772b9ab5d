/// Operations on paths as strings.
package enum FilePath {
    /// The directory of a path.
    ///
    /// Empty if the path is only a name.
    package static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    package static func join(_ folder: String, _ name: String) -> String {
        if name.hasPrefix("/") || folder.isEmpty { return normalized(name) }
        return normalized(folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)")
    }

    /// The path without `.`, and without `..` as far as possible without the file system.
    package static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !path.hasPrefix("/") {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return path.hasPrefix("/") ? "/\(joined)" : joined
    }

    /// How many levels a directory is below another, or nil if it isn't below it.
    package static func levels(from folder: String, up root: String) -> Int? {
        let parts = absolute(folder).split(separator: "/")
        let above = absolute(root).split(separator: "/")
        return parts.starts(with: above) ? parts.count - above.count : nil
    }

    private static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return normalized(path) }
        guard let current = getcwd(nil, 0) else { return normalized(path) }
        defer { free(current) }
        return join(String(cString: current), path)
    }
}
