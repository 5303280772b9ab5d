import BindingsGeneration
import SpecDiff
import YAMLTree

/// The review files of a run, as one.
struct ReviewDecisions {
    private(set) var file = ReviewFile()
    /// What is wrong in them, as lines.
    private(set) var problems: [String] = []
    private var names = SourceFiles()

    init(_ paths: [String]) throws(FileError) {
        let ids = Set(Explanations.all.map(\.id))
        for path in paths {
            let index = names.add(name: path)
            problems += lines(file.read(try FileStore.read(path), file: index, diagnosticIDs: ids))
        }
    }

    func lines(_ diagnostics: [Diagnostic]) -> [String] { diagnostics.map { $0.rendered(in: names) } }
}
