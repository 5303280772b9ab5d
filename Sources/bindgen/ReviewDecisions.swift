import BindingsGeneration
import SpecDiff
import YAMLTree

/// The review files of a run, combined.
struct ReviewDecisions {
    private(set) var file = ReviewFile()
    private var names = SourceFiles()

    /// Reads the files.
    ///
    /// - Parameter code: The exit code for an invalid file. Ignoring a level or an exception would be misleading.
    init(_ paths: [String], failingWith code: Int32) throws {
        let ids = Set(Explanations.all.map(\.id))
        var problems: [Diagnostic] = []
        for path in paths {
            let index = names.add(name: path)
            problems += file.read(try FileStore.read(path), file: index, diagnosticIDs: ids)
        }
        if !problems.isEmpty { throw Failure(code, lines(problems).joined(separator: "\n")) }
    }

    func lines(_ diagnostics: [Diagnostic]) -> [String] { diagnostics.map { $0.rendered(in: names) } }
}
