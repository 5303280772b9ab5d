extension KeywordTable {
    static let schemaRows: [Row] =
        [
            Row(
                "$ref",
                .generated,
                "in 3.0, only documentation next to it and 'nullable', 'readOnly', 'writeOnly' apply"
            ),
            Row("type", .generated, "a list since 3.1"), Row("format", .generated), Row("title", .documented),
            Row("description", .documented), Row("default", .generated), Row("enum", .generated),
            Row("example", .checked), Row("deprecated", .generated), Row("readOnly", .generated),
            Row("writeOnly", .generated), Row("nullable", .generated, "since 3.1 with a warning"),
        ]
        + [
            Row("properties", .generated), Row("required", .generated), Row("additionalProperties", .generated),
            Row("items", .generated), Row("allOf", .generated), Row("anyOf", .generated),
            Row("oneOf", .generated, "if several members of a union match, the first is used"),
            Row("not", .validated, "unless it contains a format or a recursive schema"),
            Row("discriminator", .generated), Row("xml", .ignored, "XML bodies are bytes"),
            Row("externalDocs", .ignored),
        ]
        + [
            Row("multipleOf", .validated), Row("maximum", .validated),
            Row("exclusiveMaximum", .validated, "a boolean in 3.0, a number since 3.1"), Row("minimum", .validated),
            Row("exclusiveMinimum", .validated, "a boolean in 3.0, a number since 3.1"),
            Row("maxLength", .validated), Row("minLength", .validated), Row("pattern", .validated),
            Row("maxItems", .validated), Row("minItems", .validated), Row("uniqueItems", .validated),
            Row("maxProperties", .validated), Row("minProperties", .validated),
        ] + jsonSchemaRows

    /// The keywords that JSON Schema 2020-12 adds.
    private static let jsonSchemaRows: [Row] = [
        Row("const", .generated, from: .v3_1), Row("examples", .checked, from: .v3_1),
        Row("prefixItems", .generated, from: .v3_1), Row("contains", .validated, from: .v3_1),
        Row("minContains", .validated, from: .v3_1), Row("maxContains", .validated, from: .v3_1),
        Row("patternProperties", .generated, from: .v3_1), Row("propertyNames", .validated, from: .v3_1),
        Row("dependentRequired", .validated, from: .v3_1), Row("dependentSchemas", .validated, from: .v3_1),
        Row("if", .validated, from: .v3_1), Row("then", .validated, from: .v3_1), Row("else", .validated, from: .v3_1),
        Row("unevaluatedItems", .validated, from: .v3_1), Row("unevaluatedProperties", .validated, from: .v3_1),
        Row("contentMediaType", .generated, from: .v3_1), Row("contentEncoding", .generated, from: .v3_1),
        Row("contentSchema", .checked, from: .v3_1), Row("$defs", .generated, from: .v3_1),
        Row("$id", .generated, from: .v3_1, "names the schema for '$ref'"),
        Row("$schema", .checked, from: .v3_1), Row("$anchor", .generated, from: .v3_1),
        Row("$dynamicAnchor", .generated, from: .v3_1),
        Row(
            "$dynamicRef",
            .generated,
            from: .v3_1,
            "resolves to the outermost schema with the anchor on the path; rejected if the target is ambiguous"
        ),
        Row("$comment", .ignored, from: .v3_1), Row("$vocabulary", .ignored, from: .v3_1),
    ]
}
