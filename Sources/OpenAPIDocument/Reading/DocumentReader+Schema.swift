import YAMLTree

extension DocumentReader {
    /// The id of the schema at a node.
    ///
    /// It is read later. Two nodes at the same place are one schema.
    mutating func schema(_ node: Node) -> SchemaID {
        if let scoped = scopedSchema(node) { return scoped }
        if let known = schemaIDs[node.location] { return known }
        if let adopted = adoptedSchemas[node.location] {
            let id = schema(adopted)
            schemaIDs[node.location] = id
            return id
        }
        let id = SchemaID(schemaNodes.count)
        schemaNodes.append(node)
        schemaIDs[node.location] = id
        return id
    }

    /// The schema that a reference names.
    ///
    /// Reports and returns nil if there is none.
    mutating func schema(referredToBy text: String, at location: SourceLocation) -> SchemaID? {
        let key = ReferenceMemo.Key(file: location.file, text: text)
        if dynamic.current == 0, let known = references.schemas[key] { return known }
        guard let target = resolve(text, at: location, as: .schemas) else { return nil }
        guard target.node.mapping != nil || (is31OrLater && Self.boolean(target.node) != nil) else {
            report(faults.referenceToNoSchema, (text, target.node), at: location)
            return nil
        }
        if let id = scopedSchema(target.node) { return id }
        let id = schema(target.node)
        references.schemas[key] = id
        if let name = target.name, !componentSchemaPlaces.contains(target.node.location), referenceNames[id] == nil {
            referenceNames[id] = name
        }
        return id
    }

    /// Reads the queued schemas and the schemas that they contain until the queue is empty.
    mutating func readWaitingSchemas() {
        while schemas.count < schemaNodes.count {
            let id = SchemaID(schemas.count)
            let node = schemaNodes[schemas.count]
            enterScope(of: id, node)
            let schema = readSchema(node)
            schemas.append(schema)
            nameScoped(schema)
        }
        dynamic.current = 0
    }

    /// Names the target of a component's reference if it was read only for that component.
    private mutating func nameScoped(_ schema: Schema) {
        guard let target = schema.reference?.target, dynamic.scopeOfSchema[target] != nil,
            componentSchemaPlaces.contains(schema.location)
        else { return }
        referenceNames[target] = componentName(at: schema.location)
    }

    private static func boolean(_ node: Node) -> Bool? {
        guard case .scalar(let scalar) = node.content else { return nil }
        return scalar.kind == .true ? true : scalar.kind == .false ? false : nil
    }

    private mutating func readSchema(_ node: Node) -> Schema {
        guard case .mapping(let object) = node.content else {
            let schema = Schema(location: node.location, source: Mapping())
            if let boolean = Self.boolean(node) {
                schema.boolean = boolean
                if !is31OrLater { report(faults.booleanSchema, node.summary, at: node) }
            } else if node.isNull {
                report(faults.emptyValue, "a schema", at: node)
            } else {
                reportType(of: node, wanted: is31OrLater ? "a schema, true or false" : "a schema", .matters)
            }
            return schema
        }
        let schema = Schema(location: node.location, source: object)
        var parts = SchemaParts()
        for entry in object { read(entry, into: schema, &parts) }
        return finished(schema, parts, node)
    }

    /// Reads one keyword.
    ///
    /// In order of how often documents use each keyword.
    private mutating func read(_ entry: Mapping.Entry, into schema: Schema, _ parts: inout SchemaParts) {
        let value = entry.value
        switch entry.key.text {
        case "type": readType(value, into: schema)
        case "description": schema.description = prose(value)
        case "$ref": schema.reference = readReference(value) ?? schema.reference
        case "properties": schema.properties = readProperties(value)
        case "example": schema.examples.append(value)
        case "items": readItems(value, into: schema)
        case "enum": schema.enumValues = sequence(value)
        case "required": schema.required = readRequired(value)
        case "format": schema.format = text(value)
        case "nullable":
            schema.isNullable = flag(value) ?? false
            if is31OrLater { report(faults.nullableKeyword, atKey: entry.key) }
        case "title": schema.title = prose(value)
        case "default": schema.defaultValue = value
        case "additionalProperties": schema.additionalProperties = readAdditional(value)
        case "readOnly": schema.isReadOnly = flag(value) ?? false
        case "writeOnly": schema.isWriteOnly = flag(value) ?? false
        case "deprecated": schema.isDeprecated = flag(value) ?? false
        case "allOf":
            schema.allOf = readMembers(value, entry.key)
            if dynamic.current != 0 { dynamic.membersOfAllOf.formUnion(schema.allOf) }
        case "oneOf": schema.oneOf = readMembers(value, entry.key)
        case "anyOf": schema.anyOf = readMembers(value, entry.key)
        case "pattern": schema.limits.pattern = readPattern(value)
        case "minLength": schema.limits.minLength = count(value)
        case "maxLength": schema.limits.maxLength = count(value)
        case "minimum": parts.minimum = bound(value)
        case "maximum": parts.maximum = bound(value)
        case "minItems": schema.limits.minItems = count(value)
        case "maxItems": schema.limits.maxItems = count(value)
        case "discriminator": parts.discriminator = value
        case "uniqueItems": schema.limits.uniqueItems = flag(value) ?? false
        case "exclusiveMinimum": parts.exclusiveMinimum = value
        case "exclusiveMaximum": parts.exclusiveMaximum = value
        case "multipleOf": schema.limits.multipleOf = readMultiple(value)
        case "minProperties": schema.limits.minProperties = count(value)
        case "maxProperties": schema.limits.maxProperties = count(value)
        case "not": schema.rareKeywords.not = self.schema(value)
        default:
            if readExtension(entry, on: .schema, &parts.extensions) { return }
            if is31OrLater, readJSONSchema(entry, into: schema) { return }
            unread(entry, in: .schema)
        }
    }

