import BindingsModel
@_spi(Generated) import BindingsRuntime
import Testing

/// The model's constraints and the runtime's assertions have the same vocabulary.
///
/// If one lacks a keyword, this doesn't compile. If their spellings differ, the test fails.
@Suite struct ConstraintVocabularyTests {
    @Test(arguments: Constraint.Keyword.allCases)
    func runtimeHasEachKeywordByTheSameName(_ keyword: Constraint.Keyword) {
        let assertion = assertion(keyword)
        #expect(Mirror(reflecting: assertion).children.first?.label ?? "\(assertion)" == keyword.rawValue)
        #expect(self.keyword(of: assertion) == keyword)
    }

    @Test(arguments: BindingsModel.TextFormat.allCases)
    func runtimeHasEachFormatByTheSameName(_ format: BindingsModel.TextFormat) {
        #expect("\(runtimeFormat(format))" == format.rawValue)
    }

    private func assertion(_ keyword: Constraint.Keyword) -> Assertion {
        switch keyword {
        case .type: .type(.null)
        case .enum: .enum([])
        case .const: .const(.null)
        case .multipleOf: .multipleOf(1)
        case .maximum: .maximum(1)
        case .exclusiveMaximum: .exclusiveMaximum(1)
        case .minimum: .minimum(1)
        case .exclusiveMinimum: .exclusiveMinimum(1)
        case .maxLength: .maxLength(1)
        case .minLength: .minLength(1)
        case .pattern: .pattern("a")
        case .format: .format(.uuid)
        case .maxItems: .maxItems(1)
        case .minItems: .minItems(1)
        case .uniqueItems: .uniqueItems
        case .maxProperties: .maxProperties(1)
        case .minProperties: .minProperties(1)
        case .required: .required([])
        case .dependentRequired: .dependentRequired("a", [])
        case .anyOf: .anyOf([])
        case .oneOf: .oneOf([])
        case .not: .not([])
        case .if: .if([])
        case .dependentSchemas: .dependentSchemas("a", [])
        case .prefixItems: .prefixItems([])
        case .items: .items([])
        case .contains: .contains([])
        case .properties: .properties("a", [])
        case .patternProperties: .patternProperties("a", [])
        case .additionalProperties: .additionalProperties([])
        case .propertyNames: .propertyNames([])
        case .unevaluatedItems: .unevaluatedItems([])
        case .unevaluatedProperties: .unevaluatedProperties([])
        case .never: .never
        }
    }

    private func keyword(of assertion: Assertion) -> Constraint.Keyword {
        switch assertion {
        case .type: .type
        case .enum: .enum
        case .const: .const
        case .multipleOf: .multipleOf
        case .maximum: .maximum
        case .exclusiveMaximum: .exclusiveMaximum
        case .minimum: .minimum
        case .exclusiveMinimum: .exclusiveMinimum
        case .maxLength: .maxLength
        case .minLength: .minLength
        case .pattern: .pattern
        case .format: .format
        case .maxItems: .maxItems
        case .minItems: .minItems
        case .uniqueItems: .uniqueItems
        case .maxProperties: .maxProperties
        case .minProperties: .minProperties
        case .required: .required
        case .dependentRequired: .dependentRequired
        case .anyOf: .anyOf
        case .oneOf: .oneOf
        case .not: .not
        case .if: .if
        case .dependentSchemas: .dependentSchemas
        case .prefixItems: .prefixItems
        case .items: .items
        case .contains: .contains
        case .properties: .properties
        case .patternProperties: .patternProperties
        case .additionalProperties: .additionalProperties
        case .propertyNames: .propertyNames
        case .unevaluatedItems: .unevaluatedItems
        case .unevaluatedProperties: .unevaluatedProperties
        case .never: .never
        }
    }

    private func runtimeFormat(_ format: BindingsModel.TextFormat) -> BindingsRuntime.TextFormat {
        switch format {
        case .uuid: .uuid
        case .email: .email
        case .uri: .uri
        case .hostname: .hostname
        case .ipv4: .ipv4
        case .ipv6: .ipv6
        case .time: .time
        case .duration: .duration
        }
    }
}
