import Testing

/// Documents and the exact diagnostics for each.
@Suite struct SchemaDiagnosticTests {
    @Test(arguments: SchemaDiagnosticTests.cases)
    func isReportedAs(_ example: DiagnosticCase) {
        #expect(messages(example.document) == example.expected)
    }

    static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "unknownType",
            """
            components:
              schemas:
                S:
                  type: strng
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:4:13: error: unknown type 'strng'; did you mean 'string'? [/components/schemas/S/type]"
            ]
        ),
        DiagnosticCase(
            "swaggerFile",
            """
            components:
              schemas:
                S:
                  type: file
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:13: error: unknown type 'file'; a file is written 'type: string' with 'format: \
                binary' [/components/schemas/S/type]
                """
            ]
        ),
        DiagnosticCase(
            "typeOfOtherLanguage",
            """
            components:
              schemas:
                S:
                  type: int
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:4:13: error: unknown type 'int'; did you mean 'integer'? [/components/schemas/S/type]"
            ]
        ),
        DiagnosticCase(
            "typeIsMapping",
            """
            components:
              schemas:
                S:
                  type: {a: b}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:4:13: error: expected a string, found a mapping [/components/schemas/S/type]"
            ]
        ),
        DiagnosticCase(
            "typeListIn30",
            """
            components:
              schemas:
                S:
                  type: [string, integer]
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:13: warning: a list of types has no meaning in OpenAPI 3.0; it is read as in \
                3.1; use 'nullable: true', or OpenAPI 3.1 [/components/schemas/S/type]
                """
            ]
        ),
        DiagnosticCase(
            "typeNullIn30",
            """
            components:
              schemas:
                S:
                  type: "null"
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:13: warning: the type 'null' has no meaning in OpenAPI 3.0; it is read as in \
                3.1 [/components/schemas/S/type]
                """
            ]
        ),
        DiagnosticCase(
            "unquotedNullIn31",
            """
            openapi: 3.1.0
            components:
              schemas:
                S:
                  type: [string, null]
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:22: warning: null is read as the type 'null'; write it in quotes: "null" \
                [/components/schemas/S/type/1]
                """
            ]
        ),
        DiagnosticCase(
            "nullableIn31",
            """
            openapi: 3.1.0
            components:
              schemas:
                S:
                  type: string
                  nullable: true
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:6:7: warning: 'nullable' has no meaning since OpenAPI 3.1; it is read as in 3.0; \
                add "null" to 'type' [/components/schemas/S/nullable]
                """
            ]
        ),
        DiagnosticCase(
            "constIn30",
            """
            components:
              schemas:
                S:
                  const: a
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:7: warning: 'const' in a schema has no meaning in OpenAPI 3.0; it was added in 3.1 [/components/schemas/S/const]
                """
            ]
        ),
        DiagnosticCase(
            "unknownKeyword",
            """
            components:
              schemas:
                S:
                  type: string
                  maxLenght: 3
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:7: warning: unknown keyword 'maxLenght' in a schema; did you mean 'maxLength'? \
                [/components/schemas/S/maxLenght]
                """
            ]
        ),
        DiagnosticCase(
            "quotedLimit",
            """
            components:
              schemas:
                S:
                  type: string
                  maxLength: "3"
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:18: warning: expected an integer, found the string '3'; remove the quotes [/components/schemas/S/maxLength]
                """
            ]
        ),
        DiagnosticCase(
            "negativeLimit",
            """
            components:
              schemas:
                S:
                  type: string
                  maxLength: -3
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:5:18: error: the limit -3 is negative [/components/schemas/S/maxLength]"
            ]
        ),
        DiagnosticCase(
            "fractionalLimit",
            """
            components:
              schemas:
                S:
                  type: string
                  maxLength: 3.5
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:18: error: the limit 3.5 is not a valid length \
                [/components/schemas/S/maxLength]
                """
            ]
        ),
        DiagnosticCase(
            "hugeLimit",
            """
            components:
              schemas:
                S:
                  type: string
                  maxLength: 99999999999999999999
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            []
        ),
        DiagnosticCase(
            "zeroStep",
            """
            components:
              schemas:
                S:
                  type: number
                  multipleOf: 0
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:5:19: error: the limit 0 is not greater than zero [/components/schemas/S/multipleOf]"
            ]
        ),
        DiagnosticCase(
            "infiniteLimit",
            """
            components:
              schemas:
                S:
                  type: number
                  maximum: .inf
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:5:16: error: the limit .inf is not a finite number [/components/schemas/S/maximum]"
            ]
        ),
        DiagnosticCase(
            "numericExclusiveIn30",
            """
            components:
              schemas:
                S:
                  type: number
                  exclusiveMinimum: 3
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:25: warning: an exclusive limit is true or false in OpenAPI 3.0; it is read as \
                in 3.1; give the limit as 'minimum' or 'maximum' [/components/schemas/S/exclusiveMinimum]
                """
            ]
        ),
        DiagnosticCase(
            "booleanExclusiveIn31",
            """
            openapi: 3.1.0
            components:
              schemas:
                S:
                  type: number
                  minimum: 3
                  exclusiveMinimum: true
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:7:25: warning: an exclusive limit is a number since OpenAPI 3.1; it is read as \
                in 3.0; give the limit itself [/components/schemas/S/exclusiveMinimum]
                """
            ]
        ),
        DiagnosticCase(
            "contradiction",
            """
            components:
              schemas:
                S:
                  type: string
                  minLength: 4
                  maxLength: 3
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:6:18: warning: no value satisfies both 'minLength' 4 and 'maxLength' 3 [/components/schemas/S/maxLength]
                """
            ]
        ),
        DiagnosticCase(
            "contradictoryRange",
            """
            components:
              schemas:
                S:
                  type: number
                  minimum: 4
                  maximum: 3
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:6:16: warning: no value satisfies both 'minimum' 4 and 'maximum' 3 [/components/schemas/S/maximum]
                """
            ]
        ),
        DiagnosticCase(
            "slowPattern",
            """
            components:
              schemas:
                S:
                  type: string
                  pattern: '(?=(a+)+c)'
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:16: warning: the pattern can take exponential time: it repeats a part that matches in several ways, and has a backreference or lookaround; remove the backreference or lookaround; then it takes linear time [/components/schemas/S/pattern]
                """
            ]
        ),
        DiagnosticCase(
            "badPattern",
            """
            components:
              schemas:
                S:
                  type: string
                  pattern: '(a'
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:16: warning: the pattern is not an ECMA-262 regular expression: an unclosed '(' [/components/schemas/S/pattern]
                """
            ]
        ),
        DiagnosticCase(
            "foreignFlags",
            """
            components:
              schemas:
                S:
                  type: string
                  pattern: '(?i)a'
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:16: warning: the pattern is not an ECMA-262 regular expression: inline flags such as '(?i)' are not part of ECMA-262 [/components/schemas/S/pattern]
                """
            ]
        ),
        DiagnosticCase(
            "requiredTrue",
            """
            components:
              schemas:
                S:
                  type: object
                  properties:
                    a: {type: string, required: true}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:6:37: warning: 'required' of a schema is a list of its properties; this is \
                ignored; list the property in 'required' of the object that has it \
                [/components/schemas/S/properties/a/required]
                """
            ]
        ),
        DiagnosticCase(
            "requiredMisspelled",
            """
            components:
              schemas:
                S:
                  type: object
                  required: [nmae]
                  properties:
                    name: {type: string}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:18: warning: 'nmae' is required but not declared in 'properties'; did you \
                mean 'name'? [/components/schemas/S/required/0]
                """
            ]
        ),
        DiagnosticCase(
            "requiredTwice",
            """
            components:
              schemas:
                S:
                  type: object
                  required: [a, a]
                  properties:
                    a: {}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:5:21: warning: 'a' is listed twice in 'required' [/components/schemas/S/required/1]"
            ]
        ),
        DiagnosticCase(
            "propertiesEmpty",
            """
            components:
              schemas:
                S:
                  type: object
                  properties:
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:18: warning: expected a mapping, found nothing; remove the key \
                [/components/schemas/S/properties]
                """
            ]
        ),
        DiagnosticCase(
            "propertyEmpty",
            """
            components:
              schemas:
                S:
                  type: object
                  properties:
                    a:
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:6:11: warning: expected a schema, found nothing; remove the key \
                [/components/schemas/S/properties/a]
                """
            ]
        ),
        DiagnosticCase(
            "propertyIsText",
            """
            components:
              schemas:
                S:
                  type: object
                  properties:
                    a: string
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:6:12: error: expected a schema, found the string 'string' \
                [/components/schemas/S/properties/a]
                """
            ]
        ),
        DiagnosticCase(
            "booleanSchemaIn30",
            """
            components:
              schemas:
                S:
                  type: object
                  properties:
                    a: true
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:6:12: warning: true is a schema only since OpenAPI 3.1; it is read as one; \
                write '{}' for any value [/components/schemas/S/properties/a]
                """
            ]
        ),
        DiagnosticCase(
            "enumOfWrongType",
            """
            components:
              schemas:
                S:
                  type: string
                  enum: [a, 1, true, null]
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:17: warning: the number 1, like 2 more of this enum, is not a value of type 'string'; write it in quotes: "1" [/components/schemas/S/enum/1]
                """
            ]
        ),
        DiagnosticCase(
            "discriminatorLeadsNowhere",
            """
            components:
              schemas:
                S:
                  type: object
                  properties: {kind: {type: string}}
                  discriminator: {propertyName: kind, mapping: {a: '#/components/schemas/Missing'}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:6:56: warning: cannot resolve '#/components/schemas/Missing' for 'a'; the mapping is ignored; add the schema, or remove the mapping [/components/schemas/S/discriminator/mapping/a]
                """
            ]
        ),
        DiagnosticCase(
            "typeByAnotherName",
            """
            components:
              schemas:
                S: {type: bool}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:15: error: unknown type 'bool'; did you mean 'boolean'? [/components/schemas/S/type]
                """
            ]
        ),
        DiagnosticCase(
            "enumTwice",
            """
            components:
              schemas:
                S:
                  type: string
                  enum: [a, b, a]
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:5:20: warning: the string 'a' is listed twice in 'enum' [/components/schemas/S/enum/2]"
            ]
        ),
        DiagnosticCase(
            "enumEmpty",
            """
            components:
              schemas:
                S:
                  type: string
                  enum: []
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:13: warning: 'enum' is empty, so no value would be valid; it is ignored \
                [/components/schemas/S/enum]
                """
            ]
        ),
        DiagnosticCase(
            "defaultOfWrongType",
            """
            components:
              schemas:
                S:
                  type: integer
                  default: "3"
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:16: warning: the default is the string '3', but the type is 'integer'; remove the quotes [/components/schemas/S/default]
                """
            ]
        ),
        DiagnosticCase(
            "exampleOfWrongType",
            """
            components:
              schemas:
                S:
                  type: string
                  example: 3
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:16: warning: the example is the number 3, but the type is 'string'; write it \
                in quotes: "3" [/components/schemas/S/example]
                """
            ]
        ),
        DiagnosticCase(
            "arrayWithoutItems",
            """
            components:
              schemas:
                S:
                  type: array
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:7: warning: an array needs 'items' in OpenAPI 3.0; any value is accepted \
                [/components/schemas/S]
                """
            ]
        ),
        DiagnosticCase(
            "itemsList",
            """
            components:
              schemas:
                S:
                  type: array
                  items: [{type: string}]
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:14: warning: 'items' is one schema, found a sequence; it is read as 'prefixItems'; a tuple \
                needs 'prefixItems' of OpenAPI 3.1 [/components/schemas/S/items]
                """
            ]
        ),
        DiagnosticCase(
            "readOnlyWriteOnly",
            """
            components:
              schemas:
                S:
                  readOnly: true
                  writeOnly: true
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:4:7: warning: 'readOnly' and 'writeOnly' are mutually exclusive [/components/schemas/S]"
            ]
        ),
        DiagnosticCase(
            "emptyAllOf",
            """
            components:
              schemas:
                S:
                  allOf: []
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:4:14: warning: 'allOf' is empty; it is ignored [/components/schemas/S/allOf]"
            ]
        ),
        DiagnosticCase(
            "unquotedFormat",
            """
            components:
              schemas:
                S:
                  type: string
                  format: 1.0
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:15: warning: expected a string, found a number; write it in quotes: "1.0" \
                [/components/schemas/S/format]
                """
            ]
        ),
        DiagnosticCase(
            "descriptionList",
            """
            components:
              schemas:
                S:
                  description: [a]
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:4:20: warning: expected a string, found a sequence [/components/schemas/S/description]"
            ]
        ),
    ]
}
