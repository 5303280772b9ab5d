import Testing

/// A complete document, and independent edits of it.
enum Shop {
    struct Edit: Sendable, CustomTestStringConvertible {
        let find: String
        let replacement: String
        /// The rules that fire, each once.
        let rules: [String]

        init(_ find: String, _ replacement: String, _ rules: String...) {
            self.find = find
            self.replacement = replacement
            self.rules = rules
        }

        var testDescription: String { "\(find) -> \(replacement)" }
    }

    static let base = """
        openapi: 3.1.0
        info: {title: Shop, version: 1.0.0}
        servers: [{url: 'https://shop.example'}]
        security: [{key: []}]
        paths:
          /orders:
            get:
              operationId: listOrders
              parameters:
              - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100, default: 20}}
              - {name: state, in: query, schema: {type: string, enum: [open, paid, sent]}}
              responses:
                '200': {description: All., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}
                '429': {description: Too many.}
            post:
              operationId: makeOrder
              summary: Makes an order.
              requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewOrder'}}}}
              responses:
                '201': {description: Made., headers: {Location: {required: true, schema: {type: string}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
          /orders/{id}:
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            get:
              operationId: order
              responses: {'200': {description: One., content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
            delete:
              operationId: cancelOrder
              deprecated: true
              x-sunset: '2027-06-30'
              responses: {'204': {description: Gone.}}
        webhooks:
          paid: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Paid'}}}}, responses: {'200': {description: Seen.}}}}
        components:
          securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
          schemas:
            NewOrder:
              type: object
              required: [item]
              properties:
                item: {type: string, maxLength: 40}
                count: {type: integer, format: int32}
                note: {type: [string, 'null'], description: For the parcel.}
            Order:
              allOf:
              - $ref: '#/components/schemas/Line'
              - {type: object, required: [id], properties: {id: {type: string, format: uuid}, next: {$ref: '#/components/schemas/Order'}}}
            Line: {type: object, properties: {price: {type: number, exclusiveMinimum: 0}, tags: {type: array, items: {type: string}, uniqueItems: true}}}
            Paid: {type: object, required: [order], properties: {order: {type: string}, by: {oneOf: [{type: object, title: Card}, {type: string, title: Cash}]}}}

        """

    static let edits: [Edit] = [
        Edit("maximum: 100", "maximum: 50", "request-maximum-decreased"),
        Edit("default: 20", "default: 10", "parameter-default-changed"),
        Edit("[open, paid, sent]", "[open, paid]", "request-enum-value-removed"),
        Edit("Too many.", "Much too many.", "response-description-changed"),
        Edit("Makes an order.", "Makes a new order.", "operation-prose-changed"),
        Edit("{Location: {required: true,", "{Location: {", "header-became-optional"),
        Edit("operationId: order\n", "operationId: order\n      tags: [orders]\n", "operation-tags-changed"),
        Edit("2027-06-30", "2027-09-30", "sunset-later"),
        Edit("name: X-Key", "name: X-Api-Key", "security-scheme-changed"),
        Edit("required: [item]", "required: [item, count]", "request-property-became-required"),
        Edit("maxLength: 40", "maxLength: 80", "request-max-length-increased"),
        Edit("format: int32", "format: int64", "request-format-widened"),
        Edit(
            "[string, 'null'], description: For the parcel.",
            "string",
            "request-became-not-nullable",
            "request-prose-changed"
        ),
        Edit(", format: uuid", "", "response-format-widened"),
        Edit("exclusiveMinimum: 0", "minimum: 0", "response-minimum-decreased"),
        Edit(", uniqueItems: true", "", "response-unique-items-removed"),
        Edit("required: [order]", "required: [order, by]", "response-property-became-required"),
        Edit(
            ", {type: string, title: Cash}",
            ", {type: string, title: Cash}, {type: integer, title: Code}",
            "response-one-of-added"
        ),
        Edit(
            "components:\n",
            "  sent: {post: {responses: {'200': {description: Seen.}}}}\ncomponents:\n",
            "webhook-added"
        ),
        Edit("'https://shop.example'}", "'https://shop.example'}, {url: 'https://test.example'}", "server-added"),
    ]

    /// The document with some of the edits.
    static func document(_ edits: [Edit]) -> String {
        edits.reduce(base) { $0.replacing($1.find, with: $1.replacement) }
    }
}
