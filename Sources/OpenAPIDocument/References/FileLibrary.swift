import YAMLTree

/// The files of one run: the main document and the referenced files.
struct FileLibrary {
    private struct File {
        /// Relative to the main file's directory.
        var path: String
        var root: Node?
        /// Whether it has anything other than visible ASCII, or escapes.
        var mayHideText = false
    }

    private(set) var names = SourceFiles()
    private(set) var loadedPaths: [String] = []
    /// The total size of the files that were read.
    private(set) var byteCount = 0
    private var files: [File] = []
    private var indices: [String: UInt32] = [:]
    /// `$self` of the main document (3.2).
    var selfURI: String?

    /// Adds a file.
    ///
    /// Its root is set once it is parsed.
    mutating func add(displayName: String, path: String) -> UInt32 {
        let index = names.add(name: displayName)
        files.append(File(path: path, root: nil))
        indices[path] = index
        if index > 0 { loadedPaths.append(path) }
        return index
    }

    /// - Parameter bytes: The bytes that the root was parsed from.
    mutating func setRoot(_ root: Node, of file: UInt32, readFrom bytes: [UInt8]) {
        byteCount += bytes.count
        files[Int(file)].mayHideText = bytes.contains { byte in
            switch byte {
            case 0x20...0x7E: byte == UInt8(ascii: "\\")
            default: byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") && byte != UInt8(ascii: "\t")
            }
        }
        files[Int(file)].root = root
    }

    /// By file index.
    ///
    /// Nil if a file couldn't be read.
    var roots: [Node?] { files.map(\.root) }

    func root(of file: UInt32) -> Node? { Int(file) < files.count ? files[Int(file)].root : nil }
    func mayHideText(_ file: UInt32) -> Bool { files[Int(file)].mayHideText }
    func path(of file: UInt32) -> String { Int(file) < files.count ? files[Int(file)].path : "" }
    func file(at path: String) -> UInt32? { indices[path] }
    var allFiles: Range<UInt32> { 0..<UInt32(clamping: files.count) }

    /// A file's name in diagnostics, prefixed by the directory of the main file's name.
    func displayName(of path: String) -> String {
        let main = names.name(of: 0)
        guard let slash = main.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return Self.normalised("\(main[..<slash])/\(path)", isAbsolute: main.utf8.first == UInt8(ascii: "/"))
    }

    /// The path that `reference` names in `file`, relative to the main file's directory.
    func path(of reference: String, in file: UInt32) -> String {
        let base = path(of: file)
        guard let slash = base.utf8.lastIndex(of: UInt8(ascii: "/")) else { return Self.normalised(reference) }
        return Self.normalised("\(base[..<slash])/\(reference)")
    }

    /// The last component of a path.
    static func lastName(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// The last component without its extension: `schemas/Pet.v1.yaml` gives `Pet.v1`.
    static func baseName(of path: String) -> String {
        let name = lastName(of: path)
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// Removes `.` and `..`, except for leading `..`.
    static func normalised(_ path: String, isAbsolute: Bool = false) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    }
}
