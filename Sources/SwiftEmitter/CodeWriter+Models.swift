import BindingsModel

extension CodeWriter {
    /// Writes a type.
    ///
    /// - Parameter scope: the outermost type that it stands in; nil at the top level.
    mutating func emit(_ declaration: Declaration, in scope: TypeScope) {
        switch declaration {
        case .structure(let type): emit(type, in: scope.inside(type.name, type.nested))
        case .enumeration(let type):
            if let original = scope.original(of: type.name) {
                line("public typealias \(type.name) =", then: original)
            } else {
                emit(type)
            }
        case .union(let type): emit(type, in: scope.inside(type.name, type.nested))
        case .content(let type): emit(type, in: scope)
        case .output(let type): emit(type, in: scope)
        case .alias(let type):
            doc(type.documentation.withoutDeprecation)
            line("public typealias \(type.name) =", then: scope.text(type.type))
        }
    }

    private mutating func emit(_ type: StructType, in scope: TypeScope) {
        var conformances = ["Codable", "Hashable", "Sendable"]
        if scope.isRedacted(type) { conformances.append(type.properties.redaction) }
        if type.hasChecks { conformances.append("Validatable") }
        doc(type.documentation.withoutDeprecation)
        self.type("public struct \(type.name)", scope.conformances(conformances)) { writer in
            writer.emitProperties(type.properties, in: scope)
            if let additional = type.additionalProperty {
                let what = type.isTuple ? "items behind these" : "members that have no property of their own"
                writer.line("/// The \(what).")
                writer.line("public var \(type.additionalName): \(scope.text(additional))")
            }
            let checks = type.checkSubjects
            writer.emitConstants(checks)
            writer.blankLine()
            writer.emitInitializer(
                type.properties,
                additional: type.additionalProperty.map { (type.additionalName, $0) },
                in: scope
            )
            if type.isTuple {
                writer.emitItemCoding(type, in: scope)
            } else if type.additional != nil {
                writer.emitCoding(type, in: scope)
            }
            if type.hasChecks { writer.emitValidate(checks) }
            if scope.isRedacted(type) {
                let map = type.isTuple || type.additional == nil ? nil : type.additionalName
                writer.emitShown(type.properties, additional: map)
            }
            if type.additional != nil, !type.isTuple {
                writer.emitCodingKeys(type.properties, isIterable: true)
            } else if !type.isTuple, type.renamesProperties {
                writer.emitCodingKeys(type.properties)
            }
            for nested in type.nested {
                writer.blankLine()
                writer.emit(nested, in: scope)
            }
        }
    }

    mutating func emitProperties(_ properties: [Property], in scope: TypeScope) {
        for property in properties {
            doc(property.documentation)
            let wrapper = property.wrapper.map { "@\($0.spelling) " } ?? ""
            line("\(wrapper)public var \(property.name):", then: scope.text(property.declaredType))
        }
    }

    mutating func emitInitializer(
        _ properties: [Property],
        additional: (name: SwiftName, type: SwiftType)? = nil,
        in scope: TypeScope
    ) {
        var parameters = parameters(properties, in: scope)
        if let additional {
            let empty = if case .array = additional.type { "[]" } else { "[:]" }
            parameters.append("\(additional.name): \(scope.text(additional.type)) = \(empty)")
        }
        if parameters.isEmpty, properties.isEmpty {
            line("public init() {}")
            return
        }
        if properties.count == 1, additional == nil, properties[0].isSettable, !properties[0].documentation.isDeprecated
        {
            let name = properties[0].name
            let head = "public init(\(parameters.map(\.text).joined(separator: ", ")))"
            if fits("\(head) { self.\(name) = \(name) }") {
                line("\(head) { self.\(name) = \(name) }")
                return
            }
        }
        list("public init(", parameters, ") {")
        indented { writer in
            for property in properties {
                let value = property.isSettable ? property.name.description : "nil"
                if property.documentation.isDeprecated, let wrapper = property.wrapper {
                    writer.line("_\(property.name.identifier) = \(wrapper.spelling)(wrappedValue: \(value))")
                } else {
                    writer.line("self.\(property.name) =", then: value)
                }
            }
            if let additional { writer.line("self.\(additional.name) =", then: additional.name.description) }
        }
        line("}")
    }

