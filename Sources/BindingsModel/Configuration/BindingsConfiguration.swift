package import YAMLTree

/// The settings in `bindings.json`: the document, and the names to generate.
package struct BindingsConfiguration: Hashable, Sendable {
    /// The path of the OpenAPI document, relative to the configuration's directory.
    package var spec: String
    /// The root directory for the document's references, relative to the configuration's directory.
    ///
    /// Nil for the document's own directory.
    package var root: String?
    /// The name of the client's type.
    package var client: String
    /// The number of files for the models.
    package var modelFiles: Int
    /// The operations to generate, or nil for everything.
    package var include: Filter?
    /// Whether the client has a group of operations for each tag.
    package var groupsByTag: Bool
    /// Whether to generate types for component schemas that no operation or event uses.
    package var unusedSchemas: Bool
    /// The path of the configuration to generate a stub and examples for, relative to this one's directory.
    ///
    /// If set, nothing else is generated, and only `module` may be set as well.
    package var testSupportFor: String?
    /// The module with those bindings.
    ///
    /// Nil if it has the name of their configuration's directory.
    package var module: String?

    package init(
        spec: String,
        root: String? = nil,
        client: String = "Client",
        modelFiles: Int = Self.defaultModelFiles,
        include: Filter? = nil,
        groupsByTag: Bool = false,
        unusedSchemas: Bool = false
    ) {
        self.spec = spec
        self.root = root
        self.client = client
        self.modelFiles = modelFiles
        self.include = include
        self.groupsByTag = groupsByTag
        self.unusedSchemas = unusedSchemas
    }

    /// The operations to generate: the union of the lists.
    package struct Filter: Hashable, Sendable {
        package var operations: Set<String> = []
        package var paths: Set<String> = []
        package var tags: Set<String> = []

        package init() {}
    }

    /// Three files divide a module into two halves of compile work, with the other files (see the page on compile
    /// time).
    package static let defaultModelFiles = 3

    /// The maximum number of files for the models.
    package static let maximumModelFiles = 64

    /// The members that `bindings.json` supports.
    private static let members = [
        "$schema", "spec", "root", "client", "modelFiles", "include", "groupsByTag", "unusedSchemas", "testSupportFor",
        "module",
    ]

    /// The members that a test-support configuration supports.
    private static let testSupportMembers = ["$schema", "testSupportFor", "module"]

    /// The boolean members.
    private static var switches: [(name: String, property: WritableKeyPath<BindingsConfiguration, Bool>)] {
        [("groupsByTag", \.groupsByTag), ("unusedSchemas", \.unusedSchemas)]
    }

    /// Reads `bindings.json`.
    ///
    /// - Parameter bytes: JSON data.
    /// - Throws: All errors, each with its location.
    package static func read(
        _ bytes: [UInt8],
        file: UInt32
    ) -> (configuration: BindingsConfiguration?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let root: Node
        do throws(Diagnostic) {
            root = try YAMLReader.parse(bytes, file: file)
        } catch {
            return (nil, [error])
        }
        guard let mapping = root.mapping else {
            return (nil, [.configurationMember("the configuration", "an object", root)])
        }
        if let target = mapping["testSupportFor"] { return readTestSupport(mapping, target) }
        for entry in mapping where !members.contains(entry.key.text) || entry.key.text == "module" {
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
        if let root = mapping["root"] {
            if let text = root.string, !text.isEmpty {
                configuration.root = text
            } else {
                diagnostics.append(.configurationMember("'root'", "the path of a directory", root))
            }
        }
        if let client = mapping["client"] {
            if let text = client.string, SwiftName.isTypeName(text) {
                configuration.client = text
            } else {
                diagnostics.append(
                    .configurationMember("'client'", "the name of a Swift type, such as 'PetClient'", client)
                )
            }
        }
        if let count = mapping["modelFiles"] {
            if case .integer(let value) = count.scalar?.value, (1...Int64(maximumModelFiles)).contains(value) {
                configuration.modelFiles = Int(value)
            } else {
                diagnostics.append(
                    .configurationMember("'modelFiles'", "a number from 1 to \(maximumModelFiles)", count)
                )
            }
        }
        for (name, property) in switches {
            guard let node = mapping[name] else { continue }
            if case .bool(let value) = node.scalar?.value {
                configuration[keyPath: property] = value
            } else {
                diagnostics.append(.configurationMember("'\(name)'", "true or false", node))
            }
        }
        if let include = mapping["include"] { configuration.include = readFilter(include, &diagnostics) }
        return (diagnostics.isEmpty ? configuration : nil, diagnostics)
    }
}

extension BindingsConfiguration {
    /// Reads a configuration for test support of another configuration's bindings.
    private static func readTestSupport(
        _ mapping: Mapping,
        _ target: Node
    ) -> (configuration: BindingsConfiguration?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        for entry in mapping where !testSupportMembers.contains(entry.key.text) {
            diagnostics.append(.unknownConfigurationMember(entry.key, among: testSupportMembers))
        }
        var configuration = BindingsConfiguration(spec: "")
        if let text = target.string, !text.isEmpty {
            configuration.testSupportFor = text
        } else {
            diagnostics.append(
                .configurationMember("'testSupportFor'", "the path of the bindings.json of the bindings", target)
            )
        }
        if let module = mapping["module"] {
            if let text = module.string, isModuleName(text) {
                configuration.module = text
            } else {
                diagnostics.append(.configurationMember("'module'", "the name of a Swift module", module))
            }
        }
        return (diagnostics.isEmpty ? configuration : nil, diagnostics)
    }

    /// Whether a string is a valid module name: ASCII letters, digits and `_`, not starting with a digit.
    package static func isModuleName(_ text: String) -> Bool {
        SwiftName.isTypeName("M" + text) && !"0123456789".contains(text.first ?? "0")
    }

    private static func readFilter(_ node: Node, _ diagnostics: inout [Diagnostic]) -> Filter? {
        guard let mapping = node.mapping else {
            diagnostics.append(
                .configurationMember("'include'", "an object with 'operations', 'paths' or 'tags'", node)
            )
            return nil
        }
        var filter = Filter()
        for entry in mapping {
            guard let list = entry.value.sequence, list.allSatisfy({ $0.string != nil }) else {
                diagnostics.append(.configurationMember("'\(entry.key.text)'", "a list of strings", entry.value))
                continue
            }
            let texts = Set(list.compactMap(\.string))
            switch entry.key.text {
            case "operations": filter.operations = texts
            case "paths": filter.paths = texts
            case "tags": filter.tags = texts
            default:
                diagnostics.append(.unknownConfigurationMember(entry.key, among: ["", "operations", "paths", "tags"]))
            }
        }
        return filter
    }
}

extension SwiftName {
    /// Whether a string is a valid Swift type name: ASCII letters and digits, starting with a capital.
    package static func isTypeName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first >= 0x41, first <= 0x5A else { return false }
        return text.utf8.allSatisfy { byte in
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
        }
    }
}
