import Testing

/// Documents and the exact diagnostics for each.
@Suite struct DocumentDiagnosticTests {
    @Test(arguments: DocumentDiagnosticTests.cases)
    func isReportedAs(_ example: DiagnosticCase) {
        #expect(messages(example.document) == example.expected)
    }

    static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "sequence",
            """
            - a
            - b
            """,
            [
                """
                api.yaml:1:1: error: expected an OpenAPI document, which is a mapping, found a sequence; it starts with 'openapi: 3.1.0'
                """
            ]
        ),
        DiagnosticCase(
            "noVersion",
            """
            info: {title: T, version: '1'}
            """,
            [
                "api.yaml:1:1: error: 'openapi' is missing; write 'openapi: 3.1.0' at the top"
            ]
        ),
        DiagnosticCase(
            "swagger",
            """
            swagger: "2.0"
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:1:10: error: this is a Swagger 2.0 document, which is not supported; convert it \
                to OpenAPI 3, for example with swagger2openapi [/swagger]
                """
            ]
        ),
        DiagnosticCase(
            "futureVersion",
            """
            openapi: 4.0.0
            """,
            [
                """
                api.yaml:1:10: error: unknown OpenAPI version '4.0.0'; the versions 3.0, 3.1 and 3.2 are \
                supported [/openapi]
                """
            ]
        ),
        DiagnosticCase(
            "unquotedVersion",
            """
            openapi: 3.1
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:1:10: warning: expected a string, found a number; write it in quotes: \"3.1\" [/openapi]"
            ]
        ),
        DiagnosticCase(
            "nothingInside",
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            """,
            [
                "api.yaml:1:1: warning: the document should have 'paths'"
            ]
        ),
        DiagnosticCase(
            "misspelledRoot",
            """
            compnents: {}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:1:1: warning: unknown keyword 'compnents' in the document; did you mean \
                'components'? [/compnents]
                """
            ]
        ),
        DiagnosticCase(
            "webhooksTooEarly",
            """
            webhooks: {}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:1:1: warning: 'webhooks' in the document has no meaning in OpenAPI 3.0; it was added in 3.1 [/webhooks]
                """
            ]
        ),
        DiagnosticCase(
            "noTitle",
            """
            info: {version: '1'}
            openapi: 3.0.3
            paths: {}
            """,
            [
                "api.yaml:1:7: warning: the info object should have 'title' [/info]"
            ]
        ),
        DiagnosticCase(
            "dialect",
            """
            openapi: 3.1.0
            jsonSchemaDialect: https://json-schema.org/draft-07/schema
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:2:20: warning: unknown schema dialect 'https://json-schema.org/draft-07/schema'; \
                schemas are read as JSON Schema 2020-12 [/jsonSchemaDialect]
                """
            ]
        ),
        DiagnosticCase(
            "tags",
            """
            openapi: 3.2.0
            tags:
              - {name: a, parent: b}
              - {name: b, parent: a}
              - {name: c, parent: d}
              - {name: a}
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:23: warning: the tag 'b' is its own ancestor; its parent is ignored \
                [/tags/1/parent]
                """,
                "api.yaml:5:23: warning: the parent tag 'd' is not declared in 'tags' [/tags/2/parent]",
                "api.yaml:6:5: warning: the tag 'a' is declared twice; the first is used [/tags/3]",
            ]
        ),
        DiagnosticCase(
            "componentName",
            """
            components: {parameters: {"a b": {name: a, in: query, schema: {}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:1:27: warning: the component name 'a b' may only contain letters, digits, '.', '-' and '_' [/components/parameters/a b]
                """
            ]
        ),
    ]
}
