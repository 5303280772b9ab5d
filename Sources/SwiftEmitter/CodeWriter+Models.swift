import BindingsModel

extension CodeWriter {
    /// Writes a type.
    ///
    /// - Parameter scope: The outermost enclosing type, or nil at the top level.
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
            if type.isFormerName, case .named(let name) = type.type {
                line("@available(*, deprecated, renamed: \(literal(name.path)))")
            }
            line("public typealias \(type.name) =", then: scope.text(type.type))
        }
    }

    private mutating func emit(_ type: StructType, in scope: TypeScope) {
        var conformances = [type.isTuple ? "ItemCodable" : "FieldCodable"]
        if scope.isRedacted(type) { conformances.append(type.properties.redaction) }
        if type.hasChecks { conformances.append("Validatable") }
        doc(type.documentation.withoutDeprecation)
        self.type("public struct \(type.name)", conformances) { writer in
            writer.emitProperties(type.properties, in: scope)
            if let additional = type.additionalProperty {
                let what = type.isTuple ? "additional items" : "additional members"
                writer.line("/// The \(what).")
                let empty = type.isTuple ? "[]" : "[:]"
                writer.line("public var \(type.additionalName): \(scope.text(additional)) = \(empty)")
            }
            let checks = type.checkSubjects
            writer.emitConstants(checks)
            if !type.isOnlyReceived {
                writer.blankLine()
                writer.emitInitializer(
                    type.properties,
                    additional: type.additionalProperty.map { (type.additionalName, $0) },
                    in: scope
                )
            }
            writer.emitReading(type.properties)
            writer.emitList(
                type.properties,
                others: type.additional == nil ? nil : type.additionalName,
                isRedacted: scope.isRedacted(type)
            )
            if type.hasChecks { writer.emitValidate(checks) }
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
            let value = property.wrapper != nil && property.presence != .required ? " = nil" : ""
            line("\(wrapper)public var \(property.name):", then: scope.text(property.declaredType) + value)
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
                    writer.line("\(property.name.storage) = \(wrapper.spelling)(wrappedValue: \(value))")
                } else {
                    writer.line("self.\(property.name) =", then: value)
                }
            }
            if let additional { writer.line("self.\(additional.name) =", then: additional.name.description) }
        }
        line("}")
    }

    /// The parameters of an initializer, with their default arguments.
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

    /// The arguments that forward parameters of the same names.
    func arguments(_ properties: [Property]) -> [String] {
        properties.parameters.map { "\($0.name.label): \($0.name)" }
    }

    /// Writes the initializer that decodes the required properties.
    mutating func emitReading(_ properties: [Property]) {
        blankLine()
        let required = properties.filter { $0.presence == .required }
        if required.isEmpty {
            line("@_spi(Generated) public init(from fields: inout FieldList) {}")
            return
        }
        let statements = required.map { property in
            let value = "try fields.required(\(literal(property.wireName)))"
            guard property.documentation.isDeprecated, let wrapper = property.wrapper else {
                return "\(property.storage) = \(value)"
            }
            return "\(property.name.storage) = \(wrapper.spelling)(wrappedValue: \(value))"
        }
        let head = "@_spi(Generated) public init(from fields: inout FieldList) throws"
        if statements.count == 1 { return block(head, statement: statements[0]) }
        block(head) { writer in
            for statement in statements { writer.line(statement) }
        }
    }

    /// Writes the list of a type's properties.
    ///
    /// - Parameters:
    ///   - isUncoded: Whether a property isn't part of the type's JSON.
    ///   - isRedacted: Whether the type's description uses the list.
    mutating func emitList(
        _ properties: [Property],
        others: SwiftName? = nil,
        isRedacted: Bool,
        isUncoded: (Property) -> Bool = { _ in false }
    ) {
        blankLine()
        let isMutating = others != nil || properties.contains { !isUncoded($0) }
        // Without the attribute, the optimizer generates the list twice.
        let attributes = "@_spi(Generated) @inline(never)"
        block("\(attributes) public \(isMutating ? "mutating " : "")func listFields(_ fields: inout FieldList)") {
            writer in
            for property in properties {
                let isUncoded = isUncoded(property)
                var arguments = [literal(isUncoded ? property.name.identifier : property.wireName)]
                arguments.append(isUncoded ? property.storage : "&\(property.listed)")
                if isRedacted, let display = property.display(isNamed: !isUncoded) {
                    arguments.append(display)
                } else if !isUncoded, property.isIndirect {
                    arguments.append(".open")
                }
                let function = isUncoded ? "uncoded" : property.listing
                writer.line("fields.\(function)(\(arguments.joined(separator: ", ")))")
            }
            if let others { writer.line("fields.others(\(literal(others.identifier)), &\(others))") }
        }
    }

    /// Writes the list of an enum with payloads.
    mutating func emitList(_ cases: [(name: SwiftName, type: SwiftType)], _ function: String) {
        blankLine()
        block("@_spi(Generated) public func listFields(_ fields: inout FieldList)") { writer in
            writer.line("switch self {")
            for item in cases {
                let name = literal(item.name.identifier)
                if item.type == .void {
                    writer.emit("case .\(item.name)", "fields.\(function)(\(name))")
                } else {
                    writer.emit("case .\(item.name)(let value)", "fields.\(function)(\(name), value)")
                }
            }
            writer.line("}")
        }
    }

    private mutating func emit(_ type: EnumType) {
        let raw = type.rawType == .string ? "String" : "Int"
        doc(type.documentation.withoutDeprecation)
        self.type("public struct \(type.name)", ["OpenEnum"]) { writer in
            for item in type.cases {
                writer.doc(item.documentation)
                let value = type.rawType == .string ? literal(item.rawValue) : item.rawValue
                writer.block("public static var \(item.name): Self", statement: "Self(rawValue: \(value))")
            }
            let names = type.cases.map { Element(".\($0.name)") }
            writer.packed("public static let documentedCases: [Self] = [", names, "]", trailingComma: true)
            writer.blankLine()
            writer.line("public let rawValue: \(raw)")
            writer.line("public init(rawValue: \(raw)) { self.rawValue = rawValue }")
        }
    }
}

