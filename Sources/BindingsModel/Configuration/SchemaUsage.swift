import OpenAPIDocument

/// The schemas used in requests, and those used in responses.
struct SchemaUsage {
    private(set) var inRequests: [Bool]
    private(set) var inResponses: [Bool]

    init(_ document: Document, operations: [Operation], webhooks: [PathItem]) {
        inRequests = Array(repeating: false, count: document.schemas.count)
        inResponses = inRequests
        var requests: [SchemaID] = []
        var responses: [SchemaID] = []
        for operation in operations {
            for parameter in operation.parameters {
                switch parameter.content {
                case .schema(let id): requests.append(id)
                case .media(let media): requests += [media.schema].compactMap { $0 }
                case .unspecified: break
                }
            }
            requests += (operation.requestBody?.content ?? []).compactMap(\.schema)
            for response in operation.responses {
                responses += response.content.compactMap(\.schema)
                responses += [response.failureCondition?.schema].compactMap { $0 }
            }
            for callback in operation.callbacks {
                for item in callback.pathItems {
                    responses += item.operations.flatMap { ($0.requestBody?.content ?? []).compactMap(\.schema) }
                }
            }
        }
        for item in webhooks {
            responses += item.operations.flatMap { ($0.requestBody?.content ?? []).compactMap(\.schema) }
        }
        let subtypes = document.subtypes
        Self.mark(requests, document, subtypes, &inRequests)
        Self.mark(responses, document, subtypes, &inResponses)
    }

    func isInRequest(_ id: SchemaID) -> Bool { inRequests[Int(id.index)] }
    func isInResponse(_ id: SchemaID) -> Bool { inResponses[Int(id.index)] }

    private static func mark(
        _ roots: [SchemaID],
        _ document: Document,
        _ subtypes: [SchemaID: [SchemaID]],
        _ marks: inout [Bool]
    ) {
        var waiting = roots
        while let id = waiting.popLast() {
            if marks[Int(id.index)] { continue }
            marks[Int(id.index)] = true
            let schema = document[id]
            for child in schema.children where isCarried(child.keyword) { waiting.append(child.schema) }
            if let discriminator = schema.discriminator {
                waiting += discriminator.mapping.map(\.target)
                waiting += subtypes[id] ?? []
            }
        }
    }

    /// Whether a message contains values of a keyword's subschemas.
    ///
    /// Some keywords only test a value.
    private static func isCarried(_ keyword: Subschema.Keyword) -> Bool {
        switch keyword {
        case .not, .if, .propertyNames, .contains, .contentSchema, .definitions: false
        default: true
        }
    }
}
