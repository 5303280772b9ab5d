package import SwiftEmitter

/// The output directory for the generated files.
package struct OutputFolder {
    private let folder: String

    package init(_ folder: String) {
        self.folder = folder
    }

    /// The pending change to one file.
    package enum Change {
        case create(GeneratedFile)
        case update(GeneratedFile)
        /// A file from an earlier run that is no longer generated.
        case remove(String)

        package var name: String {
            switch self {
            case .create(let file), .update(let file): file.name
            case .remove(let name): name
            }
        }

        package var verb: String {
            switch self {
            case .create: "create"
            case .update: "update"
            case .remove: "remove"
            }
        }

        package var state: String {
            switch self {
            case .create: "missing"
            case .update: "differs"
            case .remove: "no longer generated"
            }
        }
    }

    package func path(of name: String) -> String { FilePath.join(folder, name) }

    /// The differences between the directory and the files.
    ///
    /// Unchanged files aren't listed.
    package func changes(for files: [GeneratedFile]) throws(FileError) -> [Change] {
        let present = Set(try FileStore.names(in: folder))
        var changes: [Change] = []
        for file in files {
            if !present.contains(file.name) {
                changes.append(.create(file))
            } else if try FileStore.read(path(of: file.name)) != file.contents {
                changes.append(.update(file))
            }
        }
        let current = Set(files.map(\.name))
        for name in present.sorted() where name.hasSuffix(".swift") && !current.contains(name) {
            if try FileStore.read(path(of: name)).starts(with: Array(SwiftEmitter.firstWords.utf8)) {
                changes.append(.remove(name))
            }
        }
        return changes
    }

    /// Applies the changes.
    package func apply(_ changes: [Change]) throws(FileError) {
        try FileStore.makeFolder(folder)
        var files: [(path: String, bytes: [UInt8])] = []
        for change in changes {
            switch change {
            case .create(let file), .update(let file): files.append((path(of: file.name), file.contents))
            case .remove: break
            }
        }
        try FileStore.write(files)
        for case .remove(let name) in changes { try FileStore.remove(path(of: name)) }
    }
}
