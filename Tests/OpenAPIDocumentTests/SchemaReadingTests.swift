import OpenAPIDocument
import Testing
import YAMLTree

@Suite struct SchemaReadingTests {
    @Test func unionIsNoMemberOfItself() throws {
        let ref = "{$ref: '#/components/schemas/S'}"
        let schema = try schema("{anyOf: [\(ref), {type: string}], oneOf: [{type: string}, \(ref), {type: integer}]}")
        #expect(schema.anyOf.count == 1)
        #expect(schema.oneOf.count == 2)
    }

    @Test func keepsEveryKeywordOf30() throws {
        let schema = try schema(
            """
            {type: object, title: Card, description: A card, deprecated: true, readOnly: true, nullable: true,
             required: [id, kind], minProperties: 1, maxProperties: 9, additionalProperties: false,
             properties: {id: {type: string, format: uuid}, kind: {type: string, enum: [debit, credit], default: debit}}}
            """.replacing("\n", with: " ")
        )
        #expect(schema.types == [.object])
        #expect(schema.title == "Card")
        #expect(schema.description == "A card")
        #expect(schema.isDeprecated && schema.isReadOnly && schema.isNullable && !schema.isWriteOnly)
        #expect(schema.required.map(\.name) == ["id", "kind"])
        #expect(schema.properties.map(\.name) == ["id", "kind"])
        #expect(schema.limits.minProperties == 1 && schema.limits.maxProperties == 9)
        guard case .forbidden = schema.additionalProperties else {
            Issue.record("\(schema.additionalProperties)")
            return
        }
    }