extension Property {
    /// The function that lists it.
    fileprivate var listing: String {
        switch presence {
        case .required: "required"
        case .optional: "optional"
        case .nullable, .optionalNullable: "nullable"
        }
    }

    /// The listed expression: the storage, which is read and written without copies.
    fileprivate var listed: String {
        switch wrapper {
        case .nullable, .indirect, .indirectNullable: name.storage
        case .plain, nil: storage
        }
    }

    /// How it is described, if not by its value under its name on the wire.
    fileprivate func display(isNamed: Bool) -> String? {
        let isRenamed = isNamed && name.identifier != wireName
        let swiftName = literal(name.identifier)
        return switch sensitivity {
        case .open: isRenamed ? ".named(\(swiftName))" : nil
        case .hidden: isRenamed ? ".hidden(named: \(swiftName))" : ".hidden"
        case .lastFour: isRenamed ? ".lastFour(named: \(swiftName))" : ".lastFour"
        }
    }
}

extension [Property] {
    /// The protocol for a type with parts that must not be printed, with these properties.
    var redaction: String { map(\.name).redaction }
}

extension [SwiftName] {
    /// The protocol for a type with parts that must not be printed, with properties or cases of these names.
    var redaction: String { contains { $0.identifier == "description" } ? "RedactingFields" : "Redacting" }
}

extension TypeScope {
    /// Whether a description must omit parts of a type: sensitive values, or names that don't come from the document.
    func isRedacted(_ type: StructType) -> Bool {
        type.hasSensitiveProperties || type.additionalProperty.map(hasMap) == true || hasMap(in: type.properties)
    }

    func isRedacted(_ type: OperationType) -> Bool { type.hasSensitiveProperties || hasMap(in: type.properties) }

    private func hasMap(in properties: [Property]) -> Bool { properties.contains { hasMap($0.type) } }
}

extension Property {
    /// The expression for the value inside of the type, without using a deprecated property.
    var storage: String {
        if documentation.isDeprecated && wrapper != nil { return "\(name.storage).wrappedValue" }
        return Self.localNames.contains(name.identifier) ? "self.\(name)" : name.description
    }
}

extension Property {
    /// The local names in functions that use properties.
    private static let localNames: Set<String> = [
        "fields", "form", "request", "response", "validator", "content",
    ]
}

extension Documentation {
    /// The spelling without the attribute, for declarations that generated code itself uses.
    var withoutDeprecation: Documentation {
        var text = self
        if isDeprecated && !paragraphs.isEmpty { text.paragraphs.append("Deprecated.") }
        text.isDeprecated = false
        return text
    }
}

extension SwiftName {
    /// The name of the property behind a property wrapper.
    fileprivate var storage: String { "_\(identifier)" }
}
