import OpenAPIDocument

/// What of a document is generated: all of it, or what the configuration includes.
struct Selection {
    let document: Document
    let pathItems: [PathItem]
    let webhooks: [PathItem]
    let usage: SchemaUsage
    private let isWhole: Bool

    init(_ document: Document, _ configuration: BindingsConfiguration) {
        self.document = document
        isWhole = configuration.include == nil
        pathItems = configuration.include.map { $0.filter(document.paths) } ?? document.paths
        webhooks = isWhole ? document.webhooks : []
        usage = SchemaUsage(document, operations: pathItems.flatMap(\.operations), webhooks: webhooks)
    }

    /// Whether a type is made of a component schema.
    func includes(_ component: SchemaID) -> Bool { isWhole || usage.isUsed(component) }

    /// Whether what is said of a schema matters.
    func reaches(_ schema: SchemaID) -> Bool { isWhole || usage.isUsed(schema) }

    /// The messages that the server sends: webhooks, and the callbacks of operations.
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
