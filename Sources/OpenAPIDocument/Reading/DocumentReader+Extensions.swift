import YAMLTree

/// The extensions of a schema, parameter or header, while it is being read.
struct ExtensionFields {
    var fields = SchemaExtensions()
    /// Nil if there is no `x-sensitive`.
    var sensitivity: SchemaExtensions.Sensitivity?

    /// - Parameter sensitiveByFormat: Whether the format, such as `password`, implies a secret.
    func finished(sensitiveByFormat: Bool) -> SchemaExtensions {
        var fields = fields
        fields.sensitivity = sensitivity ?? (sensitiveByFormat ? .hidden : .open)
        return fields
    }
}

/// The supported extensions.
///
/// Their values are checked strictly, because no other tool writes them.
extension DocumentReader {
    /// Reads an extension that schemas, parameters and headers share.
    ///
    /// Returns false if it isn't supported for this kind.
    mutating func readExtension(_ entry: Mapping.Entry, on kind: ObjectKind, _ result: inout ExtensionFields) -> Bool {
        guard isExtension(entry.key.text) else { return false }
        let value = entry.value
        switch entry.key.text {
        case "x-swift-name" where kind != .header: result.fields.swiftName = swiftName(value)
        case "x-sensitive": result.sensitivity = sensitivity(value)
        case "x-source": result.fields.origin = source(value)
        case "x-enum-varnames" where kind == .schema: result.fields.enumNames = texts(value)
        case "x-enum-descriptions" where kind == .schema: result.fields.enumDescriptions = texts(value)
        case "x-swift-type" where kind == .schema: result.fields.swiftType = swiftType(value)
        default: return false
        }
        return true
    }

    /// Handles a key with `x-` that the reader of this kind of object doesn't read.
    mutating func checkExtension(_ key: Mapping.Key, on kind: ObjectKind) {
        if let row = ExtensionTable.row(key.text) {
            if !row.kinds.contains(kind) { report(faults.misplacedExtension, (row, kind), atKey: key) }
            return
        }
        let near: String?
        if let known = misspellings[key.text] {
            near = known
        } else {
            near = ExtensionTable.misspelled(key.text)
            misspellings[key.text] = .some(near)
        }
        if let near { report(faults.misspelledExtension, (key.text, near), atKey: key) }
    }

    mutating func swiftName(_ node: Node) -> LocatedText? {
        guard let name = locatedText(node) else { return nil }
        guard Self.isIdentifier(name.text) else {
            report(faults.badSwiftName, name.text, at: node)
            return nil
        }
        return name
    }

    mutating func source(_ node: Node) -> String? { prose(node) }

    mutating func retryRule(_ node: Node) -> RetryRule? {
        guard let text = text(node) else { return nil }
        if let rule = RetryRule(rawValue: text) { return rule }
        report(faults.badExtensionValue, ("x-retry", node, "expected 'unprocessed' or 'idempotent'"), at: node)
        return nil
    }

    private mutating func sensitivity(_ node: Node) -> SchemaExtensions.Sensitivity? {
        if case .scalar(let scalar) = node.content {
            switch (scalar.kind, scalar.text) {
            case (.true, _), (.string, "true"): return .hidden
            case (.false, _), (.string, "false"): return .open
            case (.string, "last-four"): return .lastFour
            default: break
            }
        }
        report(faults.badExtensionValue, ("x-sensitive", node, "expected true, false or 'last-four'"), at: node)
        // If the value is invalid, treat it as sensitive to be safe.
        return .hidden
    }

    private mutating func texts(_ node: Node) -> [LocatedText]? {
        guard let nodes = sequence(node) else { return nil }
        return nodes.map { element in
            LocatedText(element.isNull ? "" : text(element) ?? "", at: element.location)
        }
    }

    /// `{name: EncryptedPIN, module: PINBlock}` or `PINBlock.EncryptedPIN`.
    private mutating func swiftType(_ node: Node) -> SchemaExtensions.SwiftTypeOverride? {
        var name: String?
        var module: String?
        var member: String?
        var dummy: String?
        switch node.content {
        case .mapping(let object):
            for entry in object {
                switch entry.key.text {
                case "name": name = text(entry.value)
                case "module": module = text(entry.value)
                case "text": member = text(entry.value)
                case "dummy": dummy = text(entry.value)
                default:
                    report(
                        faults.unknownMember,
                        (entry.key.text, "x-swift-type", ["name", "module", "text", "dummy"]),
                        atKey: entry.key
                    )
                }
            }
        case .scalar(let scalar):
            if let dot = scalar.text.utf8.firstIndex(of: UInt8(ascii: ".")) {
                module = String(scalar.text[..<dot])
                name = String(scalar.text[scalar.text.index(after: dot)...])
            }
        case .sequence: break
        }
        guard let name, let module, Self.isTypeName(module), member.map(Self.isTypeName) ?? true,
            name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ Self.isTypeName(String($0)) })
        else {
            report(
                faults.badExtensionValue,
                ("x-swift-type", node, "expected '{name: Type, module: Module}' or 'Module.Type'"),
                at: node
            )
            return nil
        }
        return SchemaExtensions.SwiftTypeOverride(
            name: name,
            module: module,
            textMember: member,
            dummy: dummy,
            location: node.location
        )
    }

    /// Whether Swift accepts it as a name unchanged.
    ///
    /// A keyword is accepted in backticks.
    static func isIdentifier(_ text: String) -> Bool {
        guard text != "_", let first = text.unicodeScalars.first,
            first == "_" || first.properties.isXIDStart
        else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue && !$0.isHidden }
    }

    /// Words that can't be the name of a type or module, even as a part of it.
    private static let reservedWords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "as", "associatedtype", "await", "break", "case", "catch", "class",
        "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
        "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self",
        "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
        "where", "while",
    ]

    private static func isTypeName(_ text: String) -> Bool { isIdentifier(text) && !reservedWords.contains(text) }
}

