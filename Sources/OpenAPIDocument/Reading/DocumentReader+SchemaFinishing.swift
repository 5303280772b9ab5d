import YAMLTree

/// The raw keywords of a schema, before they are combined.
struct SchemaParts {
    var minimum: Schema.Limits.Bound?
    var maximum: Schema.Limits.Bound?
    var exclusiveMinimum: Node?
    var exclusiveMaximum: Node?
    var discriminator: Node?
    var extensions = ExtensionFields()
}

/// Combines a schema's keywords and checks those that depend on each other.
extension DocumentReader {
    mutating func finished(_ schema: Schema, _ parts: SchemaParts, _ node: Node) -> Schema {
        if schema.rare?.isUsed == false { schema.rare = nil }
        schema.extensions = parts.extensions.finished(sensitiveByFormat: schema.format == "password")
        if line == .v3_0, schema.source.entries.count > 1, schema.source["$ref"] != nil {
            return withHarmlessSiblings(schema)
        }
        if parts.minimum != nil || parts.exclusiveMinimum != nil {
            schema.limits.minimum = limit(parts.minimum, parts.exclusiveMinimum, picksGreater: true)
        }
        if parts.maximum != nil || parts.exclusiveMaximum != nil {
            schema.limits.maximum = limit(parts.maximum, parts.exclusiveMaximum, picksGreater: false)
        }
        if let discriminator = parts.discriminator {
            schema.discriminator = readDiscriminator(discriminator, of: schema)
        }
        if schema.enumValues != nil { checkEnum(of: schema) }
        if schema.types == [.array], schema.source["items"] == nil, line == .v3_0, schema.reference == nil {
            report(faults.arrayWithoutItems, at: node)
        }
        if schema.isReadOnly, schema.isWriteOnly { report(faults.readOnlyAndWriteOnly, at: node) }
        checkLimits(of: schema)
        checkValues(of: schema)
        return schema
    }

    /// In 3.0, siblings of a reference are ignored.
    ///
    /// Keywords that don't affect which values are valid are kept, because real documents rely on them.
    private mutating func withHarmlessSiblings(_ schema: Schema) -> Schema {
        let kept = Schema(location: schema.location, source: schema.source)
        kept.reference = schema.reference
        kept.title = schema.title
        kept.description = schema.description
        kept.isNullable = schema.isNullable
        kept.isReadOnly = schema.isReadOnly
        kept.isWriteOnly = schema.isWriteOnly
        kept.isDeprecated = schema.isDeprecated
        kept.examples = schema.examples
        kept.extensions = schema.extensions
        for entry in schema.source {
            switch entry.key.text {
            case "$ref", "title", "description", "nullable", "readOnly", "writeOnly", "deprecated", "example",
                "examples",
                "externalDocs", "xml":
                continue
            case let key where isExtension(key): continue
            default:
                if KeywordTable.row(entry.key.text, of: .schema)?.isIn(line) == true {
                    report(faults.schemaBesideReference, entry.key.text, atKey: entry.key)
                }
            }
        }
        return kept
    }

    /// The combined limit of `minimum` and `exclusiveMinimum`.
    private mutating func limit(
        _ inclusive: Schema.Limits.Bound?,
        _ exclusive: Node?,
        picksGreater: Bool
    ) -> Schema.Limits.Bound? {
        guard let exclusive else { return inclusive }
        if case .scalar(let scalar) = exclusive.content, scalar.kind == .true || scalar.kind == .false {
            if is31OrLater { report(faults.booleanExclusiveLimit, at: exclusive) }
            var bound = inclusive
            if scalar.kind == .true { bound?.isExclusive = true }
            return bound
        }
        guard let bound = bound(exclusive, isExclusive: true) else { return inclusive }
        if !is31OrLater { report(faults.numericExclusiveLimit, at: exclusive) }
        guard let inclusive else { return bound }
        let isStricter = picksGreater ? bound.value >= inclusive.value : bound.value <= inclusive.value
        return isStricter ? bound : inclusive
    }