    private mutating func readReference(_ node: Node) -> Schema.Reference? {
        guard let text = text(node) else { return nil }
        guard let target = schema(referredToBy: text, at: node.location) else { return nil }
        return Schema.Reference(text: text, target: target, location: node.location)
    }

    private mutating func readType(_ node: Node, into schema: Schema) {
        switch node.content {
        case .sequence(let nodes):
            if !is31OrLater { report(faults.typeList, at: node) }
            if nodes.isEmpty { report(faults.emptyTypeList, at: node) }
            for element in nodes {
                guard let type = readTypeName(element) else { continue }
                if !schema.types.contains(type) { schema.types.append(type) }
            }
        case .scalar where node.isNull && !is31OrLater: report(faults.emptyValue, "a type", at: node)
        default:
            guard let type = readTypeName(node) else { return }
            if type == .null, !is31OrLater { report(faults.nullType, at: node) }
            schema.types = [type]
        }
    }

    private mutating func readTypeName(_ node: Node) -> SchemaType? {
        // Unquoted `null` is YAML's null, which can't mean anything else here.
        if node.isNull {
            report(faults.unquotedNullType, at: node)
            return .null
        }
        guard let name = text(node) else { return nil }
        if let type = SchemaType(rawValue: name) { return type }
        report(faults.unknownType, name, at: node)
        guard tolerated.contains(faults.unknownType.kind) else { return nil }
        let meant = SchemaType(meantBy: name)
        if meant == nil { isBeyondRepair = true }
        return meant
    }

    mutating func readProperties(_ node: Node) -> [Schema.Property] {
        guard let object = mapping(node) else { return [] }
        var properties: [Schema.Property] = []
        properties.reserveCapacity(object.count)
        for entry in object {
            properties.append(
                Schema.Property(name: entry.key.text, schema: schema(entry.value), location: entry.key.location)
            )
        }
        return properties
    }

    private mutating func readRequired(_ node: Node) -> [Schema.RequiredName] {
        if Self.boolean(node) != nil {
            report(faults.booleanRequired, at: node)
            return []
        }
        guard let nodes = sequence(node) else { return [] }
        var names: [Schema.RequiredName] = []
        names.reserveCapacity(nodes.count)
        var seen: Set<String> = []
        for element in nodes {
            guard let name = text(element) else { continue }
            if seen.insert(name).inserted {
                names.append(Schema.RequiredName(name: name, location: element.location))
            } else {
                report(faults.duplicateRequired, name, at: element)
            }
        }
        return names
    }

    private mutating func readItems(_ node: Node, into schema: Schema) {
        if case .sequence(let places) = node.content {
            report(faults.itemsList, line, at: node)
            if schema.rareKeywords.prefixItems.isEmpty {
                schema.rareKeywords.prefixItems = places.map { self.schema($0) }
            }
        } else {
            schema.items = self.schema(node)
        }
    }

    private mutating func readAdditional(_ node: Node) -> Schema.AdditionalProperties {
        switch node.content {
        case .mapping(let object) where object.isEmpty: return .allowed
        case .mapping: return .schema(schema(node))
        default: return flag(node).map { $0 ? .allowed : .forbidden } ?? .unspecified
        }
    }

    private mutating func readMembers(_ node: Node, _ key: Mapping.Key) -> [SchemaID] {
        guard let nodes = sequence(node) else { return [] }
        if nodes.isEmpty { report(faults.emptyComposition, key.text, at: node) }
        return nodes.map { schema($0) }
    }

    private mutating func readPattern(_ node: Node) -> String? {
        guard let pattern = text(node) else { return nil }
        checkPattern(pattern, at: node, isKey: false)
        return pattern
    }

    /// Reports an invalid pattern, or one that can take exponential time.
    mutating func checkPattern(_ pattern: String, at place: some Located, isKey: Bool) {
        if let fault = RegularExpression.fault(in: pattern) {
            add(Diagnostic(faults.badPattern, fault, at: place), isAtKey: isKey)
        } else if RegularExpression.canExplode(pattern) {
            add(Diagnostic(faults.slowPattern, at: place), isAtKey: isKey)
        }
    }

    private mutating func readMultiple(_ node: Node) -> Schema.Limits.Bound? {
        guard let bound = bound(node) else { return nil }
        guard bound.value > 0 else {
            report(faults.badLimit, (bound.text, "is not greater than zero"), at: node)
            return nil
        }
        return bound
    }
}
