import OpenAPIDocument
import YAMLTree

/// The Swift representation of a schema.
enum SchemaShape {
    /// Any JSON value.
    case any
    case scalar(SwiftType)
    case enumeration
    /// Nil for items of any type.
    case array(SchemaID?)
    /// Nil for values of any type.
    case map(SchemaID?)
    case object(ObjectShape)
    case union(UnionShape)
    /// An alias of another schema.
    case reference(SchemaID)
}

/// The properties of an object, including those of the schemas that it is composed of.
struct ObjectShape {
    struct Member {
        var name: String
        var schema: SchemaID
        /// The basis of its Swift name, if that isn't its own name.
        var label: String?
        /// Whether the composed schemas disagree about the property, so that it accepts any value.
        var isAny = false
        /// Whether it is described only under a condition, which the struct's assertions check.
        var isConditional = false
        /// Whether it is described by an alternative.
        var isAlternative = false
        /// Whether alternatives describe it differently, which the struct's assertions check.
        var isDisputed = false
    }

    var members: [Member] = []
    var required: Set<String> = []
    var additional: Additional = .none
    /// Whether this is an array with a schema for each of its first positions (`prefixItems`), which become the
    /// members `0`, `1` and so on.
    ///
    /// `additional` describes the items after them.
    var isTuple = false

    enum Additional {
        /// No other members are documented.
        ///
        /// They are ignored.
        case none
        /// Other members are kept.
        ///
        /// Nil for members of any type.
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

/// A value with one of several types.
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