    private mutating func checkLimits(of schema: Schema) {
        let limits = schema.limits
        checkOrder(limits.minLength, limits.maxLength, "minLength", "maxLength", schema)
        checkOrder(limits.minItems, limits.maxItems, "minItems", "maxItems", schema)
        checkOrder(limits.minProperties, limits.maxProperties, "minProperties", "maxProperties", schema)
        if let least = limits.minimum, let most = limits.maximum,
            least.value > most.value || (least.value == most.value && (least.isExclusive || most.isExclusive)),
            let node = schema.source["maximum"] ?? schema.source["exclusiveMaximum"]
        {
            report(faults.contradictoryLimits, ("'minimum' \(least.text)", "'maximum' \(most.text)"), at: node)
        }
    }

    private mutating func checkOrder(
        _ least: Int?,
        _ most: Int?,
        _ leastName: String,
        _ mostName: String,
        _ schema: Schema
    ) {
        if let least, let most, least > most, let node = schema.source[mostName] {
            report(faults.contradictoryLimits, ("'\(leastName)' \(least)", "'\(mostName)' \(most)"), at: node)
        }
    }

    /// Removes duplicate values with their names, and checks the rest.
    private mutating func checkEnum(of schema: Schema) {
        guard let values = schema.enumValues, let node = schema.source["enum"] else { return }
        if values.isEmpty {
            report(faults.emptyEnum, at: node)
            schema.enumValues = nil
            return
        }
        checkLengths(of: schema, values.count)
        var seen: Set<EnumKey> = []
        var repeated: Set<Int> = []
        var misfits: [Node] = []
        for (index, value) in values.enumerated() {
            if let key = EnumKey(value), !seen.insert(key).inserted {
                report(faults.duplicateEnumValue, value.summary, at: value)
                repeated.insert(index)
            }
            if !schema.types.isEmpty, !Self.fits(value, schema) { misfits.append(value) }
        }
        if let first = misfits.first {
            report(faults.enumValueOfWrongType, (first, schema.types, misfits.count - 1), at: first)
        }
        guard !repeated.isEmpty else { return }
        func kept<Element>(_ elements: [Element]?) -> [Element]? {
            elements?.enumerated().filter { !repeated.contains($0.offset) }.map(\.element)
        }
        schema.enumValues = kept(schema.enumValues)
        schema.extensions.enumNames = kept(schema.extensions.enumNames)
        schema.extensions.enumDescriptions = kept(schema.extensions.enumDescriptions)
    }

    private mutating func checkLengths(of schema: Schema, _ count: Int) {
        if let names = schema.extensions.enumNames, names.count != count,
            let node = schema.source["x-enum-varnames"]
        {
            report(faults.extensionListLength, ("x-enum-varnames", names.count, count), at: node)
            schema.extensions.enumNames = nil
        }
        if let texts = schema.extensions.enumDescriptions, texts.count != count,
            let node = schema.source["x-enum-descriptions"]
        {
            report(faults.extensionListLength, ("x-enum-descriptions", texts.count, count), at: node)
            schema.extensions.enumDescriptions = nil
        }
    }

    /// A scalar by its JSON value, so that `1` and `"1"` differ.
    private struct EnumKey: Hashable {
        var kind: Scalar.Kind
        var text: String

        init?(_ node: Node) {
            guard case .scalar(let scalar) = node.content else { return nil }
            kind = scalar.kind
            text = scalar.kind == .null ? "" : scalar.text
        }
    }

    private mutating func checkValues(of schema: Schema) {
        guard !schema.types.isEmpty else { return }
        if let value = schema.defaultValue, !Self.fits(value, schema) {
            report(faults.defaultOfWrongType, (value, schema.types), at: value)
        }
        for example in schema.examples where !Self.fits(example, schema) {
            report(faults.exampleOfWrongType, (example, schema.types), at: example)
        }
    }

    /// Whether a value has one of the schema's types.
    static func fits(_ node: Node, _ schema: Schema) -> Bool {
        if schema.types.isEmpty { return true }
        if node.isNull, schema.isNullable { return true }
        return schema.types.contains { $0.includes(node) }
    }
}

extension SchemaType {
    /// Whether a value has this type.
    func includes(_ node: Node) -> Bool {
        switch node.content {
        case .mapping: return self == .object
        case .sequence: return self == .array
        case .scalar(let scalar):
            switch scalar.value {
            case .null: return self == .null
            case .bool: return self == .boolean
            case .string: return self == .string
            case .integer, .bigInteger: return self == .integer || self == .number
            case .float(let value): return self == .number || (self == .integer && value == value.rounded())
            }
        }
    }
}
