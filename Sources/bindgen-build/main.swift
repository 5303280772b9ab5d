import BindingsGeneration

// What the plugin GenerateBindings runs: `bindgen generate` without its command line, for builds alone.
// Usage: bindgen-build CONFIG OUTPUT. Exit codes as bindgen's: 1 the document is wrong, 2 usage, 3 files.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let configuration = arguments.first, let output = arguments.last else {
    Terminal.error("usage: bindgen-build CONFIG OUTPUT; the command for people is 'bindgen generate'")
    exit(2)
}
// A global, so that it is never freed: to free a document's tree takes a tenth of a run.
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
