public import Foundation

/// The build products, next to the running tests or their bundle.
public enum Products {
    /// A program.
    public static func executable(_ name: String) throws -> URL {
        try product(name) { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// The folder with the modules of this package.
    public static func modules() throws -> URL {
        try product("Modules") { FileManager.default.fileExists(atPath: $0.path) }
    }

    private static func product(_ name: String, where isThere: (URL) -> Bool) throws -> URL {
        let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
        var folder = bundle ?? URL(filePath: CommandLine.arguments[0])
        while folder.path != "/" {
            folder = folder.deletingLastPathComponent().standardizedFileURL
            let candidate = folder.appending(path: name)
            if isThere(candidate) { return candidate }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}
