import Foundation
import PackagePlugin

/// `swift package regenerate`: rewrites the committed bindings in `Generated/`.
///
/// Types that have another name than in the last commit keep the old one as a deprecated alias.
@main
struct RegenerateBindings: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        var extractor = ArgumentExtractor(arguments)
        let check = extractor.extractFlag(named: "check") > 0
        let onlyNames = extractor.extractFlag(named: "only-names") > 0
        let previous = extractor.extractOption(named: "previous").last
        let target = extractor.extractOption(named: "target").last
        let output = extractor.extractOption(named: "output").last ?? "Generated"
        guard extractor.remainingArguments.isEmpty else {
            throw RegenerateError.usage(extractor.remainingArguments.joined(separator: " "))
        }
        let bindgen = try context.tool(named: "bindgen").url
        let configuration = try configuration(in: context.package, target: target)
        var words = onlyNames ? ["--only-names"] : []
        if !check, let document = try document(of: configuration, at: previous, in: context.package) {
            words += ["--previous", document]
        } else if onlyNames {
            throw RegenerateError.noPrevious
        }
        try generate(bindgen, configuration, output, check: check, in: context.package, words)
        if onlyNames { return }
        for support in configurations(in: context.package) where supports(support, configuration) {
            try generate(bindgen, support, output + "/Testing", check: check, in: context.package, support: true)
        }
        if !check { print("\(output) is up to date") }
    }

    /// The document at a revision, as an argument for bindgen.
    ///
    /// Without a revision it is the document of the last commit, if that has one.
    private func document(of configuration: URL, at revision: String?, in package: Package) throws -> String? {
        struct Members: Decodable { var spec: String }
        let members = try JSONDecoder().decode(Members.self, from: Data(contentsOf: configuration))
        let folder = configuration.deletingLastPathComponent()
        let spec = URL(filePath: members.spec, relativeTo: folder).standardizedFileURL.plainPath
        let root = package.directoryURL.plainPath
        // git resolves a path relative to the working directory only if it starts with a dot.
        let document = "\(revision ?? "HEAD"):./\(spec.hasPrefix(root) ? String(spec.dropFirst(root.count)) : spec)"
        if revision != nil { return document }
        guard spec.hasPrefix(root) else { return nil }
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "cat-file", "-e", document]
        git.currentDirectoryURL = package.directoryURL
        git.standardError = FileHandle.nullDevice
        guard (try? git.run()) != nil else { return nil }
        git.waitUntilExit()
        return git.terminationStatus == 0 ? document : nil
    }

    /// - Parameters:
    ///   - more: Further arguments.
    ///   - support: Whether to generate test support, for the module in the parent directory.
    private func generate(
        _ bindgen: URL,
        _ configuration: URL,
        _ output: String,
        check: Bool,
        in package: Package,
        _ more: [String] = [],
        support: Bool = false
    ) throws {
        let root = package.directoryURL
        let path = configuration.plainPath
        let process = Process()
        process.executableURL = bindgen
        process.currentDirectoryURL = root
        var words = ["generate", "--config"]
        words.append(path.hasPrefix(root.plainPath) ? String(path.dropFirst(root.plainPath.count)) : path)
        words += ["--output", output, "--remedy", "swift package regenerate"] + more
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
    case noPrevious
    case failed(Int32)

    var description: String {
        switch self {
        case .usage(let rest):
            """
            unknown arguments '\(rest)'; usage: swift package regenerate [--check] [--target NAME] [--output DIR] \
            [--previous REVISION] [--only-names]
            """
        case .targets(let names) where names.isEmpty: "no target has a bindings.json"
        case .targets(let names):
            "several targets have a bindings.json; choose one with --target: \(names.joined(separator: ", "))"
        case .noPrevious: "the last commit does not have the document; name a revision with --previous"
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
