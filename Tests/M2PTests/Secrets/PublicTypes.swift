import Foundation

/// The handwritten public types of the libraries, found in their source.
enum PublicTypes {
    /// A printable type, by its name in code: `CallError.Received`.
    static func named() throws -> Set<String> {
        var names: Set<String> = []
        for file in try files() {
            var scopes: [String] = []
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                guard
                    let declaration = line.firstMatch(
                        of: #/^( *)((?:@\S+ )*)((?:[a-z]+ )*)(extension|struct|enum|class|actor) ([A-Za-z0-9_.]+)/#
                    ),
                    declaration.1.count / 4 <= scopes.count
                else { continue }
                scopes = Array(scopes.prefix(declaration.1.count / 4)) + [String(declaration.5)]
                let isPublic = declaration.3.contains("public") && !declaration.2.contains("@_spi")
                if isPublic, declaration.4 != "extension", !line.contains("~Copyable") {
                    names.insert(scopes.joined(separator: "."))
                }
            }
        }
        return names
    }

    private static func files() throws -> [URL] {
        let sources = Spec.packageFolder.appending(path: "Sources")
        return try [
            "BindingsRuntime", "BindingsTesting", "M2P", "M2PTesting", "PINBlock", "PINBlockAES", "M2PSandbox",
            "BindingsLogging", "BindingsMetrics", "BindingsTracing",
        ].flatMap { module in
            let found = FileManager.default.enumerator(
                at: sources.appending(path: module),
                includingPropertiesForKeys: nil
            )
            // Tutorial code in documentation catalogs isn't part of a module.
            let files = (found?.compactMap { $0 as? URL } ?? []).filter {
                $0.pathExtension == "swift" && !$0.path().contains(".docc/")
            }
            if files.isEmpty { throw CocoaError(.fileNoSuchFile) }
            return files
        }
    }
}
