import OpenAPIDocument
import Testing
import YAMLTree

@Suite struct OperationReadingTests {
    @Test func ownParametersComeFirstAndOverride() throws {
        let document = try document(
            whole(
                """
                paths:
                  /a/{id}:
                    servers: [{url: /v2}]
                    parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      - {name: X-Trace, in: header, schema: {type: string}}
                      - {name: page, in: query, schema: {type: string}}
                    get:
                      parameters:
                        - {name: page, in: query, schema: {type: integer}}
                        - {name: x-trace, in: header, required: true, schema: {type: string}}
                      responses: {default: {description: D}}
                """
            )
        )
        let operation = document.paths[0].operations[0]
        #expect(operation.parameters.map(\.name) == ["page", "x-trace", "id"])
        #expect(operation.servers?.map(\.url) == ["/v2"])
        #expect(operation.responses.map(\.status) == [.default])
    }

    @Test(arguments: [
        ("path, required: true", Parameter.Style.simple, false), ("query", .form, true), ("header", .simple, false),
        ("cookie", .form, true), ("query, style: spaceDelimited", .spaceDelimited, false),
        ("query, style: deepObject, explode: true", .deepObject, true), ("query, explode: false", .form, false),
        ("path, required: true, style: matrix, explode: true", .matrix, true),
    ])
    func stylesHaveTheirDefaults(_ text: String, _ style: Parameter.Style, _ explode: Bool) throws {
        let document = try document(whole("components: {parameters: {P: {name: p, schema: {}, in: \(text)}}}"))
        let parameter = document.components.parameters[0].value
        #expect(parameter.style == style)
        #expect(parameter.explode == explode)
    }

    @Test func templateDecidesOverDeclaredParameters() throws {
        let document = try document(
            whole(
                """
                paths:
                  /a/{b}.{c}/{b}#d:
                    get:
                      parameters:
                        - {name: e, in: path, required: true, schema: {}}
                        - {name: c, in: path, required: true, schema: {}}
                      responses: {default: {description: D}}
                """
            )
        )
        let parameters = document.paths[0].operations[0].parameters
        #expect(parameters.map(\.name) == ["c", "b"])
        #expect(parameters.map(\.isRequired) == [true, true])
        guard case .unspecified = parameters[1].content else {
            Issue.record("\(parameters[1].content)")
            return
        }
    }

    @Test func readsBodiesAndResponses() throws {
        let document = try document(
            whole(
                """
                paths:
                  /a:
                    post:
                      operationId: makeA
                      tags: [things]
                      deprecated: true
                      x-swift-name: create
                      x-retry: unprocessed
                      x-source: vendor
                      requestBody:
                        required: true
                        content:
                          multipart/form-data:
                            schema: {type: object, properties: {file: {type: string, format: binary}}}
                            encoding: {file: {contentType: image/png, headers: {X-A: {schema: {type: string}}}}}
                          application/json; charset=utf-8: {example: {a: 1}, schema: {type: object}}
                      responses:
                        200: {description: D, content: {'*/*': {}}}
                        4XX: {description: E, x-swift-name: refused}
                        default: {description: F}
                """
            )
        )
        let operation = document.paths[0].operations[0]
        #expect(operation.method == "POST")
        #expect(operation.operationID?.text == "makeA" && operation.swiftName?.text == "create")
        #expect(operation.retry == .unprocessed && operation.origin == "vendor" && operation.isDeprecated)
        let body = try #require(operation.requestBody)
        #expect(body.isRequired)
        #expect(body.content.map(\.name) == ["multipart/form-data", "application/json; charset=utf-8"])
        #expect(body.content[0].encodings.map(\.contentType) == ["image/png"])
        #expect(body.content[0].encodings[0].headers.map(\.name) == ["X-A"])
        #expect(body.content[1].examples.count == 1)
        #expect(operation.responses.map(\.status) == [.code(200), .range(4), .default])
        #expect(operation.responses[1].swiftName?.text == "refused")
    }

    @Test func readsBusinessErrors() throws {
        let document = try document(
            whole(
                """
                paths:
                  /a:
                    get:
                      responses:
                        '200':
                          description: D
                          content: {application/json: {schema: {type: object, title: Envelope}}}
                          x-failure-when: {property: /exception, schema: {$ref: '#/components/schemas/Failure'}}
                          x-error-codes:
                            at: [/exception/errorCode, /code]
                            codes:
                              Y101: {name: otpExpired, summary: Too late, x-source: vendor}
                              Y103: otpIncorrect
                        '201':
                          description: D
                          content: {application/vnd.a+json: {schema: {type: object, title: Envelope}}}
                          x-failure-when: /exception
                components: {schemas: {Failure: {type: object, title: Failure}}}
                """
            )
        )
        let responses = document.paths[0].operations[0].responses
        let codes = try #require(responses[0].errorCodes)
        #expect(codes.places.map(\.pointer.description) == ["/exception/errorCode", "/code"])
        #expect(codes.codes.map(\.code.text) == ["Y101", "Y103"])
        #expect(codes.codes.map(\.name.text) == ["otpExpired", "otpIncorrect"])
        #expect(codes.codes[0].summary == "Too late" && codes.codes[0].origin == "vendor")
        let explicit = try #require(responses[0].failureCondition)
        #expect(explicit.pointer.description == "/exception")
        #expect(document[document.target(of: explicit.schema)].title == "Failure")
        let implied = try #require(responses[1].failureCondition)
        #expect(implied.schema == responses[1].content[0].schema)
    }

