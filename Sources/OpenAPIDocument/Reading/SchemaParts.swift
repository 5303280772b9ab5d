import YAMLTree

/// What a schema's keywords say before they are put together.
struct SchemaParts {
    var minimum: Schema.Limits.Bound?
    var maximum: Schema.Limits.Bound?
    var exclusiveMinimum: Node?
    var exclusiveMaximum: Node?
    var discriminator: Node?
    var extensions = ExtensionFields()
    var rare = RareParts()

    /// The members of `RareKeywords`, while they are being read.
    struct RareParts {
        var patternProperties: [RareKeywords.PatternProperty] = []
        var propertyNames: SchemaID?
        var prefixItems: [SchemaID] = []
        var contains: SchemaID?
        var minContains: Int?
        var maxContains: Int?
        var not: SchemaID?
        var `if`: SchemaID?
        var then: SchemaID?
        var `else`: SchemaID?
        var dependentRequired: [RareKeywords.DependentRequired] = []
        var dependentSchemas: [Schema.Property] = []
        var unevaluatedItems: SchemaID?
        var unevaluatedProperties: SchemaID?
        var contentMediaType: String?
        var contentEncoding: String?
        var contentSchema: SchemaID?
        var definitions: [Schema.Property] = []
        /// Whether any of them was there.
        var isUsed: Bool {
            not != nil || hasSchemas || hasTexts || !patternProperties.isEmpty || !prefixItems.isEmpty
                || !dependentRequired.isEmpty || !dependentSchemas.isEmpty || !definitions.isEmpty
        }
        private var hasSchemas: Bool {
            propertyNames != nil || contains != nil || `if` != nil || then != nil || `else` != nil
                || unevaluatedItems != nil || unevaluatedProperties != nil || contentSchema != nil
        }
        private var hasTexts: Bool {
            contentMediaType != nil || contentEncoding != nil || minContains != nil || maxContains != nil
        }

        var keywords: RareKeywords {
            RareKeywords(
                patternProperties: patternProperties,
                propertyNames: propertyNames,
                prefixItems: prefixItems,
                contains: contains,
                minContains: minContains,
                maxContains: maxContains,
                not: not,
                if: `if`,
                then: then,
                else: `else`,
                dependentRequired: dependentRequired,
                dependentSchemas: dependentSchemas,
                unevaluatedItems: unevaluatedItems,
                unevaluatedProperties: unevaluatedProperties,
                contentMediaType: contentMediaType,
                contentEncoding: contentEncoding,
                contentSchema: contentSchema,
                definitions: definitions
            )
        }
    }
}
