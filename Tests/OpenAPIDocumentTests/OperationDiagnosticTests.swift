import Testing

/// Documents and the exact diagnostics for each.
@Suite struct OperationDiagnosticTests {
    @Test(arguments: OperationDiagnosticTests.cases)
    func isReportedAs(_ example: DiagnosticCase) {
        #expect(messages(example.document) == example.expected)
    }

    static let cases: [DiagnosticCase] = [
        DiagnosticCase(
            "noSlash",
            """
            paths:
              a: {get: {responses: {'200': {description: D}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                "api.yaml:2:3: warning: the path 'a' does not start with '/'; one is added [/paths/a]"
            ]
        ),
        DiagnosticCase(
            "braces",
            """
            paths:
              '/a/{b': {get: {responses: {'200': {description: D}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:3: error: the braces in the path '/a/{b' do not match; a parameter is written \
                '{name}' [/paths/~1a~1{b]
                """
            ]
        ),
        DiagnosticCase(
            "equivalent",
            """
            paths:
              /a/{b}: {}
              /a/{c}: {}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                "api.yaml:3:3: warning: the path '/a/{c}' matches the same URLs as '/a/{b}' [/paths/~1a~1{c}]"
            ]
        ),
        DiagnosticCase(
            "undeclared",
            """
            paths:
              /a/{petId}:
                get:
                  parameters: [{name: petid, in: path, required: true, schema: {}}]
                  responses: {'200': {description: D}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:3: warning: the path parameter '{petId}' is not declared; it is treated as a required string; did you mean 'petid'? [/paths/~1a~1{petId}]
                """,
                """
                api.yaml:4:20: warning: the path '/a/{petId}' has no '{petid}'; the parameter is ignored \
                [/paths/~1a~1{petId}/get/parameters/0]
                """,
            ]
        ),
        DiagnosticCase(
            "notRequired",
            """
            paths:
              /a/{b}:
                get:
                  parameters: [{name: b, in: path, required: false, schema: {}}]
                  responses: {'200': {description: D}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:4:50: warning: the path parameter 'b' is always required; \
                add 'required: true' [/paths/~1a~1{b}/get/parameters/0/required]
                """
            ]
        ),
        DiagnosticCase(
            "operationIDTwice",
            """
            paths:
              /a:
                get: {operationId: a, responses: {'200': {description: D}}}
                put: {operationId: a, responses: {'200': {description: D}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:4:24: warning: the operationId 'a' is used twice; this operation is named by its method and \
                path [/paths/~1a/put/operationId]
                api.yaml:3:24: note: first used here
                """
            ]
        ),
        DiagnosticCase(
            "parameterTwice",
            """
            paths:
              /a:
                get:
                  parameters:
                    - {name: X-Id, in: header, schema: {}}
                    - {name: x-id, in: header, schema: {}}
                  responses: {'200': {description: D}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:6:11: error: the header parameter 'x-id' is declared twice \
                [/paths/~1a/get/parameters/1]
                api.yaml:5:11: note: first declared here
                """
            ]
        ),
        DiagnosticCase(
            "bodyParameter",
            """
            paths:
              /a: {parameters: [{name: a, in: body}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:35: error: a parameter in 'body' is Swagger 2.0; move the body to 'requestBody' [/paths/~1a/parameters/0/in]
                """
            ]
        ),
        DiagnosticCase(
            "unknownPlace",
            """
            paths:
              /a: {parameters: [{name: a, in: headers, schema: {}}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:35: error: unknown place of a parameter 'headers'; did you mean 'header'? \
                [/paths/~1a/parameters/0/in]
                """
            ]
        ),
        DiagnosticCase(
            "querystringIn31",
            """
            openapi: 3.1.0
            paths:
              /a: {parameters: [{name: a, in: querystring, content: {text/plain: {}}}]}
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:3:35: error: unknown place of a parameter 'querystring'; expected one of 'path', \
                'query', 'header', 'cookie' [/paths/~1a/parameters/0/in]
                """
            ]
        ),
        DiagnosticCase(
            "querystringWithoutName",
            """
            openapi: 3.2.0
            paths:
              /a: {parameters: [{in: querystring, content: {text/plain: {}}}]}
            info: {title: T, version: '1'}
            """,
            [
                "api.yaml:3:21: warning: a parameter should have 'name' [/paths/~1a/parameters/0]"
            ]
        ),
        DiagnosticCase(
            "noPlace",
            """
            paths:
              /a: {parameters: [{name: a, schema: {}}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                "api.yaml:2:21: error: a parameter needs 'in' [/paths/~1a/parameters/0]"
            ]
        ),
        DiagnosticCase(
            "style",
            """
            paths:
              /a: {parameters: [{name: a, in: header, style: form, schema: {}}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:50: error: the style 'form' cannot be used in 'header'; expected 'simple' \
                [/paths/~1a/parameters/0/style]
                """
            ]
        ),
        DiagnosticCase(
            "styleMisspelled",
            """
            paths:
              /a: {parameters: [{name: a, in: query, style: deepobject, schema: {}}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:49: error: unknown style 'deepobject'; did you mean 'deepObject'? \
                [/paths/~1a/parameters/0/style]
                """
            ]
        ),
        DiagnosticCase(
            "nothing",
            """
            paths:
              /a: {parameters: [{name: a, in: query}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:21: warning: 'a' has neither 'schema' nor 'content'; it is treated as a string \
                [/paths/~1a/parameters/0]
                """
            ]
        ),
        DiagnosticCase(
            "acceptHeader",
            """
            paths:
              /a: {parameters: [{name: Accept, in: header, schema: {}}]}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:21: warning: the specification ignores the header parameter 'Accept'; the media types in 'content' determine it [/paths/~1a/parameters/0]
                """
            ]
        ),
        DiagnosticCase(
            "contentTypeHeader",
            """
            paths:
              /a: {get: {responses: {'200': {description: D, headers: {Content-Type: {schema: {}}}}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:60: warning: the specification ignores the header 'Content-Type'; the media types in 'content' determine it [/paths/~1a/get/responses/200/headers/Content-Type]
                """
            ]
        ),
        DiagnosticCase(
            "mediaType",
            """
            paths:
              /a: {get: {responses: {'200': {description: D, content: {examples: {}}}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:60: warning: 'examples' is not a media type and is ignored; a media type is \
                written 'application/json' [/paths/~1a/get/responses/200/content/examples]
                """
            ]
        ),
        DiagnosticCase(
            "status",
            """
            paths:
              /a: {get: {responses: {404/596: {description: D}, 600: {description: D}, '99': {description: D}, 4xx: {description: D}, 1: {description: D}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:26: warning: '404/596' is not a status code; the response is ignored; expected \
                three digits from '100' to '599', '4XX', or 'default' [/paths/~1a/get/responses/404~1596]
                """,
                """
                api.yaml:2:53: warning: '600' is not a status code; the response is ignored; expected three \
                digits from '100' to '599', '4XX', or 'default' [/paths/~1a/get/responses/600]
                """,
                """
                api.yaml:2:76: warning: '99' is not a status code; the response is ignored; expected three \
                digits from '100' to '599', '4XX', or 'default' [/paths/~1a/get/responses/99]
                """,
                "api.yaml:2:100: warning: '4xx' is read as '4XX' [/paths/~1a/get/responses/4xx]",
                """
                api.yaml:2:123: warning: '1' is not a status code; the response is ignored; expected three \
                digits from '100' to '599', '4XX', or 'default' [/paths/~1a/get/responses/1]
                """,
            ]
        ),
        DiagnosticCase(
            "noDescription",
            """
            paths:
              /a: {get: {responses: {200: {}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                "api.yaml:2:31: warning: a response should have 'description' [/paths/~1a/get/responses/200]"
            ]
        ),
        DiagnosticCase(
            "noResponses",
            """
            paths:
              /a: {get: {responses: {}}, put: {}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:25: warning: the operation has no responses; every response will be unexpected \
                [/paths/~1a/get/responses]
                """,
                "api.yaml:2:35: warning: an operation should have 'responses' [/paths/~1a/put]",
            ]
        ),
        DiagnosticCase(
            "undeclaredTag",
            """
            tags: [{name: pets}]
            paths:
              /a: {get: {tags: [pet, other], responses: {'200': {description: D}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:3:21: warning: the tag 'pet' is not declared in 'tags'; did you mean 'pets'? \
                [/paths/~1a/get/tags/0]
                """,
                "api.yaml:3:26: warning: the tag 'other' is not declared in 'tags' [/paths/~1a/get/tags/1]",
            ]
        ),
        DiagnosticCase(
            "unknownScheme",
            """
            paths:
              /a: {get: {security: [{kye: []}], responses: {'200': {description: D}}}}
            components: {securitySchemes: {key: {type: apiKey, name: K, in: header}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:26: warning: no security scheme is named 'kye', so no credential is sent for it; \
                did you mean 'key'? [/paths/~1a/get/security/0/kye]
                """
            ]
        ),
        DiagnosticCase(
            "schemeWithoutName",
            """
            components: {securitySchemes: {key: {type: apiKey, in: header}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                "api.yaml:1:37: error: a security scheme needs 'name' [/components/securitySchemes/key]"
            ]
        ),
        DiagnosticCase(
            "scopes",
            """
            security: [{o: [wirte]}]
            components: {securitySchemes: {o: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://a.b', scopes: {write: W}}}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:1:17: warning: no flow of 'o' has the scope 'wirte'; did you mean 'write'? \
                [/security/0/o/0]
                """
            ]
        ),
        DiagnosticCase(
            "mutualTLS",
            """
            components: {securitySchemes: {o: {type: mutualTLS}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:1:42: warning: 'mutualTLS' has no meaning in OpenAPI 3.0; it was added in 3.1 \
                [/components/securitySchemes/o/type]
                """
            ]
        ),
        DiagnosticCase(
            "server",
            """
            servers: [{url: 'https://{a}/{b}', variables: {a: {default: x, enum: [y]}, c: {default: z}}}, {description: D}]
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths: {}
            """,
            [
                """
                api.yaml:1:17: warning: the URL has '{b}', which 'variables' does not declare; declare it \
                with a default [/servers/0/url]
                """,
                "api.yaml:1:61: warning: the default 'x' is not one of 'enum' [/servers/0/variables/a/default]",
                "api.yaml:1:76: warning: the URL has no '{c}' [/servers/0/variables/c]",
                "api.yaml:1:95: error: a server needs 'url' [/servers/1]",
            ]
        ),
        DiagnosticCase(
            "method",
            """
            openapi: 3.2.0
            paths:
              /a: {additionalOperations: {GET: {}, 'A B': {}, COPY: {}}, post: {}}
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:3:31: error: the method 'GET' has its own key; use 'get' \
                [/paths/~1a/additionalOperations/GET]
                """,
                "api.yaml:3:40: error: 'A B' is not an HTTP method [/paths/~1a/additionalOperations/A B]",
            ]
        ),
        DiagnosticCase(
            "queryIn31",
            """
            openapi: 3.1.0
            paths:
              /a: {query: {}}
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:3:8: warning: 'query' in a path item has no meaning in OpenAPI 3.1; it was added in 3.2 [/paths/~1a/query]
                """
            ]
        ),
        DiagnosticCase(
            "misspelledMethod",
            """
            paths:
              /a: {pst: {}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:2:8: warning: unknown keyword 'pst' in a path item; did you mean 'put'? \
                [/paths/~1a/pst]
                """
            ]
        ),
        DiagnosticCase(
            "itemEncoding",
            """
            openapi: 3.2.0
            paths:
              /a: {post: {requestBody: {content: {multipart/mixed: {itemEncoding: {}}}}}}
            info: {title: T, version: '1'}
            """,
            [
                """
                api.yaml:3:57: error: 'itemEncoding' in a media type is not supported; describe the parts as properties of a schema, and use 'encoding' [/paths/~1a/post/requestBody/content/multipart~1mixed/itemEncoding]
                """
            ]
        ),
        DiagnosticCase(
            "siblingOfParameterReference",
            """
            paths:
              /a: {parameters: [{$ref: '#/components/parameters/P', required: true}]}
            components: {parameters: {P: {name: p, in: query, schema: {}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                "api.yaml:2:57: warning: 'required' is ignored next to '$ref' [/paths/~1a/parameters/0/required]"
            ]
        ),
        DiagnosticCase(
            "requestBodyWithoutContent",
            """
            paths:
              /a: {post: {requestBody: {}, responses: {'200': {description: D}}}}
            openapi: 3.0.3
            info: {title: T, version: '1'}
            """,
            [
                "api.yaml:2:28: warning: a request body should have 'content' [/paths/~1a/post/requestBody]"
            ]
        ),
    ]
}
