/// Paths as text.
package enum FilePath {
    /// The folder of a path; empty where the path is a bare name.
    package static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    package static func join(_ folder: String, _ name: String) -> String {
        if name.hasPrefix("/") || folder.isEmpty { return normalized(name) }
        return normalized(folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)")
    }

    /// The path without `.` and, where it can be told from the text, without `..`.
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

    /// How many folders a folder is below another; nil where it is not below it.
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