    @Test func keepsLimitsToTheLastDigit() throws {
        let schema = try schema(
            "{type: number, minimum: 0.10, maximum: 1234567890123456789.5, exclusiveMaximum: true, multipleOf: 0.01}"
        )
        #expect(schema.limits.minimum == .init(text: "0.10", value: 0.1, isExclusive: false))
        #expect(
            schema.limits.maximum
                == .init(text: "1234567890123456789.5", value: 1_234_567_890_123_456_789.5, isExclusive: true)
        )
        #expect(schema.limits.multipleOf?.text == "0.01")
    }

    @Test(arguments: [
        ("{minimum: 3, exclusiveMinimum: 2}", "3", false), ("{minimum: 3, exclusiveMinimum: 3}", "3", true),
        ("{exclusiveMinimum: 4}", "4", true), ("{minimum: 3, exclusiveMinimum: 5}", "5", true),
    ])
    func stricterLimitWinsSince31(_ text: String, _ limit: String, _ isExclusive: Bool) throws {
        let schema = try schema(text, version: "3.1.0")
        #expect(schema.limits.minimum?.text == limit)
        #expect(schema.limits.minimum?.isExclusive == isExclusive)
    }

    @Test func keepsKeywordsOfJSONSchema() throws {
        let document = try document(
            schemaDocument(
                """
                {type: [array, 'null'], prefixItems: [{type: string}, true], items: false, contains: {type: string},
                 minContains: 1, maxContains: 2, uniqueItems: true, const: [a], examples: [[a], [b]],
                 unevaluatedItems: false,
                 $defs: {inner: {type: integer}}, contentMediaType: image/png, contentEncoding: base64, if: {}, then: {},
                 else: {}, dependentRequired: {a: [b]}, patternProperties: {'^x': {}}, propertyNames: {minLength: 1}}
                """.replacing("\n", with: " "),
                version: "3.1.1"
            )
        )
        let schema = try #require(document.component("S"))
        let rare = try #require(schema.rare)
        #expect(schema.types == [.array, .null])
        #expect(rare.prefixItems.map { document[$0].types } == [[.string], []])
        #expect(document[rare.prefixItems[1]].boolean == true)
        #expect(schema.items.flatMap { document[$0].boolean } == false)
        #expect(rare.minContains == 1 && rare.maxContains == 2 && schema.limits.uniqueItems)
        #expect(schema.const?.sequence?.count == 1)
        #expect(schema.examples.count == 2)
        #expect(rare.definitions.map(\.name) == ["inner"])
        #expect(rare.contentMediaType == "image/png" && rare.contentEncoding == "base64")
        #expect(rare.if != nil && rare.then != nil && rare.else != nil && rare.propertyNames != nil)
        #expect(rare.dependentRequired.map(\.required) == [["b"]])
        #expect(rare.patternProperties.map(\.pattern) == ["^x"])
    }

    @Test func readsTypeListOf30AsItIsMeant() throws {
        #expect(try schema("{type: [string, 'null']}").types == [.string, .null])
    }

    @Test(arguments: ["3.0.3", "3.1.0"])
    func takesKeywordsAsPropertyNames(_ version: String) throws {
        let document = try document(
            schemaDocument(
                """
                {type: object, properties: {$ref: {type: string}, items: {type: integer}, required: {type: boolean},
                 properties: {type: object, properties: {type: {type: string}}}, x-swift-nam: {type: string}}}
                """.replacing("\n", with: " "),
                version: version
            )
        )
        let schema = try #require(document.component("S"))
        #expect(schema.reference == nil && schema.items == nil)
        #expect(schema.properties.map(\.name) == ["$ref", "items", "required", "properties", "x-swift-nam"])
        #expect(document[schema.properties[0].schema].types == [.string])
    }

    @Test(arguments: ["3.0.3", "3.1.0"])
    func takesDataAsData(_ version: String) throws {
        let text = schemaDocument(
            """
            {type: object, default: {$ref: '#/nowhere'}, example: {$ref: '#/nowhere', type: strng}, \
            enum: [{$ref: '#/nowhere'}], x-other: {$ref: '#/nowhere', x-swift-nam: 1}}
            """,
            version: version
        )
        #expect(messages(text) == [])
    }

    @Test func keepsHarmlessSiblingsOfReferenceIn30() throws {
        let schema = try schema(
            "{$ref: '#/components/schemas/T', description: D, nullable: true, readOnly: true, maxLength: 3, x-source: vendor}",
            others: "    T: {type: string}"
        )
        #expect(schema.reference != nil)
        #expect(schema.description == "D" && schema.isNullable && schema.isReadOnly)
        #expect(schema.limits.maxLength == nil)
        #expect(schema.extensions.origin == "vendor")
    }

    @Test func appliesSiblingsOfReferenceSince31() throws {
        let text = schemaDocument(
            "{$ref: '#/components/schemas/T', maxLength: 3}",
            version: "3.1.0",
            others: "    T: {type: string}"
        )
        #expect(messages(text) == [])
        let document = try document(text)
        #expect(document.component("S")?.limits.maxLength == 3)
        #expect(document.component("S")?.reference?.target == document.componentID("T"))
    }

    @Test(arguments: [
        ("{type: string, format: password}", SchemaExtensions.Sensitivity.hidden),
        ("{type: string, format: password, x-sensitive: false}", .open),
        ("{type: string, x-sensitive: true}", .hidden), ("{type: string, x-sensitive: last-four}", .lastFour),
        ("{type: string}", .open),
    ])
    func knowsWhatIsSensitive(_ text: String, _ expected: SchemaExtensions.Sensitivity) throws {
        #expect(try schema(text).extensions.sensitivity == expected)
    }

    @Test func readsOurExtensions() throws {
        let schema = try schema(
            """
            {type: string, enum: [D, C, D], x-enum-varnames: [debit, credit, again], x-enum-descriptions: [a, b, c], \
            x-swift-name: CardKind, x-swift-type: PINBlock.EncryptedPIN, x-source: field}
            """
        )
        #expect(schema.enumValues?.map(\.string) == ["D", "C"])
        #expect(schema.extensions.enumNames?.map(\.text) == ["debit", "credit"])
        #expect(schema.extensions.enumDescriptions?.map(\.text) == ["a", "b"])
        #expect(schema.extensions.swiftName?.text == "CardKind")
        #expect(schema.extensions.swiftType?.name == "EncryptedPIN")
        #expect(schema.extensions.swiftType?.module == "PINBlock")
        #expect(schema.extensions.origin == "field")
    }

    @Test func readsSwiftTypeAsMapping() throws {
        let schema = try schema("{type: string, x-swift-type: {name: EncryptedPIN, module: PINBlock, text: base64}}")
        #expect(schema.extensions.swiftType?.name == "EncryptedPIN")
        #expect(schema.extensions.swiftType?.textMember == "base64")
    }

    @Test func readsDiscriminator() throws {
        let document = try document(
            whole(
                """
                openapi: 3.2.0
                components:
                  schemas:
                    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
                    Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
                    Pet:
                      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
                      discriminator:
                        propertyName: kind
                        mapping: {cat: Cat, dog: '#/components/schemas/Dog'}
                        defaultMapping: Dog
                """
            )
        )
        let discriminator = try #require(document.component("Pet")?.discriminator)
        #expect(discriminator.propertyName == "kind")
        #expect(discriminator.mapping.map(\.value) == ["cat", "dog"])
        #expect(discriminator.mapping.map(\.target) == [document.componentID("Cat"), document.componentID("Dog")])
        #expect(discriminator.defaultMapping == document.componentID("Dog"))
    }

    @Test func limitBeyondIntegersIsNone() throws {
        #expect(try schema("{type: string, maxLength: 99999999999999999999}").limits.maxLength == Int.max)
    }
}
