import Foundation
import PackagePlugin

/// Runs `bindgen-build` in each build of a target with a `bindings.json`, if an input changed.
@main
struct GenerateBindings: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        // Without the trait, the tool doesn't exist and nothing imports these two, but SwiftPM still invokes the
        // plugin.
        let tool = try? context.tool(named: "bindgen-build")
        if tool == nil, ["M2PBindings", "M2PTestSupport"].contains(target.name) { return [] }
        guard let tool else { throw ConfigurationError.missingTrait(target: target.name) }
        return [
            try command(
                folder: target.directoryURL,
                targetName: target.name,
                tool: tool.url,
                work: context.pluginWorkDirectoryURL
            )
        ]
    }

    private func command(folder: URL, targetName: String, tool: URL, work: URL) throws -> Command {
        let configuration = try Configuration(in: folder, targetName: targetName)
        let output = work.appending(path: "Bindings", directoryHint: .isDirectory)
        return .buildCommand(
            displayName: "Generating bindings for \(targetName)",
            executable: tool,
            arguments: [configuration.file.plainPath, output.plainPath],
            inputFiles: [configuration.file] + [configuration.supported].compactMap { $0 } + configuration.documents,
            outputFiles: configuration.fileNames.map { output.appending(path: $0) }
        )
    }
}

#if canImport(XcodeProjectPlugin)
import XcodeProjectPlugin

extension GenerateBindings: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
        let configuration = target.inputFiles.first { $0.url.lastPathComponent == Configuration.fileName }
        guard let folder = configuration?.url.deletingLastPathComponent() else {
            throw ConfigurationError.missing(target: target.displayName, folder: context.xcodeProject.directoryURL)
        }
        return [
            try command(
                folder: folder,
                targetName: target.displayName,
                tool: try context.tool(named: "bindgen-build").url,
                work: context.pluginWorkDirectoryURL
            )
        ]
    }
}
#endif
