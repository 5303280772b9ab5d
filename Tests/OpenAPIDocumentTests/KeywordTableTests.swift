import OpenAPIDocument
import Testing
import YAMLTree

@Suite struct KeywordTableTests {
    /// An object of each kind in a document, with a placeholder for another member.
    private static let places: [ObjectKind: String] = [
        .document: "@",
        .info: "info: {title: T, version: '1', @}",
        .contact: "info: {title: T, version: '1', contact: {@}}",
        .license: "info: {title: T, version: '1', license: {name: L, @}}",
        .server: "servers: [{url: /, @}]",
        .serverVariable: "servers: [{url: '/{a}', variables: {a: {default: x, @}}}]",
        .components: "components: {@}",
        .paths: "paths: {@}",
        .pathItem: "paths: {/a: {@}}",
        .operation: "paths: {/a: {get: {responses: {default: {description: D}}, @}}}",
        .externalDocs: "externalDocs: {url: u, @}",
        .parameter: "components: {parameters: {P: {name: p, in: query, schema: {}, @}}}",
        .requestBody: "components: {requestBodies: {B: {content: {}, @}}}",
        .mediaType: "components: {requestBodies: {B: {content: {text/plain: {@}}}}}",
        .encoding: "components: {requestBodies: {B: {content: {text/plain: {encoding: {a: {@}}}}}}}",
        .responses: "paths: {/a: {get: {responses: {default: {description: D}, @}}}}",
        .response: "components: {responses: {R: {description: D, @}}}",
        .callback: "components: {callbacks: {C: {@}}}",
        .example: "components: {examples: {E: {value: 1, @}}}",
        .link: "components: {links: {L: {operationId: x, @}}}",
        .header: "components: {headers: {H: {schema: {}, @}}}",
        .tag: "tags: [{name: t, @}]",
        .reference:
            "components: {parameters: {P: {$ref: '#/components/parameters/Q', @}, Q: {name: q, in: query, schema: {}}}}",
        .schema: "components: {schemas: {S: {@}}}",
        .discriminator: "components: {schemas: {S: {properties: {k: {}}, discriminator: {propertyName: k, @}}}}",
        .xml: "components: {schemas: {S: {xml: {@}}}}",
        .securityScheme: "components: {securitySchemes: {S: {type: http, scheme: basic, @}}}",
        .oauthFlows: "components: {securitySchemes: {S: {type: oauth2, flows: {@}}}}",
        .oauthFlow: "components: {securitySchemes: {S: {type: oauth2, flows: {implicit: {@}}}}}",
        .securityRequirement: "security: [{@}]\ncomponents: {securitySchemes: {'{name}': {type: http, scheme: basic}}}",
    ]

    private static func ids(_ kind: ObjectKind, _ member: String, _ version: String) -> Set<String> {
        let place = places[kind] ?? ""
        return Set(read(whole(place.replacing("@", with: member), version: version)).diagnostics.map(\.id))
    }

    @Test(arguments: ObjectKind.allCases, ["3.0.3", "3.1.0", "3.2.0"])
    func everyRowIsWhatTheReaderDoes(_ kind: ObjectKind, _ version: String) throws {
        let line = try document(whole("", version: version)).version.line
        let place = try #require(Self.places[kind])
        for row in KeywordTable.rows(of: kind) where !place.contains("\(row.keyword):") && !row.keyword.hasPrefix("{") {
            if kind == .document, ["openapi", "info", "paths"].contains(row.keyword) { continue }
            if row.keyword == "/{path}" { continue }
            let ids = Self.ids(kind, "\(row.keyword): {}", version)
            let isOfOtherVersion = kind == .reference ? "reference-sibling" : "keyword-of-other-version"
            #expect(!ids.contains("unknown-keyword"), "\(row.keyword)")
            #expect(ids.contains(isOfOtherVersion) == !row.isIn(line), "\(row.keyword): \(ids)")
            #expect(
                ids.contains("unsupported-keyword") == (row.isIn(line) && row.treatment == .refused),
                "\(row.keyword)"
            )
        }
    }

    @Test(arguments: ObjectKind.allCases)
    func keyWithoutRowIsUnknown(_ kind: ObjectKind) {
        let open: Set<ObjectKind> = [.paths, .responses, .callback, .securityRequirement]
        let expected = kind == .reference ? "reference-sibling" : "unknown-keyword"
        #expect(open.contains(kind) || Self.ids(kind, "unheardOf: {}", "3.1.0").contains(expected))
        #expect(
            Self.ids(kind, "x-unheard-of: {}", "3.1.0").isDisjoint(with: ["unknown-keyword", "misspelled-extension"])
        )
    }

    @Test(arguments: ObjectKind.allCases)
    func keywordsAreOnceInTheirKind(_ kind: ObjectKind) {
        let keywords = KeywordTable.rows(of: kind).map(\.keyword)
        #expect(!keywords.isEmpty)
        #expect(Set(keywords).count == keywords.count)
    }

    @Test func refusedKeywordsSayWhatToDo() {
        for kind in ObjectKind.allCases {
            for row in KeywordTable.rows(of: kind) where row.treatment == .refused { #expect(row.note != nil) }
        }
    }
}