    /// The parameters of an initializer, with what stands for those that are left out.
    func parameters(_ properties: [Property], in scope: TypeScope) -> [Element] {
        properties.parameters.map { property in
            let type = "\(property.name): \(scope.text(property.declaredType))"
            if property.presence == .required {
                return Element(property.defaultValue.map { "\(type) = \($0.expression)" } ?? type)
            }
            let own = type.lastIndex(of: ".").map { (head: String(type[..<$0]), rest: "\(type[$0...]) = nil") }
            return Element("\(type) =", then: "nil", otherwise: own)
        }
    }

    /// The arguments that pass parameters of the same names on.
    func arguments(_ properties: [Property]) -> [String] {
        properties.parameters.map { "\($0.name.label): \($0.name)" }
    }

    /// Coding by hand, for a struct that keeps the members which no property stands for.
    private mutating func emitCoding(_ type: StructType, in scope: TypeScope) {
        blankLine()
        block("public init(from decoder: any Decoder) throws") { writer in
            writer.line("let container = try decoder.container(keyedBy: CodingKeys.self)")
            for property in type.properties {
                let name = property.name
                if let wrapper = property.wrapper {
                    let inner = wrapper == .indirect || wrapper == .plain ? property.declaredType : property.type
                    writer.line(
                        "_\(name.identifier) = try container.decode(\(wrapper.spelling)<\(scope.text(inner))>.self, forKey: .\(name))"
                    )
                } else {
                    let function = property.presence == .required ? "decode" : "decodeIfPresent"
                    writer.line(
                        "\(property.storage) = try container.\(function)(\(scope.text(property.type)).self, forKey: .\(name))"
                    )
                }
            }
            writer.line("\(type.additionalName) = try decoder.additionalProperties(except: CodingKeys.self)")
        }
        blankLine()
        block("public func encode(to encoder: any Encoder) throws") { writer in
            writer.line("var container = encoder.container(keyedBy: CodingKeys.self)")
            for property in type.properties {
                let name = property.name
                if property.wrapper != nil {
                    writer.line("try container.encode(_\(name.identifier), forKey: .\(name))")
                } else {
                    let function = property.presence == .required ? "encode" : "encodeIfPresent"
                    writer.line("try container.\(function)(\(property.storage), forKey: .\(name))")
                }
            }
            writer.line("try encoder.encode(additionalProperties: \(type.additionalName))")
        }
    }

    /// Coding by hand, for a struct that is an array on the wire.
    private mutating func emitItemCoding(_ type: StructType, in scope: TypeScope) {
        blankLine()
        block("public init(from decoder: any Decoder) throws") { writer in
            writer.line("var container = try decoder.unkeyedContainer()")
            for property in type.properties {
                let decoding = "\(property.storage) = try container.decode(\(scope.text(property.type)).self)"
                writer.line(property.presence == .required ? decoding : "if !container.isAtEnd { \(decoding) }")
            }
            if type.additional != nil { writer.line("\(type.additionalName) = try container.decodeRest()") }
        }
        blankLine()
        block("public func encode(to encoder: any Encoder) throws") { writer in
            writer.line("var items = ItemEncoder(encoder)")
            for property in type.properties {
                let function = property.presence == .required ? "encode" : "encodeIfPresent"
                writer.line("try items.\(function)(\(property.storage))")
            }
            if type.additional != nil { writer.line("try items.encode(contentsOf: \(type.additionalName))") }
        }
    }

    mutating func emitShown(_ properties: [Property], additional: SwiftName? = nil) {
        blankLine()
        block("@_spi(Generated) public var shown: KeyValuePairs<String, Any?>") { writer in
            var fields = properties.map { property in
                let name = literal(property.name.identifier)
                let value = property.storage
                return switch property.sensitivity {
                case .open: "\(name): \(value)"
                case .hidden: "\(name): Redacted.hidden(\(value))"
                case .lastFour: "\(name): Redacted.lastFour(\(value))"
                }
            }
            if let additional { fields.append("\(literal(additional.identifier)): \(additional)") }
            writer.list("[", fields, "]", trailingComma: true)
        }
        let renamed = properties.filter { $0.name.identifier != $0.wireName }
        if renamed.isEmpty { return }
        let names = renamed.map { "\(literal($0.name.identifier)): \(literal($0.wireName))" }
        let head = "@_spi(Generated) public static let wireNames: KeyValuePairs<String, String> = ["
        list(head, names, "]", trailingComma: true)
    }

