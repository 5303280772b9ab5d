import YAMLTree

/// Resolved references, so that each string is looked up once per file.
struct ReferenceMemo {
    struct Key: Hashable {
        var file: UInt32
        var text: String
    }

    /// The target of a reference.
    struct Target {
        var node: Node
        /// The target's name: the last part of the pointer, or the file's base name.
        ///
        /// Nil if that isn't meaningful.
        var name: String?
        /// The pointer's tokens.
        ///
        /// Empty for a whole file, and for an anchor.
        var tokens: [String]
    }

    enum Resolution {
        case found(Target)
        /// The error.
        ///
        /// Its location is that of the first reference.
        case failed(Diagnostic)
    }

    /// The location of a plain reference, and the expected kind of component.
    struct Start: Hashable {
        var location: SourceLocation
        var section: ComponentSection
    }

    /// The final targets of plain references.
    enum End {
        case found(Target)
        /// The references form a cycle.
        case circle
        /// One of the references can't be resolved, which is reported.
        case missing
    }

    var resolutions: [Key: Resolution] = [:]
    var ends: [Start: End] = [:]
    /// How many references are being looked up, each for a pointer that leads through the next.
    var depth = 0
    var schemas: [Key: SchemaID] = [:]
    /// The schemas with `$id`, `$anchor` and `$dynamicAnchor`.
    ///
    /// Built on first use.
    var names: SchemaNames?
}

/// Components that were read through a reference, by location.
struct ComponentMemo {
    var parameters: [SourceLocation: Parameter?] = [:]
    var headers: [SourceLocation: Parameter?] = [:]
    var requestBodies: [SourceLocation: RequestBody?] = [:]
    var responses: [SourceLocation: Response?] = [:]
    var callbacks: [SourceLocation: Callback?] = [:]
    var pathItems: [SourceLocation: PathItem] = [:]
    /// Objects being read now, to find those that contain themselves.
    var open: Set<SourceLocation> = []
}

/// The kinds of components that a reference can name.
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
