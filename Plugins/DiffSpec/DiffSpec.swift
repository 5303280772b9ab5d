import Foundation
import PackagePlugin

/// `swift package diff-spec`: reports how changes to the spec in the working copy affect callers.
@main
struct DiffSpec: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        var extractor = ArgumentExtractor(arguments)
        let base = extractor.extractOption(named: "base").last ?? "origin/main"
        let target = extractor.extractOption(named: "target").last
        let format = extractor.extractOption(named: "format").last
        let failOn = extractor.extractOption(named: "fail-on").last
        guard extractor.remainingArguments.isEmpty else {
            throw DiffSpecError.usage(extractor.remainingArguments.joined(separator: " "))
        }
        let package = context.package.directoryURL
        let configuration = try configuration(in: context.package, target: target)
        let spec = try specification(of: configuration)
        // Git paths start at the repository's root, which may be above the package.
        let top = repository(above: package)
        let process = Process()
        process.executableURL = try context.tool(named: "bindgen").url
        process.currentDirectoryURL = top
        let path = relative(spec, to: top)
        var words = ["diff", "\(base):\(path)", path, "--config", configuration.plainPath]
        if let format { words += ["--format", format] }
        if let failOn { words += ["--fail-on", failOn] }
        // The second is the former name of the first.
        for name in ["review.yaml", "accepted-changes.yaml"] {
            let review = spec.deletingLastPathComponent().appending(path: name)
            if FileManager.default.fileExists(atPath: review.plainPath) {
                words += ["--review", relative(review, to: top)]
            }
        }
        process.arguments = words
        try process.run()
        process.waitUntilExit()
        switch process.terminationStatus {
        case 0: return
        case 1: throw DiffSpecError.found
        case let status: throw DiffSpecError.failed(status)
        }
    }

    /// The only `bindings.json`, or the one of the requested target.
    private func configuration(in package: Package, target name: String?) throws -> URL {
        let found = package.targets.filter { name == nil || $0.name == name }
            .map { $0.directoryURL.appending(path: "bindings.json") }
            .filter { hasDocument($0) }
        guard found.count == 1, let file = found.first else {
            throw DiffSpecError.targets(found.map { $0.deletingLastPathComponent().lastPathComponent })
        }
        return file
    }

    /// Whether a configuration is for bindings, rather than for test support of others.
    private func hasDocument(_ file: URL) -> Bool {
        struct Members: Decodable { var testSupportFor: String? }
        guard let data = try? Data(contentsOf: file) else { return false }
        return (try? JSONDecoder().decode(Members.self, from: data))?.testSupportFor == nil
    }

    private func specification(of configuration: URL) throws -> URL {
        struct Members: Decodable { var spec: String }
        let members = try JSONDecoder().decode(Members.self, from: Data(contentsOf: configuration))
        return URL(filePath: members.spec, relativeTo: configuration.deletingLastPathComponent()).standardizedFileURL
    }

    /// The nearest directory with a `.git`, or the package itself if there is none.
    private func repository(above package: URL) -> URL {
        var folder = package.standardizedFileURL
        while folder.pathComponents.count > 1 {
            if FileManager.default.fileExists(atPath: folder.appending(path: ".git").plainPath) {
                return folder
            }
            folder = folder.deletingLastPathComponent()
        }
        return package
    }

    private func relative(_ file: URL, to folder: URL) -> String {
        let (path, root) = (file.standardizedFileURL.pathComponents, folder.standardizedFileURL.pathComponents)
        guard path.starts(with: root) else { return file.plainPath }
        return path.dropFirst(root.count).joined(separator: "/")
    }
}

enum DiffSpecError: Error, CustomStringConvertible {
    case usage(String)
    case targets([String])
    case found
    case failed(Int32)

    var description: String {
        switch self {
        case .usage(let rest):
            """
            unknown arguments '\(rest)'; usage: swift package diff-spec [--base REVISION] [--target NAME] \
            [--format FORMAT] [--fail-on breaking|caution|never]
            """
        case .targets(let names) where names.isEmpty: "no target has a bindings.json"
        case .targets(let names):
            "several targets have a bindings.json; choose one with --target: \(names.joined(separator: ", "))"
        case .found: "the spec has changes that affect callers, listed above"
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