    /// Writes what is shown of an enum with payloads.
    mutating func emitShown(_ cases: [(name: SwiftName, type: SwiftType)]) {
        blankLine()
        block("@_spi(Generated) public var shown: KeyValuePairs<String, Any?>") { writer in
            writer.line("switch self {")
            for item in cases {
                let payload = item.type == .void ? ("", "()") : ("(let value)", "value")
                writer.line("case .\(item.name)\(payload.0):", then: "[\(literal(item.name.identifier)): \(payload.1)]")
            }
            writer.line("}")
        }
    }

    mutating func emitCodingKeys(_ properties: [Property], isIterable: Bool = false) {
        blankLine()
        block("private enum CodingKeys: String, CodingKey\(isIterable ? ", CaseIterable" : "")") { writer in
            for property in properties {
                let isSame = property.name.identifier == property.wireName
                if isSame {
                    writer.line("case \(property.name)")
                } else {
                    writer.line("case \(property.name) =", then: literal(property.wireName))
                }
            }
        }
    }

    private mutating func emit(_ type: EnumType) {
        let raw = type.rawType == .string ? "String" : "Int"
        doc(type.documentation.withoutDeprecation)
        self.type("public enum \(type.name)", type.rawType == .string ? "OpenEnum" : "OpenIntegerEnum") { writer in
            writer.emitCases(type)
            writer.line("case unrecognized(\(raw))")
            let values = type.cases.map { item in
                Element(".\(item.name):", then: type.rawType == .string ? literal(item.rawValue) : item.rawValue)
            }
            writer.packed(
                "public static let documentedValues: KeyValuePairs<Self, \(raw)> = [",
                values,
                "]",
                trailingComma: true
            )
            writer.block(
                "@_spi(Generated) public var unlisted: \(raw)?",
                statement: "if case .unrecognized(let value) = self { value } else { nil }"
            )
        }
    }

    /// Writes the cases; those without a description share lines.
    private mutating func emitCases(_ type: EnumType) {
        var plain: [String] = []
        for item in type.cases {
            if item.documentation.paragraphs.isEmpty {
                plain.append(item.name.description)
                continue
            }
            if !plain.isEmpty { packed("case ", plain, "", isHanging: true) }
            plain = []
            doc(item.documentation)
            line("case \(item.name)")
        }
        if !plain.isEmpty { packed("case ", plain, "", isHanging: true) }
    }
}

extension [Property] {
    /// The protocol of a type of which something must not be printed, with these properties.
    var redaction: String { map(\.name).redaction }
}

extension [SwiftName] {
    /// The protocol of a type of which something must not be printed, with properties or cases of these names.
    var redaction: String { contains { $0.identifier == "description" } ? "RedactingFields" : "Redacting" }
}

extension TypeScope {
    /// Whether printing must leave out something of a type: sensitive values, or names that the document does not give.
    func isRedacted(_ type: StructType) -> Bool {
        type.hasSensitiveProperties || type.additionalProperty.map(hasMap) == true || hasMap(in: type.properties)
    }

    func isRedacted(_ type: OperationType) -> Bool { type.hasSensitiveProperties || hasMap(in: type.properties) }

    private func hasMap(in properties: [Property]) -> Bool { properties.contains { hasMap($0.type) } }
}

extension Property {
    /// The expression for the value inside of the type, which is no use of a deprecated property.
    var storage: String {
        if documentation.isDeprecated && wrapper != nil { return "_\(name.identifier).wrappedValue" }
        return Self.localNames.contains(name.identifier) ? "self.\(name)" : name.description
    }
}

extension Property {
    /// The local names in the functions that refer to properties.
    private static let localNames: Set<String> = [
        "container", "decoder", "encoder", "items", "form", "request", "response", "validator", "content",
    ]
}

extension Documentation {
    /// The text without the attribute, for declarations that generated code itself refers to.
    var withoutDeprecation: Documentation {
        var text = self
        if isDeprecated && !paragraphs.isEmpty { text.paragraphs.append("Deprecated.") }
        text.isDeprecated = false
        return text
    }
}
