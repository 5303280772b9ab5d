import Testing

/// Documents and the exact diagnostics for each.
@Suite struct ReferenceDiagnosticTests {
    @Test(arguments: ReferenceDiagnosticTests.cases)
    func isReportedAs(_ example: DiagnosticCase) {
        #expect(messages(example.document) == example.expected)
    }

    static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "dangling",
            """
            components:
              schemas:
                Pet: {type: object}
                Pets: {items: {$ref: '#/components/schemas/Pets2'}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:26: error: cannot resolve '#/components/schemas/Pets2'; did you mean 'Pets'? [/components/schemas/Pets/items/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "danglingMidway",
            """
            components:
              schemas:
                Pets: {items: {$ref: '#/components/schema/Pets'}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:26: error: cannot resolve '#/components/schema/Pets': '/components' has no 'schema'; did you mean 'schemas'? [/components/schemas/Pets/items/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "remote",
            """
            components:
              schemas:
                A: {$ref: 'https://example.com/a.yaml#/A'}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:15: error: 'https://example.com/a.yaml#/A' is a remote reference, and remote files are not fetched; save the file next to the document and reference it by its relative path [/components/schemas/A/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "otherScheme",
            """
            components:
              schemas:
                A: {$ref: 'file:///a.yaml'}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:15: error: 'file:///a.yaml' uses the scheme 'file', which is not supported; save the file next to the document and reference it by its relative path [/components/schemas/A/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "absolute",
            """
            components:
              schemas:
                A: {$ref: '/a.yaml'}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:15: error: '/a.yaml' is an absolute path; use a path relative to this file [/components/schemas/A/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "badPointer",
            """
            components:
              schemas:
                A: {$ref: '#/components/~2'}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:15: error: '#/components/~2' is not a valid reference; the part after '#' is a JSON pointer, with '~0' for '~' and '~1' for '/' [/components/schemas/A/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "bareName",
            """
            components:
              schemas:
                A: {type: string}
                B: {$ref: A}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:15: error: cannot read 'A': no such file; did you mean \
                '#/components/schemas/A'? [/components/schemas/B/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "forgottenHash",
            """
            components:
              schemas:
                A: {type: string}
                B: {$ref: components/schemas/A}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:15: error: cannot read 'components/schemas/A': no such file; did you mean \
                '#/components/schemas/A'? [/components/schemas/B/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "wrongKind",
            """
            components:
              responses: {A: {description: D}}
              schemas: {B: {$ref: '#/components/responses/A'}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:23: error: '#/components/responses/A' is a response, expected a schema \
                [/components/schemas/B/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "toText",
            """
            components:
              schemas: {B: {$ref: '#/info/title'}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:2:23: error: '#/info/title' is the string 'T', expected a schema \
                [/components/schemas/B/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "cycle",
            """
            components:
              schemas:
                A: {$ref: '#/components/schemas/B'}
                B: {$ref: '#/components/schemas/C'}
                C: {$ref: '#/components/schemas/A'}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:5:15: error: '#/components/schemas/A' is a reference cycle; replace one of the references with a schema or object [/components/schemas/C/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "cycleOfParameters",
            """
            components:
              parameters:
                A: {$ref: '#/components/parameters/B'}
                B: {$ref: '#/components/parameters/A'}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:15: error: '#/components/parameters/B' is a reference cycle; replace one of the references with a schema or object [/components/parameters/A/$ref]
                """,
                """
                api.yaml:4:15: error: '#/components/parameters/A' is a reference cycle; replace one of the references with a schema or object [/components/parameters/B/$ref]
                """,
            ]
        ),
        DiagnosticCase(
            "itself",
            """
            components:
              schemas:
                A: {$ref: '#/components/schemas/A'}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:15: error: '#/components/schemas/A' is a reference cycle; replace one of the references with a schema or object [/components/schemas/A/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "siblings",
            """
            components:
              schemas:
                A: {type: string}
                B: {$ref: '#/components/schemas/A', description: D, nullable: true, maxLength: 3, default: x}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:73: warning: OpenAPI 3.0 ignores 'maxLength' next to '$ref'; put both into an 'allOf', or use OpenAPI 3.1 [/components/schemas/B/maxLength]
                """,
                """
                api.yaml:4:87: warning: OpenAPI 3.0 ignores 'default' next to '$ref'; put both into an 'allOf', or use OpenAPI 3.1 [/components/schemas/B/default]
                """,
            ]
        ),
        DiagnosticCase(
            "referenceIsNumber",
            """
            components:
              schemas:
                A: {$ref: 3}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:15: warning: expected a string, found an integer; write it in quotes: "3" \
                [/components/schemas/A/$ref]
                """,
                "api.yaml:3:15: error: cannot read '3': no such file [/components/schemas/A/$ref]",
            ]
        ),
        DiagnosticCase(
            "unknownAnchor",
            """
            openapi: 3.1.0
            components:
              schemas:
                A: {$ref: '#a'}
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:15: error: cannot resolve '#a': no schema has the anchor 'a'; a reference to a \
                component is written '#/components/schemas/a' [/components/schemas/A/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "allOfItself",
            """
            components:
              schemas:
                A: {allOf: [{$ref: '#/components/schemas/A'}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:24: error: the schema includes itself through 'allOf', so it describes nothing; move the recursion into a property, an array or a map [/components/schemas/A/allOf/0/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "oneOfItself",
            """
            components:
              schemas:
                A: {oneOf: [{type: string}, {$ref: '#/components/schemas/B'}]}
                B: {anyOf: [{$ref: '#/components/schemas/A'}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:24: error: the schema includes itself through 'oneOf', so it describes nothing; move the recursion into a property, an array or a map [/components/schemas/B/anyOf/0/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "unionListsItself",
            """
            components:
              schemas:
                A: {anyOf: [{$ref: '#/components/schemas/A'}, {type: string}]}
                B: {oneOf: [{type: string}, {$ref: '#/components/schemas/C'}]}
                C: {$ref: '#/components/schemas/B'}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:24: warning: 'anyOf' lists its own schema, which has no effect; the member is ignored; remove the member [/components/schemas/A/anyOf/0/$ref]
                """,
                """
                api.yaml:4:40: warning: 'oneOf' lists its own schema, which has no effect; the member is ignored; remove the member [/components/schemas/B/oneOf/1/$ref]
                """,
            ]
        ),
        DiagnosticCase(
            "unionListsOnlyItself",
            """
            components: {schemas: {A: {oneOf: [{$ref: '#/components/schemas/A'}]}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:1:43: error: the schema includes itself through 'oneOf', so it describes nothing; move the recursion into a property, an array or a map [/components/schemas/A/oneOf/0/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "unionOfSubtypes",
            """
            components:
              schemas:
                Pet:
                  oneOf: [{$ref: '#/components/schemas/Cat'}]
                  required: [kind]
                  properties: {kind: {type: string}}
                  discriminator: {propertyName: kind}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:8:26: warning: a member of this union includes the union itself through 'allOf'; \
                move the shared properties into a third schema [/components/schemas/Cat/allOf/0/$ref]
                """
            ]
        ),
        DiagnosticCase(
            "discriminatorText",
            """
            components:
              schemas:
                A: {discriminator: kind, properties: {kind: {type: string}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:3:24: warning: a discriminator is a mapping since OpenAPI 3.0; write \
                '{propertyName: kind}' [/components/schemas/A/discriminator]
                """
            ]
        ),
        DiagnosticCase(
            "discriminatorTarget",
            """
            components:
              schemas:
                Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
                Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind, mapping: {c: Cta}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:105: error: no schema is named 'Cta'; did you mean 'Cat'? \
                [/components/schemas/Pet/discriminator/mapping/c]
                """
            ]
        ),
        DiagnosticCase(
            "discriminatorWithoutProperty",
            """
            components:
              schemas:
                Cat: {type: object}
                Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {mapping: {}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:4:71: error: a discriminator needs 'propertyName' \
                [/components/schemas/Pet/discriminator]
                """
            ]
        ),
    ]
}
