package import YAMLTree

/// What `bindings.json` says: which document, and what to call things.
package struct BindingsConfiguration: Hashable, Sendable {
    /// The path of the OpenAPI document, relative to the configuration's folder.
    package var spec: String
    /// The name of the client's type.
    package var client: String
    /// How many files the models are spread over.
    package var modelFiles: Int

    package init(spec: String, client: String = "Client", modelFiles: Int = 1) {
        self.spec = spec
        self.client = client
        self.modelFiles = modelFiles
    }

    /// The most files that models are spread over.
    package static let maximumModelFiles = 64

    /// The members that `bindings.json` may have.
    private static let members = ["$schema", "spec", "client", "modelFiles"]

    /// Reads `bindings.json`.
    ///
    /// - Parameter bytes: JSON text.
    /// - Throws: every fault, each at its place.
    package static func read(
        _ bytes: [UInt8], file: UInt32
    ) -> (configuration: BindingsConfiguration?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let root: Node
        do throws(Diagnostic) {
            root = try YAMLReader.parse(bytes, file: file)
        } catch {
            return (nil, [error])
        }
        guard let mapping = root.mapping else { return (nil, [.configurationMember("the configuration", "an object", root)]) }
        for entry in mapping where !members.contains(entry.key.text) {
            diagnostics.append(.unknownConfigurationMember(entry.key, among: members))
        }
        var configuration = BindingsConfiguration(spec: "")
        if let spec = mapping["spec"] {
            if let text = spec.string, !text.isEmpty {
                configuration.spec = text
            } else {
                diagnostics.append(.configurationMember("'spec'", "the path of an OpenAPI document", spec))
            }
        } else {
            diagnostics.append(.missingSpec(root))
        }
        if let client = mapping["client"] {
            if let text = client.string, SwiftName.isTypeName(text) {
                configuration.client = text
            } else {
                diagnostics.append(.configurationMember("'client'", "the name of a Swift type, such as 'PetClient'", client))
            }
        }
        if let count = mapping["modelFiles"] {
            if case .integer(let value) = count.scalar?.value, (1...Int64(maximumModelFiles)).contains(value) {
                configuration.modelFiles = Int(value)
            } else {
                diagnostics.append(.configurationMember("'modelFiles'", "a number from 1 to \(maximumModelFiles)", count))
            }
        }
        return (diagnostics.isEmpty ? configuration : nil, diagnostics)
    }
}

extension SwiftName {
    /// Whether a text can name a Swift type: ASCII letters and digits, a capital first.
    package static func isTypeName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first >= 0x41, first <= 0x5A else { return false }
        return text.utf8.allSatisfy { byte in
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
        }
    }
}
