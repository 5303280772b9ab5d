import YAMLTree

/// The keywords that JSON Schema 2020-12 adds in 3.1.
extension DocumentReader {
    /// Reads one of them.
    ///
    /// Returns false for any other key.
    mutating func readJSONSchema(
        _ entry: Mapping.Entry,
        into schema: Schema
    ) -> Bool {
        let value = entry.value
        switch entry.key.text {
        case "const": schema.const = value
        case "examples": schema.examples += sequence(value, .harmless) ?? []
        case "prefixItems": schema.rareKeywords.prefixItems = (sequence(value) ?? []).map { self.schema($0) }
        case "contains": schema.rareKeywords.contains = self.schema(value)
        case "minContains": schema.rareKeywords.minContains = count(value)
        case "maxContains": schema.rareKeywords.maxContains = count(value)
        case "patternProperties": schema.rareKeywords.patternProperties = readPatternProperties(value)
        case "propertyNames": schema.rareKeywords.propertyNames = self.schema(value)
        case "dependentRequired": schema.rareKeywords.dependentRequired = readDependentRequired(value)
        case "dependentSchemas": schema.rareKeywords.dependentSchemas = readProperties(value)
        case "if": schema.rareKeywords.if = self.schema(value)
        case "then": schema.rareKeywords.then = self.schema(value)
        case "else": schema.rareKeywords.else = self.schema(value)
        case "unevaluatedItems": schema.rareKeywords.unevaluatedItems = self.schema(value)
        case "unevaluatedProperties": schema.rareKeywords.unevaluatedProperties = self.schema(value)
        case "contentMediaType": schema.rareKeywords.contentMediaType = text(value)
        case "contentEncoding": schema.rareKeywords.contentEncoding = text(value)
        case "contentSchema": schema.rareKeywords.contentSchema = self.schema(value)
        case "$defs": schema.rareKeywords.definitions = readProperties(value)
        case "$schema": checkDialect(value)
        case "$id", "$anchor", "$dynamicAnchor": _ = text(value)
        case "$dynamicRef": schema.reference = schema.reference ?? readDynamicReference(value)
        default: return false
        }
        return true
    }

    private mutating func readPatternProperties(_ node: Node) -> [RareKeywords.PatternProperty] {
        var properties: [RareKeywords.PatternProperty] = []
        for entry in mapping(node) ?? Mapping() {
            checkPattern(entry.key.text, at: entry.key, isKey: true)
            properties.append(
                RareKeywords.PatternProperty(
                    pattern: entry.key.text,
                    schema: schema(entry.value),
                    location: entry.key.location
                )
            )
        }
        return properties
    }

    private mutating func readDependentRequired(_ node: Node) -> [RareKeywords.DependentRequired] {
        var dependents: [RareKeywords.DependentRequired] = []
        for entry in mapping(node) ?? Mapping() {
            var names: [String] = []
            for element in sequence(entry.value) ?? [] {
                if let name = text(element) { names.append(name) }
            }
            dependents.append(
                RareKeywords.DependentRequired(
                    property: entry.key.text,
                    required: names,
                    location: entry.key.location
                )
            )
        }
        return dependents
    }

    /// `$dynamicRef` behaves like `$ref` as long as only one schema has the anchor.
    private mutating func readDynamicReference(_ node: Node) -> Schema.Reference? {
        guard let text = text(node) else { return nil }
        guard let reference = ReferenceText(text), case .anchor(let name) = reference.fragment else {
            return schema(referredToBy: text, at: node.location).map {
                Schema.Reference(text: text, target: $0, location: node.location)
            }
        }
        if let target = outermost(name) {
            return Schema.Reference(text: text, target: schema(target), location: node.location)
        }
        scanNames()
        let anchored = references.names?.dynamicAnchors[name] ?? []
        if anchored.count > 1 {
            report(faults.ambiguousDynamicReference, (text, anchored.count), at: node)
            return nil
        }
        if let target = anchored.first {
            return Schema.Reference(text: text, target: schema(target), location: node.location)
        }
        // Without a dynamic anchor, a plain anchor applies. Source: JSON Schema 2020-12 core, section 8.2.3.2.
        guard let target = schema(referredToBy: text, at: node.location) else { return nil }
        return Schema.Reference(text: text, target: target, location: node.location)
    }
}
