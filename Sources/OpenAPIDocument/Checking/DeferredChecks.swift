import YAMLTree

/// What is noted while reading, because it can be judged only with other parts of the document.
struct DeferredChecks {
    struct Scope {
        var name: String
        var scheme: String
        var node: Node
    }

    /// An operation that has an id.
    struct OperationUse {
        var location: SourceLocation
        var method: String
        var path: String
    }

    /// The names in `tags`; nil where the document declares none.
    var declaredTags: Set<String>?
    /// The names of the security schemes.
    var securitySchemes: Set<String> = []
    var operationIDs: [String: OperationUse] = [:]
    /// Where the parent of a tag is named.
    var tagParents: [String: SourceLocation] = [:]
    /// Whether what is being read is only a component, which no path may use.
    var isInComponents = false
    var scopes: [Scope] = []
    /// Examples outside schemas, with the schema that each should fit.
    var examples: [(schema: SchemaID, value: Node)] = []
}
