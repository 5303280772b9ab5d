import BindingsGeneration
import BindingsModel
import OpenAPIDocument
import SpecDiff
import YAMLTree

/// One side of a comparison: a file, a path in a git revision, or standard input.
struct DiffSide {
    /// Nil if the document has errors.
    let side: SpecDiff.Side?
    /// The names file next to it.
    let formerNames: FormerNames
    /// The errors in the names file, as lines.
    let namesProblems: [String]
    /// The document's errors, as lines.
    let problems: [String]
    /// The ignored errors, as lines.
    let passedOver: [String]
    /// The bytes of its files, by the file index of a location.
    let files: [[UInt8]]

    /// - Parameter root: The root directory for references. Nil for the document's directory.
    init(_ name: String, root: String?) throws(FileError) {
        let source = try Source(name, root: root)
        let bytes = try source.read()
        var others: [String: [UInt8]] = [:]
        let read = DocumentInput.read(
            bytes,
            name: source.displayName,
            levelsAbove: source.levelsAbove,
            identify: source.identify
        ) { path in
            let bytes = try source.read(beside: path)
            others[path] = bytes
            return bytes
        }
        keepUntilExit(read)
        side = read.side
        problems =
            read.diagnostics.filter { $0.severity == .error }.map { $0.rendered(in: read.files) }
            + [read.hidden.sentence].compactMap { $0.map { "error: \($0)" } }
        passedOver = read.passedOver.map { $0.rendered(in: read.files) }
        var namesFiles = SourceFiles()
        let file = FormerNames.fileName(for: source.displayName)
        let index = namesFiles.add(name: FilePath.join(FilePath.folder(of: source.displayName), file))
        let names = (try? source.read(beside: file)).map { FormerNames.read($0, file: index) }
        formerNames = names?.names ?? FormerNames()
        namesProblems = names?.diagnostics.map { $0.rendered(in: namesFiles) } ?? []
        files = [bytes] + read.loadedPaths.map { others[$0] ?? [] }
    }

    private enum Source {
        case files(DocumentFiles, name: String)
        case revision(String, path: String, levelsAbove: Int)

        init(_ name: String, root: String?) throws(FileError) {
            if name == "-" {
                self = .files(try DocumentFiles(nil, root: root), name: "<stdin>")
            } else if !FileStore.exists(name), let colon = name.firstIndex(of: ":"), colon > name.startIndex {
                let path = String(name[name.index(after: colon)...])
                let levels = try DocumentFiles.levelsAbove(FilePath.folder(of: path), root)
                self = .revision(String(name[..<colon]), path: path, levelsAbove: levels)
            } else {
                self = .files(try DocumentFiles(name, root: root), name: name)
            }
        }

        /// The file's name in messages.
        ///
        /// Paths in a revision are those of the working copy.
        var displayName: String {
            switch self {
            case .files(_, let name): name
            case .revision(_, let path, _): path
            }
        }

        var levelsAbove: Int {
            switch self {
            case .files(let files, _): files.levelsAbove
            case .revision(_, _, let levels): levels
            }
        }

        func identify(_ path: String) -> String {
            switch self {
            case .files(let files, _): files.identify(path)
            case .revision: path
            }
        }

        func read() throws(FileError) -> [UInt8] {
            switch self {
            case .files(let files, _): try files.read()
            case .revision(let revision, let path, _): try Git.read(path, at: revision)
            }
        }

        func read(beside path: String) throws(FileError) -> [UInt8] {
            switch self {
            case .files(let files, _): try files.read(path)
            case .revision(let revision, let main, _): try Git.read(Self.path(beside: main, path), at: revision)
            }
        }

        /// The path of a file next to another one in a revision.
        ///
        /// A path relative to the working directory stays relative.
        private static func path(beside main: String, _ path: String) -> String {
            let joined = FilePath.join(FilePath.folder(of: main), path)
            let isRelative = main.hasPrefix("./") || main.hasPrefix("../")
            return isRelative && !joined.hasPrefix("../") ? "./\(joined)" : joined
        }
    }
}
