import YAMLTree

/// Readers for values of a known type.
///
/// Each reports what it can't read, and then returns nil.
extension DocumentReader {
    /// The effect of an error: a wrong client, or nothing.
    enum Weight {
        case matters, harmless
    }

    mutating func mapping(_ node: Node, _ weight: Weight = .matters) -> Mapping? {
        if case .mapping(let mapping) = node.content { return mapping }
        reportType(of: node, wanted: "a mapping", weight)
        return nil
    }

    mutating func sequence(_ node: Node, _ weight: Weight = .matters) -> [Node]? {
        if case .sequence(let nodes) = node.content { return nodes }
        reportType(of: node, wanted: "a sequence", weight)
        return nil
    }

    /// A string.
    ///
    /// An unquoted number or boolean is read as written, with a warning.
    mutating func text(_ node: Node, _ weight: Weight = .matters) -> String? {
        guard case .scalar(let scalar) = node.content, scalar.kind != .null else {
            reportType(of: node, wanted: "a string", weight)
            return nil
        }
        if scalar.kind != .string { report(faults.unquotedText, scalar, at: node) }
        return scalar.text
    }

    /// A string in the documentation.
    mutating func prose(_ node: Node) -> String? { text(node, .harmless) }

    mutating func locatedText(_ node: Node) -> LocatedText? {
        text(node).map { LocatedText($0, at: node.location) }
    }

    mutating func flag(_ node: Node, _ weight: Weight = .matters) -> Bool? {
        if case .scalar(let scalar) = node.content {
            switch scalar.kind {
            case .true: return true
            case .false: return false
            case .string:
                switch scalar.text.lowercased() {
                case "true":
                    report(faults.quotedValue, ("a boolean", scalar.text), at: node)
                    return true
                case "false":
                    report(faults.quotedValue, ("a boolean", scalar.text), at: node)
                    return false
                default: break
                }
            default: break
            }
        }
        reportType(of: node, wanted: "true or false", weight)
        return nil
    }

    /// A length or a count.
    ///
    /// A larger number becomes the greatest `Int`, because nothing is that long.
    mutating func count(_ node: Node) -> Int? {
        guard case .scalar(let scalar) = node.content, scalar.kind != .null else {
            reportType(of: node, wanted: "an integer", .matters)
            return nil
        }
        let value: Int?
        switch scalar.value {
        case .integer(let integer): value = Int(exactly: integer)
        case .float(let double):
            value = Int(exactly: double) ?? (double > 0x1p62 && double.isFinite ? Int.max : nil)
        case .bigInteger: value = scalar.text.hasPrefix("-") ? -1 : Int.max
        case .string:
            value = Int(scalar.text)
            if value != nil { report(faults.quotedValue, ("an integer", scalar.text), at: node) }
        case .null, .bool: value = nil
        }
        guard let value else {
            if scalar.kind == .float {
                report(faults.badLimit, (scalar.text, "is not a valid length"), at: node)
            } else {
                reportType(of: node, wanted: "an integer", .matters)
            }
            return nil
        }
        guard value >= 0 else {
            report(faults.badLimit, (scalar.text, "is negative"), at: node)
            return nil
        }
        return value
    }

    /// A numeric limit, with its digits as written.
    mutating func bound(_ node: Node, isExclusive: Bool = false) -> Schema.Limits.Bound? {
        guard case .scalar(let scalar) = node.content, scalar.kind != .null else {
            reportType(of: node, wanted: "a number", .matters)
            return nil
        }
        let value: Double?
        switch scalar.value {
        case .integer(let integer): value = Double(integer)
        case .bigInteger: value = Double(scalar.text)
        case .float(let double): value = double
        case .string:
            value = Double(scalar.text)
            if value != nil { report(faults.quotedValue, ("a number", scalar.text), at: node) }
        case .null, .bool: value = nil
        }
        guard let value else {
            reportType(of: node, wanted: "a number", .matters)
            return nil
        }
        guard value.isFinite else {
            report(faults.badLimit, (scalar.text, "is not a finite number"), at: node)
            return nil
        }
        return Schema.Limits.Bound(text: scalar.text, value: value, isExclusive: isExclusive)
    }

    /// A case of an enum.
    mutating func choice<Value: RawRepresentable & CaseIterable>(
        _ node: Node,
        _ what: String,
        _ type: Value.Type = Value.self
    ) -> Value? where Value.RawValue == String {
        guard let text = text(node) else { return nil }
        if let value = Value(rawValue: text) { return value }
        report(faults.unknownValue, (what, text, Value.allCases.map(\.rawValue)), at: node)
        return nil
    }

    func isExtension(_ key: String) -> Bool {
        var bytes = key.utf8.makeIterator()
        return bytes.next() == UInt8(ascii: "x") && bytes.next() == UInt8(ascii: "-")
    }

    /// Handles a key that this kind of object's reader doesn't read: an extension, a keyword that needs no reading,
    /// or an unknown key.
    mutating func unread(_ entry: Mapping.Entry, in kind: ObjectKind) {
        let key = entry.key.text
        if isExtension(key) { return checkExtension(entry.key, on: kind) }
        guard let row = KeywordTable.row(key, of: kind) else {
            let line = line
            let known = nearby(KeywordTable.rows(of: kind).filter { $0.isIn(line) }.map(\.keyword))
            return report(faults.unknownKeyword, (entry.key.text, kind, known), atKey: entry.key)
        }
        guard row.isIn(line) else {
            return report(faults.keywordOfOtherVersion, (row, kind, line), atKey: entry.key)
        }
        switch row.treatment {
        case .refused: report(faults.unsupportedKeyword, (row, kind), atKey: entry.key)
        case .ignored: checkIgnored(entry)
        case .generated, .validated, .checked, .documented:
            assertionFailure("the keyword '\(key)' of \(kind.description) has a row but is not read")
        }
    }

    /// Checks the keys of the objects that don't affect a client.
    private mutating func checkIgnored(_ entry: Mapping.Entry) {
        switch entry.key.text {
        case "contact": checkObject(entry.value, .contact)
        case "license": checkObject(entry.value, .license)
        case "externalDocs": checkObject(entry.value, .externalDocs)
        case "xml": checkObject(entry.value, .xml)
        default: break
        }
    }

    private mutating func checkObject(_ node: Node, _ kind: ObjectKind) {
        guard let object = mapping(node, .harmless) else { return }
        for entry in object { unread(entry, in: kind) }
    }

    mutating func reportType(of node: Node, wanted: String, _ weight: Weight) {
        if node.isNull {
            report(faults.emptyValue, wanted, at: node)
        } else {
            report(weight == .matters ? faults.wrongType : faults.wrongTypeIgnored, (wanted, node.summary), at: node)
        }
    }
}