/// `x-error-codes` and `x-failure-when`.
extension DocumentReader {
    mutating func errorCodes(_ node: Node) -> ErrorCodes? {
        guard let object = mapping(node) else { return nil }
        var result = ErrorCodes(places: [], codes: [], location: node.location)
        for entry in object {
            switch entry.key.text {
            case "at": result.places = places(entry.value)
            case "codes": result.codes = codes(entry.value)
            default: report(faults.unknownMember, (entry.key.text, "x-error-codes", ["at", "codes"]), atKey: entry.key)
            }
        }
        if object["at"] == nil {
            report(faults.badExtensionValue, ("x-error-codes", node, "'at' is missing"), at: node)
        }
        return result
    }

    private mutating func places(_ node: Node) -> [ErrorCodes.Place] {
        let nodes = node.sequence ?? [node]
        var places: [ErrorCodes.Place] = []
        for element in nodes {
            if let pointer = pointer(element, "x-error-codes") {
                places.append(ErrorCodes.Place(pointer: pointer, location: element.location))
            }
        }
        return places
    }

    private mutating func pointer(_ node: Node, _ keyword: String) -> JSONPointer? {
        guard let text = text(node) else { return nil }
        guard let pointer = try? JSONPointer(parsing: text), !pointer.isRoot else {
            report(
                faults.badExtensionValue,
                (keyword, node, "expected a JSON pointer to a part of the body, such as '/exception'"),
                at: node
            )
            return nil
        }
        return pointer
    }

    private mutating func codes(_ node: Node) -> [ErrorCodes.Code] {
        var codes: [ErrorCodes.Code] = []
        for entry in mapping(node) ?? Mapping() {
            let code = LocatedText(entry.key.text, at: entry.key.location)
            guard let object = entry.value.mapping else {
                if let name = swiftName(entry.value) {
                    codes.append(ErrorCodes.Code(code: code, name: name, summary: nil, origin: nil))
                }
                continue
            }
            var name: LocatedText?
            var summary: String?
            var origin: String?
            for entry in object {
                switch entry.key.text {
                case "name": name = swiftName(entry.value)
                case "summary": summary = prose(entry.value)
                case "x-source": origin = source(entry.value)
                default:
                    report(
                        faults.unknownMember,
                        (entry.key.text, "x-error-codes", ["name", "summary", "x-source"]),
                        atKey: entry.key
                    )
                }
            }
            if let name {
                codes.append(ErrorCodes.Code(code: code, name: name, summary: summary, origin: origin))
            } else if object["name"] == nil {
                report(
                    faults.badExtensionValue,
                    ("x-error-codes", entry.value, "the code '\(code.text)' needs a 'name'"),
                    at: entry.value
                )
            }
        }
        return codes
    }

    /// - Parameter content: The response's content. Its JSON body is the failure's body if no schema is given.
    mutating func failureCondition(_ node: Node, _ content: [MediaType]) -> FailureCondition? {
        var pointer: JSONPointer?
        var schemaID: SchemaID?
        if case .mapping(let object) = node.content {
            for entry in object {
                switch entry.key.text {
                case "property": pointer = self.pointer(entry.value, "x-failure-when")
                case "schema": schemaID = schema(entry.value)
                default:
                    report(
                        faults.unknownMember,
                        (entry.key.text, "x-failure-when", ["property", "schema"]),
                        atKey: entry.key
                    )
                }
            }
            if object["property"] == nil {
                report(faults.badExtensionValue, ("x-failure-when", node, "'property' is missing"), at: node)
            }
        } else {
            pointer = self.pointer(node, "x-failure-when")
        }
        guard let pointer else { return nil }
        guard let schemaID = schemaID ?? content.first(where: Self.isJSON)?.schema else {
            report(faults.failureWithoutSchema, at: node)
            return nil
        }
        return FailureCondition(pointer: pointer, schema: schemaID, location: node.location)
    }

    private static func isJSON(_ media: MediaType) -> Bool {
        let name = media.name.prefix { $0 != ";" }.lowercased().trimmingSuffix(" ")
        return name == "application/json" || name == "text/json" || name.hasSuffix("+json")
    }
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
