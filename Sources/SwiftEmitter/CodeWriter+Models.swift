import BindingsModel

extension CodeWriter {
    /// Writes a type.
    ///
    /// - Parameter scope: the outermost type that it stands in; nil at the top level.
    mutating func emit(_ declaration: Declaration, in scope: SwiftName? = nil) {
        switch declaration {
        case .structure(let type): emit(type, in: scope ?? type.name)
        case .enumeration(let type): emit(type)
        case .alias(let type):
            doc(type.documentation)
            line("public typealias \(type.name) = \(type.type)")
        }
    }

    private mutating func emit(_ type: StructType, in scope: SwiftName) {
        var conformances = ["Codable", "Hashable", "Sendable"]
        if type.hasSensitiveProperties { conformances.append("Redacting") }
        if type.hasChecks { conformances.append("Validatable") }
        doc(type.documentation)
        block("public struct \(type.name): \(conformances.joined(separator: ", "))") { writer in
            writer.emitProperties(type.properties, in: scope)
            writer.emitPatterns(type.properties)
            writer.blankLine()
            writer.emitInitializer(type.properties, in: scope)
            if type.writesNulls { writer.emitEncode(type.properties) }
            if type.hasChecks { writer.emitValidate(type.properties) }
            if type.hasSensitiveProperties { writer.emitShown(type.properties) }
            if type.renamesProperties { writer.emitCodingKeys(type.properties) }
            for nested in type.nested {
                writer.blankLine()
                writer.emit(nested, in: scope)
            }
        }
    }

    mutating func emitProperties(_ properties: [Property], in scope: SwiftName) {
        for property in properties {
            doc(property.documentation)
            line("public var \(property.name): \(property.declaredType.text(in: scope))")
        }
    }

    mutating func emitInitializer(_ properties: [Property], in scope: SwiftName) {
        if properties.isEmpty {
            line("public init() {}")
            return
        }
        list("public init(", parameters(properties, in: scope), ") {")
        indented { writer in
            for property in properties { writer.line("self.\(property.name) = \(property.name)") }
        }
        line("}")
    }

    /// The parameters of an initialiser: the required ones first.
    func parameters(_ properties: [Property], in scope: SwiftName) -> [String] {
        let required = properties.filter { $0.presence == .required && $0.defaultValue == nil }
        let others = properties.filter { $0.presence != .required || $0.defaultValue != nil }
        return required.map { "\($0.name): \($0.declaredType.text(in: scope))" }
            + others.map { "\($0.name): \($0.declaredType.text(in: scope)) = \($0.defaultValue ?? "nil")" }
    }

    /// The arguments that pass parameters of the same names on.
    func arguments(_ properties: [Property]) -> [String] {
        let required = properties.filter { $0.presence == .required && $0.defaultValue == nil }
        let others = properties.filter { $0.presence != .required || $0.defaultValue != nil }
        return (required + others).map { "\($0.name): \($0.name)" }
    }

    /// Synthesised coding leaves nil out; a required property is written as null instead.
    private mutating func emitEncode(_ properties: [Property]) {
        blankLine()
        block("public func encode(to encoder: any Encoder) throws") { writer in
            writer.line("var container = encoder.container(keyedBy: CodingKeys.self)")
            for property in properties {
                let function = property.presence == .optional ? "encodeIfPresent" : "encode"
                writer.line("try container.\(function)(\(property.name), forKey: .\(property.name))")
            }
        }
    }

    mutating func emitShown(_ properties: [Property]) {
        blankLine()
        block("@_spi(Generated) public var shown: KeyValuePairs<String, Any?>") { writer in
            let fields = properties.map { property in
                let name = literal(property.name.identifier)
                return switch property.sensitivity {
                case .open: "\(name): \(property.name)"
                case .hidden: "\(name): Redacted.hidden(\(property.name))"
                case .lastFour where property.type == .string: "\(name): Redacted.lastFour(\(property.name))"
                case .lastFour: "\(name): Redacted.hidden(\(property.name))"
                }
            }
            writer.list("[", fields, "]", trailingComma: true)
        }
    }

    mutating func emitCodingKeys(_ properties: [Property]) {
        blankLine()
        block("private enum CodingKeys: String, CodingKey") { writer in
            for property in properties {
                let isSame = property.name.identifier == property.wireName
                writer.line("case \(property.name)" + (isSame ? "" : " = \(literal(property.wireName))"))
            }
        }
    }

    mutating func emit(_ type: EnumType) {
        let raw = type.rawType == .string ? "String" : "Int"
        func value(_ text: String) -> String { type.rawType == .string ? literal(text) : text }
        doc(type.documentation)
        block("public enum \(type.name): OpenEnum") { writer in
            for value in type.cases {
                writer.doc(value.documentation)
                writer.line("case \(value.name)")
            }
            writer.line("/// A value that the document does not list; it encodes back unchanged.")
            writer.line("case unrecognized(\(raw))")
            writer.blankLine()
            writer.block("public init(rawValue: \(raw))") { writer in
                writer.line("switch rawValue {")
                for item in type.cases { writer.line("case \(value(item.rawValue)): self = .\(item.name)") }
                writer.line("default: self = .unrecognized(rawValue)")
                writer.line("}")
            }
            writer.blankLine()
            writer.block("public var rawValue: \(raw)") { writer in
                writer.line("switch self {")
                for item in type.cases { writer.line("case .\(item.name): \(value(item.rawValue))") }
                writer.line("case .unrecognized(let value): value")
                writer.line("}")
            }
            writer.blankLine()
            writer.block("public var isUnrecognized: Bool") { writer in
                writer.line("if case .unrecognized = self { true } else { false }")
            }
        }
    }
}
