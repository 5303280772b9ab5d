import OpenAPIDocument
import YAMLTree

/// What a schema is, as far as Swift is concerned.
enum SchemaShape {
    /// Any JSON value.
    case any
    case scalar(SwiftType)
    case enumeration
    /// nil: items of any type.
    case array(SchemaID?)
    /// nil: values of any type.
    case map(SchemaID?)
    case object(ObjectShape)
    case union(UnionShape)
    /// The same as another schema.
    case reference(SchemaID)
}

/// The properties of an object, with those of the schemas that it is composed of.
struct ObjectShape {
    struct Member {
        var name: String
        var schema: SchemaID
        /// What its Swift name is made of, where that is not its name.
        var label: String?
        /// Whether the composed schemas disagree about the property, so that any value may stand there.
        var isAny = false
        /// Whether it is described under a condition only, which the struct's assertions know.
        var isConditional = false
        /// Whether it is described by an alternative.
        var isAlternative = false
        /// Whether alternatives describe it differently, which the struct's assertions know.
        var isDisputed = false
    }

    var members: [Member] = []
    var required: Set<String> = []
    var additional: Additional = .none
    /// Whether this is an array with a schema for each of its first places (`prefixItems`), which are the members `0`,
    /// `1` and so on; `additional` are the items behind them.
    var isTuple = false

    enum Additional {
        /// Nothing else, or nothing that is said: other members are passed over.
        case none
        /// Other members are kept; nil: of any type.
        case values(SchemaID?)
    }

    private var indices: [String: Int] = [:]

    mutating func set(_ member: Member) {
        if let index = indices[member.name] {
            members[index] = member
        } else {
            indices[member.name] = members.count
            members.append(member)
        }
    }

    func member(_ name: String) -> Member? { indices[name].map { members[$0] } }
}

/// A value that is one of several.
struct UnionShape {
    enum Member {
        case schema(SchemaID)
        case scalar(SwiftType)
    }

    var members: [Member]
    var discriminator: Schema.Discriminator?
    /// Whether exactly one member may match (`oneOf`).
    var isExclusive: Bool
}
