import YAMLTree

/// Where references lead, so that each text is looked up once in each file.
struct ReferenceMemo {
    struct Key: Hashable {
        var file: UInt32
        var text: String
    }

    /// A place that a reference leads to.
    struct Target {
        var node: Node
        /// What the place is called: the last part of the pointer, or the file's base name; nil where that says nothing.
        var name: String?
        /// The tokens of the pointer; empty for a whole file, and for an anchor.
        var tokens: [String]
    }

    enum Resolution {
        case found(Target)
        /// The fault; its location is that of the first reference.
        case failed(Diagnostic)
    }

    /// A place where a reference stands alone, and the kind of component that is looked for.
    struct Start: Hashable {
        var location: SourceLocation
        var section: ComponentSection
    }

    /// Where references end that stand alone.
    enum End {
        case found(Target)
        /// They lead back to themselves.
        case circle
        /// One of them leads nowhere, which is reported.
        case missing
    }

    var resolutions: [Key: Resolution] = [:]
    var ends: [Start: End] = [:]
    /// How many references are being looked up, each for a pointer that leads through the next.
    var depth = 0
    var schemas: [Key: SchemaID] = [:]
    /// The schemas with `$id`, `$anchor` and `$dynamicAnchor`; made when the first reference asks.
    var names: SchemaNames?
}

/// Components that were read through a reference, by their place.
struct ComponentMemo {
    var parameters: [SourceLocation: Parameter?] = [:]
    var headers: [SourceLocation: Parameter?] = [:]
    var requestBodies: [SourceLocation: RequestBody?] = [:]
    var responses: [SourceLocation: Response?] = [:]
    var callbacks: [SourceLocation: Callback?] = [:]
    var pathItems: [SourceLocation: PathItem] = [:]
    /// Objects being read now, to find those that hold themselves.
    var open: Set<SourceLocation> = []
}

/// The kinds of component that a reference can be expected to lead to.
enum ComponentSection: String, CaseIterable {
    case schemas, responses, parameters, examples, requestBodies, headers, securitySchemes, links, callbacks
    case pathItems, mediaTypes

    /// For messages.
    var singular: String {
        switch self {
        case .schemas: "schema"
        case .responses: "response"
        case .parameters: "parameter"
        case .examples: "example"
        case .requestBodies: "request body"
        case .headers: "header"
        case .securitySchemes: "security scheme"
        case .links: "link"
        case .callbacks: "callback"
        case .pathItems: "path item"
        case .mediaTypes: "media type"
        }
    }
}