    @Test func callbackOfItsOwnOperationIsReadOnce() throws {
        let text = whole(
            """
            paths:
              /a:
                post:
                  callbacks: {again: {$ref: '#/components/callbacks/again'}}
                  responses: {'204': {description: Done}}
            components:
              callbacks:
                again:
                  '{$request.body#/url}':
                    post:
                      callbacks: {again: {$ref: '#/components/callbacks/again'}}
                      responses: {'204': {description: Done}}
            """
        )
        #expect(messages(text) == [])
        let callback = try #require(document(text).paths[0].operations[0].callbacks.first)
        #expect(callback.pathItems[0].operations[0].callbacks.isEmpty)
    }

    @Test func readsWhatIsNewIn32() throws {
        let document = try document(
            whole(
                """
                openapi: 3.2.0
                servers: [{url: https://a.example, name: main}]
                tags: [{name: a, parent: b, summary: A}, {name: b, kind: nav}]
                paths:
                  /a:
                    query:
                      parameters: [{name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object}}}}]
                      responses:
                        '200':
                          summary: Lines
                          content: {application/jsonl: {itemSchema: {type: integer}}}
                    additionalOperations:
                      COPY: {responses: {'204': {$ref: '#/components/responses/Done'}}}
                components:
                  responses: {Done: {description: Done, content: {application/json: {$ref: '#/components/mediaTypes/M'}}}}
                  mediaTypes: {M: {schema: {type: string}}}
                """
            )
        )
        #expect(document.version.line == .v3_2)
        #expect(document.servers[0].name?.text == "main")
        #expect(document.tags.map(\.parent) == ["b", nil])
        let operations = document.paths[0].operations
        #expect(operations.map(\.method) == ["QUERY", "COPY"])
        #expect(operations[0].parameters[0].place == .querystring)
        let item = try #require(operations[0].responses[0].content[0].itemSchema)
        #expect(document[item].types == [.integer])
        #expect(operations[1].responses[0].content[0].schema.map { document[$0].types } == [.string])
        #expect(messages(whole("openapi: 3.2.0\ntags: [{name: a, parent: b}, {name: b}]")) == [])
    }

    @Test func readsServersAndSecurity() throws {
        let document = try document(
            whole(
                """
                servers:
                  - url: https://{region}.example.com
                    x-swift-name: main
                    variables: {region: {enum: [eu, us], default: eu, description: Where}}
                security: [{key: [], login: [read]}, {}]
                paths:
                  /a: {get: {security: [], responses: {default: {description: D}}}}
                components:
                  securitySchemes:
                    key: {type: apiKey, name: X-Key, in: header, x-swift-name: tenant}
                    bearer: {type: http, scheme: bearer, bearerFormat: JWT}
                    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example', scopes: {read: R}}}}
                    open: {type: openIdConnect, openIdConnectUrl: 'https://a.example'}
                """
            )
        )
        #expect(document.servers[0].name?.text == "main")
        #expect(document.servers[0].variables[0].values == ["eu", "us"])
        #expect(document.security?.map { $0.schemes.map(\.name) } == [["key", "login"], []])
        #expect(document.paths[0].operations[0].security?.isEmpty == true)
        let schemes = document.components.securitySchemes
        #expect(schemes.map(\.name) == ["key", "bearer", "login", "open"])
        #expect(schemes[0].swiftName?.text == "tenant")
        guard case .apiKey("X-Key", in: .header) = schemes[0].kind, case .http("bearer", "JWT") = schemes[1].kind,
            case .oauth2(let flows) = schemes[2].kind, case .openIDConnect("https://a.example") = schemes[3].kind
        else {
            Issue.record("\(schemes.map(\.kind))")
            return
        }
        #expect(flows.map(\.kind) == ["clientCredentials"] && flows[0].scopes == ["read"])
    }

    /// The credentials that are sent for requirements with an undeclared scheme.
    @Test(arguments: [
        ("[{kye: []}]", []), ("[{kye: []}, {key: []}]", [["key"]]), ("[{kye: [], key: []}]", [["key"]]),
        ("[{kye: []}, {}]", [[]]),
    ])
    func undeclaredSchemesAreNotSent(_ security: String, _ expected: [[String]]) throws {
        let schemes = "components: {securitySchemes: {key: {type: http, scheme: bearer}}}"
        let document = try document(whole("security: \(security)\n\(schemes)"))
        #expect(document.security?.map { $0.schemes.map(\.name) } == expected)
    }

    @Test func webhooksHaveNoTemplate() throws {
        let document = try document(
            whole(
                "openapi: 3.1.0\nwebhooks: {'card{x}': {post: {operationId: w, responses: {'200': {description: D}}}}}"
            )
        )
        #expect(document.webhooks.map(\.path) == ["card{x}"])
        #expect(document.webhooks[0].operations[0].parameters.isEmpty)
    }

    @Test func sharedPathItemGivesItsIDOnce() throws {
        let document = try document(
            whole(
                """
                openapi: 3.1.0
                paths:
                  /b: {$ref: '#/components/pathItems/P'}
                  /a: {$ref: '#/components/pathItems/P'}
                components: {pathItems: {P: {get: {operationId: x, responses: {'200': {description: D}}}}}}
                """
            )
        )
        #expect(document.paths.map(\.path) == ["/b", "/a"])
        #expect(document.paths.map { $0.operations[0].operationID?.text } == ["x", nil])
        #expect(document.components.pathItems[0].operations[0].operationID?.text == "x")
    }

    @Test(arguments: [
        ("3.0.0", OpenAPIVersion.Line.v3_0), ("3.0.4", .v3_0), ("3.1.0", .v3_1), ("3.1.2", .v3_1), ("3.2.0", .v3_2),
    ])
    func knowsTheVersions(_ text: String, _ line: OpenAPIVersion.Line) throws {
        let document = try document(whole("openapi: \(text)"))
        #expect(document.version == OpenAPIVersion(line: line, text: text))
    }
}
