/// The kinds of objects in an OpenAPI document.
package enum ObjectKind: String, CaseIterable, Sendable {
    case document, info, contact, license, server, serverVariable, components, pathItem, operation, externalDocs
    case parameter, requestBody, mediaType, encoding, response, example, link, header, tag, reference
    case paths, responses, callback, securityRequirement
    case schema, discriminator, xml, securityScheme, oauthFlows, oauthFlow

    /// For messages: `a schema`, `the info object`.
    package var description: String {
        switch self {
        case .document: "the document"
        case .info: "the info object"
        case .contact: "the contact object"
        case .license: "the license object"
        case .server: "a server"
        case .serverVariable: "a server variable"
        case .components: "the components object"
        case .pathItem: "a path item"
        case .operation: "an operation"
        case .externalDocs: "an external documentation object"
        case .paths: "the paths object"
        case .responses: "the responses object"
        case .callback: "a callback"
        case .securityRequirement: "a security requirement"
        case .parameter: "a parameter"
        case .requestBody: "a request body"
        case .mediaType: "a media type"
        case .encoding: "an encoding"
        case .response: "a response"
        case .example: "an example"
        case .link: "a link"
        case .header: "a header"
        case .tag: "a tag"
        case .reference: "a reference"
        case .schema: "a schema"
        case .discriminator: "a discriminator"
        case .xml: "an XML object"
        case .securityScheme: "a security scheme"
        case .oauthFlows: "the flows object"
        case .oauthFlow: "a flow"
        }
    }
}
