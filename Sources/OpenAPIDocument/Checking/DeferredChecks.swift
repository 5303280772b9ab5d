import YAMLTree

/// Collected while reading, and checked once the rest of the document is known.
struct DeferredChecks {
    struct Scope {
        var name: String
        var scheme: String
        var node: Node
    }

    /// An operation with an id.
    struct OperationUse {
        var location: SourceLocation
        var method: String
        var path: String
    }

    /// The names in `tags`, or nil if the document declares none.
    var declaredTags: Set<String>?
    /// The names of the security schemes.
    var securitySchemes: Set<String> = []
    var operationIDs: [String: OperationUse] = [:]
    /// The location where a tag names its parent.
    var tagParents: [String: SourceLocation] = [:]
    /// Whether the object being read is only a component that no path uses.
    var isInComponents = false
    var scopes: [Scope] = []
    /// Examples outside schemas, each with its schema.
    var examples: [(schema: SchemaID, value: Node)] = []
}
