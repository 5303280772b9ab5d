import Foundation
import PackagePlugin

/// `swift package regenerate`: rewrites the committed bindings in `Generated/`.
@main
struct RegenerateBindings: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        var extractor = ArgumentExtractor(arguments)
        let check = extractor.extractFlag(named: "check") > 0
        let target = extractor.extractOption(named: "target").last
        let output = extractor.extractOption(named: "output").last ?? "Generated"
        guard extractor.remainingArguments.isEmpty else {
            throw RegenerateError.usage(extractor.remainingArguments.joined(separator: " "))
        }
        let bindgen = try context.tool(named: "bindgen").url
        let folder = context.package.directoryURL
        let process = Process()
        process.executableURL = bindgen
        process.currentDirectoryURL = folder
        process.arguments =
            [
                "generate", "--config", try configuration(in: context.package, target: target), "--output", output,
                "--remedy", "swift package regenerate",
            ] + (check ? ["--check"] : [])
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw RegenerateError.failed(process.terminationStatus) }
        if !check { print("\(output) is up to date") }
    }

    /// The path of the one `bindings.json`, relative to the package, or of the target's that was asked for.
    private func configuration(in package: Package, target name: String?) throws -> String {
        let root = package.directoryURL.plainPath
        let found = package.targets.filter { name == nil || $0.name == name }
            .map { $0.directoryURL.appending(path: "bindings.json") }
            .filter { FileManager.default.fileExists(atPath: $0.plainPath) }
        guard found.count == 1, let file = found.first else {
            throw RegenerateError.targets(found.map { $0.deletingLastPathComponent().lastPathComponent })
        }
        return file.plainPath.hasPrefix(root) ? String(file.plainPath.dropFirst(root.count)) : file.plainPath
    }
}

enum RegenerateError: Error, CustomStringConvertible {
    case usage(String)
    case targets([String])
    case failed(Int32)

    var description: String {
        switch self {
        case .usage(let rest):
            "unknown arguments '\(rest)'; usage: swift package regenerate [--check] [--target NAME] [--output DIR]"
        case .targets(let names) where names.isEmpty: "no target has a bindings.json"
        case .targets(let names):
            "several targets have a bindings.json; choose one with --target: \(names.joined(separator: ", "))"
        case .failed(let status): "bindgen failed with exit code \(status); its messages are above"
        }
    }
}

extension URL {
    /// The path as the file system has it; in a URL's own, spaces and letters beyond ASCII are escaped.
    var plainPath: String { path(percentEncoded: false) }
}
