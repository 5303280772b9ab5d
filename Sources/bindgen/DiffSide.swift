import BindgenFiles
import OpenAPIDocument
import SpecDiff
import YAMLTree

/// One side of a comparison: a file, a path in a git revision, or standard input.
struct DiffSide {
    /// nil where the document is wrong.
    let side: SpecDiff.Side?
    /// What is wrong in it, as lines.
    let problems: [String]
    /// Faults that were passed over, as lines.
    let passedOver: [String]
    /// The bytes of its files, by the index that locations carry.
    let files: [[UInt8]]

    init(_ name: String) throws(FileError) {
        let source = Source(name)
        let bytes = try source.read()
        var others: [String: [UInt8]] = [:]
        let read = DocumentInput.read(bytes, name: source.displayName) { path in
            let bytes = try source.read(beside: path)
            others[path] = bytes
            return bytes
        }
        keepUntilExit(read)
        side = read.side
        problems = read.diagnostics.filter { $0.severity == .error }.map { $0.rendered(in: read.files) }
        passedOver = read.passedOver.map { $0.rendered(in: read.files) }
        files = [bytes] + read.loadedPaths.map { others[$0] ?? [] }
    }

    private enum Source {
        case file(String)
        case revision(String, path: String)
        case standardInput

        init(_ name: String) {
            if name == "-" {
                self = .standardInput
            } else if !FileStore.exists(name), let colon = name.firstIndex(of: ":"), colon > name.startIndex {
                self = .revision(String(name[..<colon]), path: String(name[name.index(after: colon)...]))
            } else {
                self = .file(name)
            }
        }

        /// The file's name in messages: paths in a revision are those of the working copy.
        var displayName: String {
            switch self {
            case .file(let path), .revision(_, let path): path
            case .standardInput: "<stdin>"
            }
        }

        func read() throws(FileError) -> [UInt8] {
            switch self {
            case .file(let path): try FileStore.read(path)
            case .revision(let revision, let path): try Git.read(path, at: revision)
            case .standardInput: try FileStore.readStandardInput()
            }
        }

        func read(beside path: String) throws(FileError) -> [UInt8] {
            switch self {
            case .file(let main): try FileStore.read(FilePath.join(FilePath.folder(of: main), path))
            case .revision(let revision, let main):
                try Git.read(Self.path(beside: main, path), at: revision)
            case .standardInput: try FileStore.read(path)
            }
        }

        /// The path of a file beside another of a revision; a path that git takes from the working folder stays one.
        private static func path(beside main: String, _ path: String) -> String {
            let joined = FilePath.join(FilePath.folder(of: main), path)
            let isRelative = main.hasPrefix("./") || main.hasPrefix("../")
            return isRelative && !joined.hasPrefix("../") ? "./\(joined)" : joined
        }
    }
}
