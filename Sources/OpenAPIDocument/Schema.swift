package import YAMLTree

/// The index of a schema in `Document.schemas`.
///
/// Schemas refer to one another by index, so a recursive schema is an ordinary value, and all references to a schema
/// share the same target.
package struct SchemaID: Hashable, Comparable, Sendable {
    package let index: Int32

    package init(_ index: Int) { self.index = Int32(index) }

    package static func < (left: SchemaID, right: SchemaID) -> Bool { left.index < right.index }
}

/// A schema object (or boolean schema) as written in the document, with references resolved and nothing merged.
///
/// It is a class because documents have tens of thousands of schemas and every stage passes them around. As structs,
/// copying them took a tenth of a run. Only the reader changes a schema, and never after reading, so it can be
/// shared.
package final class Schema: @unchecked Sendable {
    /// The `$ref` of this schema.
    ///
    /// In 3.0, it is the only effective member. In 3.1, the others apply too.
    package internal(set) var reference: Reference?
    /// The value of a boolean schema (3.1: `true` accepts everything, `false` nothing).
    package internal(set) var boolean: Bool?

    /// The types as written, including `null`.
    ///
    /// Empty if any type is accepted.
    package internal(set) var types: [SchemaType] = []
    /// Whether `nullable: true` is present.
    ///
    /// A 3.0 keyword, which is read with a warning in 3.1.
    package internal(set) var isNullable = false
    package internal(set) var format: String?
    package internal(set) var title: String?
    package internal(set) var description: String?
    package internal(set) var isDeprecated = false
    package internal(set) var isReadOnly = false
    package internal(set) var isWriteOnly = false

    /// The values of `enum`, in document order.
    package internal(set) var enumValues: [Node]?
    package internal(set) var const: Node?
    package internal(set) var defaultValue: Node?
    /// `example` and `examples` of this schema.
    package internal(set) var examples: [Node] = []

    package internal(set) var properties: [Property] = []
    package internal(set) var required: [RequiredName] = []
    package internal(set) var additionalProperties: AdditionalProperties = .unspecified
    package internal(set) var items: SchemaID?

    package internal(set) var allOf: [SchemaID] = []
    package internal(set) var anyOf: [SchemaID] = []
    package internal(set) var oneOf: [SchemaID] = []
    package internal(set) var discriminator: Discriminator?

    package internal(set) var limits = Limits()
    /// The less common keywords, or nil if this schema has none of them.
    package internal(set) var rare: RareKeywords?
    package internal(set) var extensions = SchemaExtensions()

    /// The location where the schema's value starts.
    package let location: SourceLocation
    /// The mapping that was read, for the location of each keyword and for unsupported extensions.
    package let source: Mapping

    package init(location: SourceLocation, source: Mapping) {
        self.location = location
        self.source = source
    }

    /// The box for the keyword being read.
    var rareKeywords: RareKeywords {
        let box = rare ?? RareKeywords()
        rare = box
        return box
    }

    /// A property of an object schema.
    package struct Property: Sendable {
        package var name: String
        package var schema: SchemaID
        /// The location of the property's key.
        package var location: SourceLocation

        package init(name: String, schema: SchemaID, location: SourceLocation) {
            self.name = name
            self.schema = schema
            self.location = location
        }
    }

    /// A name in `required`, whether or not a property with that name is declared here.
    package struct RequiredName: Sendable {
        package var name: String
        package var location: SourceLocation

        package init(name: String, location: SourceLocation) {
            self.name = name
            self.location = location
        }
    }

    /// The additional properties that an object accepts.
    package enum AdditionalProperties: Sendable {
        case unspecified
        case allowed
        case forbidden
        case schema(SchemaID)
    }

    /// A `$ref`, and the schema that it names.
    package struct Reference: Sendable {
        /// The reference as written.
        package var text: String
        package var target: SchemaID
        package var location: SourceLocation

        package init(text: String, target: SchemaID, location: SourceLocation) {
            self.text = text
            self.target = target
            self.location = location
        }
    }

    /// How a value indicates which member of `oneOf` or `anyOf`, or which subtype, it is.
    package struct Discriminator: Sendable {
        package var propertyName: String
        package var mapping: [Mapping]
        package var defaultMapping: SchemaID?
        package var location: SourceLocation

        package init(
            propertyName: String,
            mapping: [Mapping],
            defaultMapping: SchemaID?,
            location: SourceLocation
        ) {
            self.propertyName = propertyName
            self.mapping = mapping
            self.defaultMapping = defaultMapping
            self.location = location
        }

        package struct Mapping: Sendable {
            package var value: String
            package var target: SchemaID
            package var location: SourceLocation

            package init(value: String, target: SchemaID, location: SourceLocation) {
                self.value = value
                self.target = target
                self.location = location
            }
        }
    }

    /// The numeric and pattern validation keywords.
    package struct Limits: Equatable, Sendable {
        package var minLength: Int?
        package var maxLength: Int?
        package var pattern: String?
        package var minimum: Bound?
        package var maximum: Bound?
        package var multipleOf: Bound?
        package var minItems: Int?
        package var maxItems: Int?
        package var uniqueItems = false
        package var minProperties: Int?
        package var maxProperties: Int?

        package init() {}

        /// A numeric limit.
        ///
        /// The string keeps the exact digits.
        package struct Bound: Hashable, Sendable {
            package var text: String
            package var value: Double
            package var isExclusive: Bool

            package init(text: String, value: Double, isExclusive: Bool) {
                self.text = text
                self.value = value
                self.isExclusive = isExclusive
            }
        }
    }
}

