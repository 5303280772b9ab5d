extension KeywordTable {
    static func makeRows(of kind: ObjectKind) -> [Row] {
        switch kind {
        case .schema: schemaRows
        case .document, .info, .contact, .license, .server, .serverVariable, .components, .externalDocs, .tag,
            .reference:
            documentRows(of: kind)
        case .discriminator:
            [
                Row("propertyName", .generated), Row("mapping", .generated),
                Row("defaultMapping", .checked, from: .v3_2, "a value without the property is kept unchanged"),
            ]
        case .xml:
            [
                Row("name", .ignored, "XML bodies are bytes"), Row("namespace", .ignored), Row("prefix", .ignored),
                Row("attribute", .ignored), Row("wrapped", .ignored), Row("nodeType", .ignored, from: .v3_2),
            ]
        case .securityScheme, .oauthFlows, .oauthFlow: securityRows(of: kind)
        case .paths: [Row("/{path}", .generated)]
        case .responses:
            [
                Row("default", .generated), Row("{code}", .generated, "such as '200'"),
                Row("{range}", .generated, "such as '4XX'"),
            ]
        case .callback: [Row("{expression}", .generated)]
        case .securityRequirement: [Row("{name}", .generated)]
        case .pathItem, .operation, .parameter, .requestBody, .mediaType, .encoding, .response, .example, .link,
            .header:
            operationRows(of: kind)
        }
    }

    private static func documentRows(of kind: ObjectKind) -> [Row] {
        switch kind {
        case .document:
            [
                Row("openapi", .generated), Row("$self", .generated, from: .v3_2), Row("info", .documented),
                Row("jsonSchemaDialect", .checked, from: .v3_1), Row("servers", .generated), Row("paths", .generated),
                Row("webhooks", .generated, from: .v3_1), Row("components", .generated), Row("security", .generated),
                Row("tags", .documented), Row("externalDocs", .ignored),
            ]
        case .info:
            [
                Row("title", .documented), Row("summary", .checked, from: .v3_1), Row("description", .documented),
                Row("termsOfService", .ignored), Row("contact", .ignored), Row("license", .ignored),
                Row("version", .documented),
            ]
        case .contact: [Row("name", .ignored), Row("url", .ignored), Row("email", .ignored)]
        case .license:
            [Row("name", .ignored), Row("identifier", .ignored, from: .v3_1), Row("url", .ignored)]
        case .server:
            [
                Row("url", .generated), Row("description", .documented), Row("name", .generated, from: .v3_2),
                Row("variables", .generated),
            ]
        case .serverVariable: [Row("enum", .checked), Row("default", .generated), Row("description", .checked)]
        case .components:
            [
                Row("schemas", .generated), Row("responses", .generated), Row("parameters", .generated),
                Row("examples", .checked), Row("requestBodies", .generated), Row("headers", .generated),
                Row("securitySchemes", .generated), Row("links", .checked), Row("callbacks", .generated),
                Row("pathItems", .generated, from: .v3_1), Row("mediaTypes", .generated, from: .v3_2),
            ]
        case .externalDocs: [Row("description", .ignored), Row("url", .ignored)]
        case .tag:
            [
                Row("name", .documented), Row("summary", .documented, from: .v3_2), Row("description", .documented),
                Row("externalDocs", .ignored), Row("parent", .checked, from: .v3_2),
                Row("kind", .ignored, from: .v3_2),
            ]
        case .reference:
            [
                Row("$ref", .generated), Row("summary", .ignored, from: .v3_1),
                Row("description", .documented, from: .v3_1),
            ]
        default: []
        }
    }

    private static func securityRows(of kind: ObjectKind) -> [Row] {
        switch kind {
        case .securityScheme:
            [
                Row("type", .generated), Row("description", .documented), Row("name", .generated),
                Row("in", .generated),
                Row("scheme", .generated), Row("bearerFormat", .checked), Row("flows", .checked, tokens),
                Row("openIdConnectUrl", .checked, tokens), Row("oauth2MetadataUrl", .ignored, from: .v3_2),
                Row("deprecated", .ignored, from: .v3_2),
            ]
        case .oauthFlows:
            [
                Row("implicit", .checked), Row("password", .checked), Row("clientCredentials", .checked),
                Row("authorizationCode", .checked), Row("deviceAuthorization", .checked, from: .v3_2),
            ]
        default:
            [
                Row("authorizationUrl", .checked), Row("deviceAuthorizationUrl", .ignored, from: .v3_2),
                Row("tokenUrl", .checked), Row("refreshUrl", .checked), Row("scopes", .checked),
            ]
        }
    }

    private static let tokens = "the app obtains the token"

    private static func operationRows(of kind: ObjectKind) -> [Row] {
        switch kind {
        case .pathItem:
            [Row("$ref", .generated), Row("summary", .checked), Row("description", .checked)]
                + ["get", "put", "post", "delete", "options", "head", "patch", "trace"].map { Row($0, .generated) }
                + [
                    Row("query", .generated, from: .v3_2), Row("additionalOperations", .generated, from: .v3_2),
                    Row("servers", .generated), Row("parameters", .generated),
                ]
        case .operation:
            [
                Row("tags", .generated), Row("summary", .documented), Row("description", .documented),
                Row("externalDocs", .ignored), Row("operationId", .generated), Row("parameters", .generated),
                Row("requestBody", .generated), Row("responses", .generated), Row("callbacks", .generated),
                Row("deprecated", .generated), Row("security", .generated), Row("servers", .generated),
            ]
        case .parameter:
            [Row("name", .generated), Row("in", .generated)]
                + parameterRows(style: .generated)
        case .header: parameterRows(style: .checked)
        case .requestBody:
            [Row("description", .documented), Row("content", .generated), Row("required", .generated)]
        case .mediaType:
            [
                Row("schema", .generated), Row("itemSchema", .checked, from: .v3_2), Row("example", .checked),
                Row("examples", .checked), Row("encoding", .generated),
                Row("prefixEncoding", .refused, from: .v3_2, positionalParts),
                Row("itemEncoding", .refused, from: .v3_2, positionalParts),
            ]
        case .encoding:
            [
                Row("contentType", .generated), Row("headers", .generated), Row("style", .checked),
                Row("explode", .generated), Row("allowReserved", .checked),
                Row("encoding", .refused, from: .v3_2, "describe the nested parts as one part of bytes"),
                Row("prefixEncoding", .refused, from: .v3_2, positionalParts),
                Row("itemEncoding", .refused, from: .v3_2, positionalParts),
            ]
        case .response:
            [
                Row("summary", .documented, from: .v3_2), Row("description", .documented), Row("headers", .generated),
                Row("content", .generated),
                Row("links", .ignored, "links are documentation; call operations by name"),
            ]
        case .example:
            [
                Row("summary", .ignored), Row("description", .ignored), Row("value", .checked),
                Row("externalValue", .ignored), Row("dataValue", .checked, from: .v3_2),
                Row("serializedValue", .ignored, from: .v3_2),
            ]
        case .link:
            [
                Row("operationRef", .ignored), Row("operationId", .ignored), Row("parameters", .ignored),
                Row("requestBody", .ignored), Row("description", .ignored), Row("server", .ignored),
            ]
        default: []
        }
    }

    private static let positionalParts = "describe the parts as properties of a schema, and use 'encoding'"

    /// - Parameter style: The support for `style` and `allowReserved`. Headers have one style.
    private static func parameterRows(style: Treatment) -> [Row] {
        [
            Row("description", .documented), Row("required", .generated), Row("deprecated", .generated),
            Row("allowEmptyValue", .checked), Row("style", style), Row("explode", .generated),
            Row("allowReserved", style), Row("schema", .generated), Row("example", .checked),
            Row("examples", .checked), Row("content", .generated),
        ]
    }
}
