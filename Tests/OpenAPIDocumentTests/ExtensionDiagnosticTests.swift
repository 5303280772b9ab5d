import OpenAPIDocument
import Testing
import YAMLTree

/// Documents and the exact diagnostics for each.
@Suite struct ExtensionDiagnosticTests {
    @Test(arguments: ExtensionDiagnosticTests.cases)
    func isReportedAs(_ example: DiagnosticCase) {
        #expect(messages(example.document) == example.expected)
    }

    /// Where the document specifies Swift code, it can only be a name.
    @Test(arguments: [
        "class.self", "Module.class", "Module.Outer.Type", "import.Type", "Module.Na\u{3164}me", "Module.", ".Type",
        "Module.Name<T>", "Module.Name }",
    ])
    func swiftTypeIsAName(_ text: String) {
        let found = read(schemaDocument("{type: string, x-swift-type: '\(text)'}")).diagnostics
        #expect(found.contains { $0.id == "bad-extension-value" }, "\(found)")
    }

    @Test(arguments: ["na\u{200D}me", "na\u{3164}me", "na\u{E0041}me", "a b", "a.b"])
    func swiftNameCanBeSeen(_ text: String) {
        let found = read(schemaDocument("{type: string, x-swift-name: '\(text)'}")).diagnostics
        #expect(found.contains { $0.id == "bad-swift-name" }, "\(found)")
    }

    static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "misspelled",
            """
            components:
              schemas:
                S:
                  type: string
                  x-swift-nam: a
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:7: warning: unknown extension 'x-swift-nam'; did you mean 'x-swift-name'? \
                [/components/schemas/S/x-swift-nam]
                """
            ]
        ),
        DiagnosticCase(
            "otherCase",
            """
            components:
              schemas:
                S:
                  type: string
                  x-swiftName: a
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:7: warning: unknown extension 'x-swiftName'; did you mean 'x-swift-name'? \
                [/components/schemas/S/x-swiftName]
                """
            ]
        ),
        DiagnosticCase(
            "others",
            """
            components:
              schemas:
                S:
                  type: string
                  x-resource: a
                  x-order: 3
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            []
        ),
        DiagnosticCase(
            "misplaced",
            """
            components:
              schemas:
                S:
                  type: string
                  x-error-codes: {}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:7: warning: 'x-error-codes' has no meaning on a schema; it belongs on a \
                response [/components/schemas/S/x-error-codes]
                """
            ]
        ),
        DiagnosticCase(
            "misplacedOnResponses",
            """
            paths:
              /a: {get: {responses: {x-failure-when: /a, '200': {description: D}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:26: warning: 'x-failure-when' has no meaning on the responses object; it \
                belongs on a response [/paths/~1a/get/responses/x-failure-when]
                """
            ]
        ),
        DiagnosticCase(
            "swiftName",
            """
            components:
              schemas:
                S:
                  type: string
                  x-swift-name: 1a
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:21: error: '1a' is not a valid Swift name; expected letters, digits and '_', \
                without a digit at the start [/components/schemas/S/x-swift-name]
                """
            ]
        ),
        DiagnosticCase(
            "enumNames",
            """
            components:
              schemas:
                S:
                  type: string
                  enum: [a, b]
                  x-enum-varnames: [A]
                  x-enum-descriptions: [x, y, z]
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:6:24: error: 'x-enum-varnames' has 1 values, but 'enum' has 2; give one for each \
                value, in the same order [/components/schemas/S/x-enum-varnames]
                """,
                """
                api.yaml:7:28: error: 'x-enum-descriptions' has 3 values, but 'enum' has 2; give one for \
                each value, in the same order [/components/schemas/S/x-enum-descriptions]
                """,
            ]
        ),
        DiagnosticCase(
            "sensitive",
            """
            components:
              schemas:
                S:
                  type: string
                  x-sensitive: last-5
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:20: error: invalid value for 'x-sensitive': found the string 'last-5'; expected \
                true, false or 'last-four' [/components/schemas/S/x-sensitive]
                """
            ]
        ),
        DiagnosticCase(
            "swiftType",
            """
            components:
              schemas:
                S:
                  type: string
                  x-swift-type: EncryptedPIN
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:21: error: invalid value for 'x-swift-type': found the string 'EncryptedPIN'; \
                expected '{name: Type, module: Module}' or 'Module.Type' \
                [/components/schemas/S/x-swift-type]
                """
            ]
        ),
        DiagnosticCase(
            "swiftTypeMember",
            """
            components:
              schemas:
                S:
                  type: string
                  x-swift-type: {nam: A, module: B}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:21: error: invalid value for 'x-swift-type': found a mapping; expected '{name: \
                Type, module: Module}' or 'Module.Type' [/components/schemas/S/x-swift-type]
                """,
                """
                api.yaml:5:22: error: unknown member 'nam' of 'x-swift-type'; did you mean 'name'? \
                [/components/schemas/S/x-swift-type/nam]
                """,
            ]
        ),
        DiagnosticCase(
            "retry",
            """
            paths:
              /a: {get: {x-retry: always, responses: {'200': {description: D}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:23: error: invalid value for 'x-retry': found the string 'always'; expected \
                'unprocessed' or 'idempotent' [/paths/~1a/get/x-retry]
                """
            ]
        ),
        DiagnosticCase(
            "errorCodes",
            """
            paths:
              /a: {get: {responses: {'400': {description: D, x-error-codes: {at: code, codes: {A: {summary: S}, B: b-c, C: {name: c, sumary: S}}}}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:70: error: invalid value for 'x-error-codes': found the string 'code'; expected a JSON pointer to a part of the body, such as '/exception' [/paths/~1a/get/responses/400/x-error-codes/at]
                """,
                """
                api.yaml:2:87: error: invalid value for 'x-error-codes': found a mapping; the code 'A' needs \
                a 'name' [/paths/~1a/get/responses/400/x-error-codes/codes/A]
                """,
                """
                api.yaml:2:104: error: 'b-c' is not a valid Swift name; expected letters, digits and '_', \
                without a digit at the start [/paths/~1a/get/responses/400/x-error-codes/codes/B]
                """,
                """
                api.yaml:2:122: error: unknown member 'sumary' of 'x-error-codes'; did you mean \
                'summary'? [/paths/~1a/get/responses/400/x-error-codes/codes/C/sumary]
                """,
            ]
        ),
        DiagnosticCase(
            "errorCodesEmpty",
            """
            paths:
              /a: {get: {responses: {'400': {description: D, x-error-codes: {cods: {}}}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:65: error: invalid value for 'x-error-codes': found a mapping; 'at' is missing \
                [/paths/~1a/get/responses/400/x-error-codes]
                """,
                """
                api.yaml:2:66: error: unknown member 'cods' of 'x-error-codes'; did you mean 'codes'? \
                [/paths/~1a/get/responses/400/x-error-codes/cods]
                """,
            ]
        ),
        DiagnosticCase(
            "failureWithoutBody",
            """
            paths:
              /a: {get: {responses: {'200': {description: D, x-failure-when: /exception}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:66: error: the response has no JSON body to inspect; give the schema of the \
                failing body: '{property: /exception, schema: {$ref: …}}' \
                [/paths/~1a/get/responses/200/x-failure-when]
                """
            ]
        ),
        DiagnosticCase(
            "failureWithoutPointer",
            """
            paths:
              /a: {get: {responses: {'200': {description: D, x-failure-when: {schema: {}}}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:66: error: invalid value for 'x-failure-when': found a mapping; 'property' is \
                missing [/paths/~1a/get/responses/200/x-failure-when]
                """
            ]
        ),
    ]
}