/// OpenAPI's types.
package enum SchemaType: String, CaseIterable, Sendable {
    case string, number, integer, boolean, array, object, null

    /// The type that an unknown name was probably meant as, or nil if that is unclear.
    package init?(meantBy text: String) {
        switch text {
        case "int", "long", "int32", "int64": self = .integer
        case "float", "double", "decimal": self = .number
        case "bool": self = .boolean
        case "str", "text": self = .string
        case "list": self = .array
        case "map", "dict": self = .object
        default:
            guard let near = closestMatch(to: text, among: Self.allCases.map(\.rawValue)) else { return nil }
            self.init(rawValue: near)
        }
    }
}

/// The less common keywords, in a separate box so that schemas stay small.
///
/// Only the reader changes it, and never after reading, so it can be shared.
package final class RareKeywords: @unchecked Sendable {
    package internal(set) var patternProperties: [PatternProperty] = []
    package internal(set) var propertyNames: SchemaID?
    package internal(set) var prefixItems: [SchemaID] = []
    package internal(set) var contains: SchemaID?
    package internal(set) var minContains: Int?
    package internal(set) var maxContains: Int?
    package internal(set) var not: SchemaID?
    package internal(set) var `if`: SchemaID?
    package internal(set) var then: SchemaID?
    package internal(set) var `else`: SchemaID?
    package internal(set) var dependentRequired: [DependentRequired] = []
    package internal(set) var dependentSchemas: [Schema.Property] = []
    package internal(set) var unevaluatedItems: SchemaID?
    package internal(set) var unevaluatedProperties: SchemaID?
    package internal(set) var contentMediaType: String?
    package internal(set) var contentEncoding: String?
    package internal(set) var contentSchema: SchemaID?
    /// `$defs` (3.1), which `$ref` can name too.
    package internal(set) var definitions: [Schema.Property] = []

    /// Whether any of them is set.
    var isUsed: Bool {
        let schemas = [
            propertyNames, contains, not, `if`, then, `else`, unevaluatedItems, unevaluatedProperties, contentSchema,
        ]
        return schemas.contains { $0 != nil } || minContains != nil || maxContains != nil || contentMediaType != nil
            || contentEncoding != nil || !patternProperties.isEmpty || !prefixItems.isEmpty
            || !dependentRequired.isEmpty || !dependentSchemas.isEmpty || !definitions.isEmpty
    }

    package struct PatternProperty: Sendable {
        package var pattern: String
        package var schema: SchemaID
        package var location: SourceLocation

        package init(pattern: String, schema: SchemaID, location: SourceLocation) {
            self.pattern = pattern
            self.schema = schema
            self.location = location
        }
    }

    package struct DependentRequired: Sendable {
        package var property: String
        package var required: [String]
        package var location: SourceLocation

        package init(property: String, required: [String], location: SourceLocation) {
            self.property = property
            self.required = required
            self.location = location
        }
    }
}
