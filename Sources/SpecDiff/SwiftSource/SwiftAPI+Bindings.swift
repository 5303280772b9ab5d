import BindingsModel
import SwiftEmitter

/// The only part of the comparison that uses the model.
///
/// A change to the model is reflected here.
extension SwiftAPI {
    /// - Parameter unchanged: The types and operations to skip.
    init(_ bindings: Bindings, leavingOut unchanged: Set<SwiftName>) {
        for (name, original) in bindings.sharedEnumerations { shared["\(name)"] = "\(original)" }
        typeNames = Set(bindings.origins.keys.map(\.description))
        for model in bindings.models where !unchanged.contains(model.name) { add(model, in: "") }
        let protocolName = "\(bindings.protocolName)"
        for operation in bindings.operations where !unchanged.contains(operation.name) {
            add(operation, protocolName: protocolName)
        }
        for (name, alias) in bindings.aliases.sorted(by: { $0.value.identifier < $1.value.identifier }) {
            add(.alias, in: "", "\(alias)", key: "\(alias)", type: "\(name)", "typealias \(alias) = \(name)")
        }
        for server in bindings.servers {
            add(
                .constant,
                in: "\(bindings.serversName)",
                "\(server.name)",
                key: server.url,
                type: "APIServer",
                "static let \(server.name): APIServer"
            )
        }
        let environmentName = "\(bindings.environmentName)"
        for environment in bindings.environments {
            add(
                .constant,
                in: environmentName,
                "\(environment.name)",
                key: environment.documentName,
                type: environmentName,
                "static let \(environment.name): \(environmentName)"
            )
        }
        let environment = Parameter(
            label: "environment",
            type: environmentName,
            hasDefault: bindings.onlyEnvironment != nil
        )
        add(
            .initializer,
            in: "\(bindings.clientName)",
            "init",
            key: "init",
            parameters: [environment],
            "init(\(environment.text), …)"
        )
        let credentials = "\(bindings.clientName).Credentials"
        for scheme in bindings.securitySchemes {
            add(
                .property,
                in: credentials,
                "\(scheme.name)",
                key: scheme.schemeName,
                type: "Credential?",
                "var \(scheme.name): Credential?"
            )
        }
        for group in bindings.groups {
            add(
                .property,
                in: "\(bindings.protocolName)",
                "\(group.name)",
                key: "\(group.name)",
                type: "\(group.type)",
                "var \(group.name): \(group.type)"
            )
        }
        for event in bindings.events {
            let type = event.content.type.spelling
            add(
                .type,
                in: "\(bindings.eventsName)",
                "\(event.name)",
                key: "\(event.name)",
                type: type,
                "enum \(event.name): \(type)"
            )
        }
    }

