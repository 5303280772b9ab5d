import OpenAPIDocument
import YAMLTree

/// Where a finding points on one side.
enum PlaceHint: Sendable {
    /// The pair's own object, or the keyword in it.
    case pair
    case at(SourceLocation)
    /// There is nothing on this side.
    case nowhere
}

/// The same schema in both documents.
struct SchemaPair: Sendable {
    let old: SchemaView
    let new: SchemaView
    let direction: Direction
    let role: Role
    /// Whether the value travels as text, so that every scalar is a string too: parameters, forms.
    let isText: Bool
    /// Whether callers must give it before and after: for a parameter.
    let isAlwaysGiven: Bool
    /// `the request property 'user.name'`.
    let subject: String
    /// How the two compare where that has been asked for: wrapped unions, `not`.
    let relations: Relations

    enum Role: Sendable, Hashable {
        case body, property, parameter, header, inner
    }

    var a: Schema { old.schema }
    var b: Schema { new.schema }

    /// Answers of the walker that a rule needs about other pairs.
    struct Relations: Sendable {
        /// How the two `not` schemas compare.
        var negation: Relation?
        /// How the `if` schemas compare.
        var condition: Relation?
        /// A schema that became a union, or stopped being one.
        var wrapping: Wrapping?
        /// For a parameter that became a list: whether each old text is still right.
        var acceptsAsList = false
    }

    enum Wrapping: Sendable {
        /// The old schema is now inside `oneOf` or `anyOf`.
        case wrapped(keyword: String, Relation)
        /// A member of the old union now stands alone.
        case unwrapped(keyword: String, Relation)
    }
}

/// How what a schema accepts compares with what another accepts.
enum Relation: Sendable {
    case same, narrower, wider, incomparable
}

/// A property of an object that has it in one document or in both.
struct PropertyPair: Sendable {
    let name: String
    let old: SchemaView?
    let new: SchemaView?
    let wasRequired: Bool
    let isRequired: Bool
    let direction: Direction
    /// Whether the object takes no other property, before and after.
    let wasClosed: Bool
    let isClosed: Bool
    let subject: String
}

/// A member of `allOf`, `anyOf` or `oneOf` that only one document has.
struct MemberPair: Sendable {
    let keyword: String
    let name: String
    let isAdded: Bool
    /// Whether the member says nothing about values.
    let isAnnotation: Bool
    let direction: Direction
    let subject: String
}

struct ParameterPair: Sendable {
    let old: Parameter?
    let new: Parameter?
    /// Who sends it: the caller, but for webhooks and callbacks.
    let direction: Direction

    var subject: String {
        guard let parameter = new ?? old else { return "the parameter" }
        return "the \(parameter.place.rawValue) parameter '\(parameter.name)'"
    }
}

struct BodyPair: Sendable {
    let old: RequestBody?
    let new: RequestBody?
    let direction: Direction
}

struct MediaPair: Sendable {
    let old: MediaType?
    let new: MediaType?
    let direction: Direction
    /// `the request body`, `the response 200`.
    let subject: String
}

struct ResponsePair: Sendable {
    let old: Response?
    let new: Response?
    let direction: Direction
}

struct HeaderPair: Sendable {
    let old: Parameter?
    let new: Parameter?
    let direction: Direction
    /// `the response 200`.
    let subject: String
}

struct OperationPair: Sendable {
    let old: OpenAPIDocument.Operation?
    let new: OpenAPIDocument.Operation?
    let path: String
    /// Whether the whole path is there, or gone, with all of its operations.
    let isWholePath: Bool
    let isWebhook: Bool
    /// nil where security is the document's own on both sides: then it is judged once, for the document.
    let security: SecurityPair?
    /// Whether the old operation says that it may be removed: deprecated, and its sunset has passed.
    let sunset: Sunset
}

/// What `deprecated` and `x-sunset` of an operation say about its end.
enum Sunset: Sendable {
    case notDeprecated
    case deprecated
    /// The day is still to come.
    case later(String)
    case passed(String)
    case unreadable(String)
}

/// The credentials that a call needs, before and after.
struct SecurityPair: Sendable {
    let old: [SecurityRequirement]
    let new: [SecurityRequirement]
}

struct DocumentPair: Sendable {
    let old: Document
    let new: Document
    /// Names of the security schemes that a call needs, before or after.
    let usedSchemes: Set<String>
}
