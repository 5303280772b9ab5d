import BindingsGeneration

// The tool that the plugin GenerateBindings runs: `bindgen generate` without its command line, only for builds.
// Usage: bindgen-build CONFIG OUTPUT. Exit codes: 1 the document has errors, 2 usage, 3 files.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let configuration = arguments.first, let output = arguments.last else {
    Terminal.error("usage: bindgen-build CONFIG OUTPUT; to generate by hand, run 'bindgen generate'")
    exit(2)
}
// Global, so it is never freed. Freeing a document's tree takes a tenth of a run.
let generation: Generation
do {
    generation = try Generation(config: configuration)
    Terminal.error(generation.diagnostics.joined(separator: "\n"))
    guard let files = generation.files else { exit(1) }
    let folder = OutputFolder(output)
    try folder.apply(try folder.changes(for: files))
} catch {
    Terminal.error("error: \(error.message)")
    exit(3)
}