    /// The types and operations that are identical on both sides.
    static func unchanged(_ old: Bindings, _ new: Bindings) -> Set<SwiftName> {
        guard old.protocolName == new.protocolName else { return [] }
        var unchanged: Set<SwiftName> = []
        let models = Dictionary(new.models.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
        for model in old.models {
            if let index = models[model.name], model == new.models[index] { unchanged.insert(model.name) }
        }
        let operations = Dictionary(new.operations.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in
            first
        }
        for operation in old.operations {
            guard let index = operations[operation.name], operation == new.operations[index] else { continue }
            unchanged.insert(operation.name)
        }
        return unchanged
    }

    // MARK: Types

    private mutating func add(_ declaration: Declaration, in parent: String) {
        switch declaration {
        case .structure(let type): add(type, in: parent)
        case .enumeration(let type):
            add(.type, in: parent, "\(type.name)", key: key(type.cases.map(\.rawValue)), "struct \(type.name)")
            let path = path(parent, "\(type.name)")
            for item in type.cases {
                add(.constant, in: path, "\(item.name)", key: item.rawValue, "static var \(item.name): \(type.name)")
            }
            let raw = type.rawType == .int ? "Int" : "String"
            add(.property, in: path, "rawValue", key: "", type: raw, "let rawValue: \(raw)")
        case .union(let type):
            let head = type.isOnlySent ? "struct" : "enum"
            add(.type, in: parent, "\(type.name)", key: key(type.cases.map { "\($0.type)" }), "\(head) \(type.name)")
            let path = path(parent, "\(type.name)")
            for item in type.cases {
                let text = item.type.spelling
                add(
                    type.isOnlySent ? .property : .enumCase,
                    in: path,
                    "\(item.name)",
                    key: text,
                    type: type.isOnlySent ? "\(text)?" : text,
                    type.isOnlySent ? "var \(item.name): \(text)?" : "case \(item.name)(\(text))"
                )
            }
            for nested in type.nested { add(nested, in: path) }
        case .content(let type): add(type, in: parent)
        case .output(let type):
            add(.type, in: parent, "\(type.name)", key: key(type.headers.map(\.wireName)), "struct \(type.name)")
            let path = path(parent, "\(type.name)")
            if type.body != .void {
                add(
                    .property,
                    in: path,
                    "body",
                    key: "",
                    type: "\(type.body.spelling)",
                    "var body: \(type.body.spelling)"
                )
            }
            for header in type.headers {
                let type = "\(header.type.spelling)?"
                add(
                    .property,
                    in: path,
                    "\(header.name)",
                    key: header.wireName,
                    type: type,
                    "var \(header.name): \(type)"
                )
            }
        case .alias(let type):
            if type.isFormerName { formerNames[path(parent, "\(type.name)")] = "\(type.type.spelling)" }
            add(
                .alias,
                in: parent,
                "\(type.name)",
                key: "",
                type: "\(type.type.spelling)",
                "typealias \(type.name) = \(type.type.spelling)"
            )
        }
    }

    private mutating func add(_ type: ContentEnum, in parent: String) {
        add(.type, in: parent, "\(type.name)", key: key(type.cases.map { "\($0.name)" }), "enum \(type.name)")
        for item in type.cases {
            let content = "\(item.content.type.spelling)"
            let payload = content == "Void" ? "" : "(\(content))"
            add(
                .enumCase,
                in: path(parent, "\(type.name)"),
                "\(item.name)",
                key: "\(item.name)",
                type: content,
                "case \(item.name)\(payload)"
            )
        }
    }

    private mutating func add(_ type: StructType, in parent: String) {
        add(.type, in: parent, "\(type.name)", key: key(type.properties.map(\.wireName)), "struct \(type.name)")
        let path = path(parent, "\(type.name)")
        add(type.properties, in: path)
        var parameters = parameters(type.properties)
        if let text = type.additionalProperty?.spelling {
            add(
                .property,
                in: path,
                "\(type.additionalName)",
                key: "",
                type: text,
                "var \(type.additionalName): \(text)"
            )
            parameters.append(Parameter(label: "\(type.additionalName)", type: text, hasDefault: true))
        }
        if !type.isOnlyReceived {
            add(
                .initializer,
                in: path,
                "init",
                key: "init",
                parameters: parameters,
                "init(\(parameters.map(\.text).joined(separator: ", ")))"
            )
        }
        for nested in type.nested { add(nested, in: path) }
    }

    private mutating func add(_ properties: [Property], in path: String) {
        for property in properties {
            let type = "\(property.declaredType.spelling)"
            add(
                .property,
                in: path,
                "\(property.name)",
                key: property.wireName,
                type: type,
                "var \(property.name): \(type)"
            )
        }
    }

    // MARK: Operations

    private mutating func add(_ operation: OperationType, protocolName: String) {
        let name = "\(operation.name)"
        let key = "\(operation.httpMethod) \(operation.path.skeleton)"
        add(.operation, in: "", name, key: key, type: operation.methodName.description, "struct \(name)")
        add(operation.properties, in: name)
        let parameters = parameters(operation.properties)
        let list = parameters.map(\.text).joined(separator: ", ")
        add(.initializer, in: name, "init", key: "init", parameters: parameters, "init(\(list))")
        add(
            .method,
            in: protocolName,
            "\(operation.methodName)",
            key: key,
            type: "throws(\(operation.errorName)) -> \(operation.output.spelling)",
            parameters: parameters,
            "func \(operation.methodName)(\(list)) async throws(\(operation.errorName)) -> \(operation.output.spelling)"
        )
        for nested in operation.nested { add(nested, in: name) }
        let failure = "\(operation.errorName)"
        add(.type, in: "", failure, key: "failure of \(key)", "struct \(failure)")
        for item in operation.failureCases {
            let body = "ErrorResponse<\(item.bodyType.spelling)>"
            let meaning = item.meanings.map { "\($0.codes.sorted()) \($0.statuses.sorted())" }.sorted().joined(
                separator: ";"
            )
            add(
                .errorCase,
                in: failure,
                "\(item.name)",
                key: meaning,
                type: "\(body)?",
                "var \(item.name): \(body)?"
            )
        }
    }

    private func parameters(_ properties: [Property]) -> [Parameter] {
        properties.parameters.map { property in
            Parameter(
                label: property.name.identifier,
                type: property.declaredType.spelling,
                hasDefault: property.mayBeLeftOut
            )
        }
    }

    private func key(_ parts: [String]) -> String { parts.sorted().joined(separator: "\u{0}") }
    private func path(_ parent: String, _ name: String) -> String { parent.isEmpty ? name : "\(parent).\(name)" }
}
