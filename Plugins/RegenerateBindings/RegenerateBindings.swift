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
        let configuration = try configuration(in: context.package, target: target)
        try generate(bindgen, configuration, output, check: check, in: context.package)
        for support in configurations(in: context.package) where supports(support, configuration) {
            try generate(bindgen, support, output + "/Testing", check: check, in: context.package, support: true)
        }
        if !check { print("\(output) is up to date") }
    }

    /// - Parameter support: Whether to generate test support, for the module in the parent directory.
    private func generate(
        _ bindgen: URL,
        _ configuration: URL,
        _ output: String,
        check: Bool,
        in package: Package,
        support: Bool = false
    ) throws {
        let root = package.directoryURL
        let path = configuration.plainPath
        let process = Process()
        process.executableURL = bindgen
        process.currentDirectoryURL = root
        var words = ["generate", "--config"]
        words.append(path.hasPrefix(root.plainPath) ? String(path.dropFirst(root.plainPath.count)) : path)
        words += ["--output", output, "--remedy", "swift package regenerate"]
        if check { words.append("--check") }
        let folder = root.appending(path: output).deletingLastPathComponent().standardizedFileURL.plainPath
        let module = package.targets.first { isSame($0.directoryURL.standardizedFileURL.plainPath, folder) }
        if support, let module { words += ["--module", module.name] }
        process.arguments = words
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw RegenerateError.failed(process.terminationStatus) }
    }

    private func isSame(_ left: String, _ right: String) -> Bool {
        left.trimmingCharacters(in: ["/"]) == right.trimmingCharacters(in: ["/"])
    }

    /// The only `bindings.json` for bindings, or the one of the requested target.
    private func configuration(in package: Package, target name: String?) throws -> URL {
        let found = configurations(in: package, target: name).filter { supported(by: $0) == nil || name != nil }
        guard found.count == 1, let file = found.first else {
            throw RegenerateError.targets(found.map { $0.deletingLastPathComponent().lastPathComponent })
        }
        return file
    }

    private func configurations(in package: Package, target name: String? = nil) -> [URL] {
        package.targets.filter { name == nil || $0.name == name }
            .map { $0.directoryURL.appending(path: "bindings.json") }
            .filter { FileManager.default.fileExists(atPath: $0.plainPath) }
    }

    /// The configuration whose bindings another one adds test support for.
    private func supported(by file: URL) -> URL? {
        struct Members: Decodable { var testSupportFor: String? }
        guard let data = try? Data(contentsOf: file),
            let path = (try? JSONDecoder().decode(Members.self, from: data))?.testSupportFor
        else { return nil }
        return URL(filePath: path, relativeTo: file.deletingLastPathComponent()).standardizedFileURL
    }

    private func supports(_ file: URL, _ other: URL) -> Bool {
        supported(by: file)?.plainPath == other.standardizedFileURL.plainPath
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
        case .failed(let status): "bindgen failed with exit code \(status); see the messages above"
        }
    }
}

extension URL {
    /// The path as used by the file system.
    ///
    /// The URL's own path escapes spaces and non-ASCII letters.
    var plainPath: String { path(percentEncoded: false) }
}
