import OpenAPIDocument

/// The part of a document to generate: all of it, or what the configuration includes.
struct Selection {
    let document: Document
    let pathItems: [PathItem]
    let webhooks: [PathItem]
    let usage: SchemaUsage
    /// Whether to generate a type for every component schema, rather than only for those in use.
    let keepsUnusedSchemas: Bool

    init(_ document: Document, _ configuration: BindingsConfiguration) {
        self.document = document
        pathItems = configuration.include.map { $0.filter(document.paths) } ?? document.paths
        webhooks = configuration.include == nil ? document.webhooks : []
        usage = SchemaUsage(document, operations: pathItems.flatMap(\.operations), webhooks: webhooks)
        // A document with only schemas exists for its types.
        let hasOperations = (document.paths + document.webhooks).contains { !$0.operations.isEmpty }
        keepsUnusedSchemas = configuration.unusedSchemas || !hasOperations
    }

    /// The messages that the server sends: webhooks, and callbacks of operations.
    var events: [(item: PathItem, operation: Operation, label: String?)] {
        func listed(_ items: [PathItem], _ label: String?) -> [(item: PathItem, operation: Operation, label: String?)] {
            items.flatMap { item in item.operations.map { (item, $0, label) } }
        }
        return listed(webhooks, nil)
            + pathItems.flatMap { item in
                item.operations.flatMap { operation in
                    let owner = operation.operationID?.text ?? "\(operation.method.lowercased()) \(item.path)"
                    return operation.callbacks.flatMap { listed($0.pathItems, "\(owner) \($0.name)") }
                }
            }
    }
}
