/// A generated type.
package enum Declaration: Equatable, Sendable {
    case structure(StructType)
    case enumeration(EnumType)
    case union(UnionType)
    case content(ContentEnum)
    case output(OutputStruct)
    case alias(AliasType)

    /// The type's own name.
    package var name: SwiftName {
        switch self {
        case .structure(let type): type.name
        case .enumeration(let type): type.name
        case .union(let type): type.name
        case .content(let type): type.name
        case .output(let type): type.name
        case .alias(let type): type.name
        }
    }

    /// The text above it.
    package var documentation: Documentation {
        get {
            switch self {
            case .structure(let type): type.documentation
            case .enumeration(let type): type.documentation
            case .union(let type): type.documentation
            case .content(let type): type.documentation
            case .alias(let type): type.documentation
            case .output: Documentation()
            }
        }
        set {
            switch self {
            case .structure(var type):
                type.documentation = newValue
                self = .structure(type)
            case .enumeration(var type):
                type.documentation = newValue
                self = .enumeration(type)
            case .union(var type):
                type.documentation = newValue
                self = .union(type)
            case .content(var type):
                type.documentation = newValue
                self = .content(type)
            case .alias(var type):
                type.documentation = newValue
                self = .alias(type)
            case .output: break
            }
        }
    }
}

extension Declaration {
    /// The types inside of it.
    package var nested: [Declaration] {
        get {
            switch self {
            case .structure(let type): type.nested
            case .union(let type): type.nested
            case .enumeration, .content, .output, .alias: []
            }
        }
        set {
            switch self {
            case .structure(var type):
                type.nested = newValue
                self = .structure(type)
            case .union(var type):
                type.nested = newValue
                self = .union(type)
            case .enumeration, .content, .output, .alias: break
            }
        }
    }
}

package struct StructType: Equatable, Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var properties: [Property]
    package var nested: [Declaration]
    /// The type of the members that no property stands for, where they are kept.
    package var additional: SwiftType?
    /// The type of the property that keeps them.
    package var additionalProperty: SwiftType? { additional.map { isTuple ? .array($0) : .dictionary($0) } }
    /// The name of the property that keeps them.
    package var additionalName = SwiftName("additionalProperties")
    /// Whether only a server sends it.
    ///
    /// Then it has no initializer that takes all properties: a server may add some, and each would break whoever calls it.
    package var isOnlyReceived = false
    /// Whether it is an array on the wire: the properties are its first items, `additional` is the type of the others.
    package var isTuple = false
    /// What is checked of the property that keeps the members without a property of their own.
    package var additionalChecks: [Check] = []
    /// What its JSON must meet as a whole.
    package var constraints: [Constraint] = []

    package var hasSensitiveProperties: Bool { properties.contains { $0.sensitivity != .open } }
    package var hasChecks: Bool {
        properties.contains { !$0.checks.isEmpty } || !additionalChecks.isEmpty || !constraints.isEmpty
    }
}

/// A property of a struct or of an operation.
package struct Property: Equatable, Sendable {
    package var name: SwiftName
    package var wireName: String
    /// The type without the optional that `presence` adds.
    package var type: SwiftType
    package var presence: Presence
    package var documentation: Documentation
    package var sensitivity: Sensitivity
    /// What stands for an argument left out.
    package var defaultValue: DefaultValue?
    package var checks: [Check]
    /// Whether the value must be on the heap, because the type holds itself.
    package var isIndirect = false
    /// Whether callers of the initializer give it; the server sets what is read-only.
    package var isSettable = true

    /// The type as it is declared.
    package var declaredType: SwiftType { presence == .required ? type : .optional(type) }

    /// The property wrapper that holds the value, where a plain property would not do.
    package var wrapper: Wrapper? {
        switch presence {
        case .optionalNullable: isIndirect ? .indirectNullable : .nullable
        case .required, .optional, .nullable: isIndirect ? .indirect : documentation.isDeprecated ? .plain : nil
        }
    }

    package enum Wrapper: Hashable, Sendable {
        case plain, nullable, indirect, indirectNullable
    }

    package enum DefaultValue: Hashable, Sendable {
        case constant(JSONConstant)
        /// A case of the property's enum.
        case enumCase(SwiftName)
    }

    package enum Presence: Hashable, Sendable {
        case required
        /// May be left out; nil is not written.
        case optional
        /// Always written; nil is written as null.
        case nullable
        /// May be left out or null, and the two differ.
        case optionalNullable
    }

    package enum Sensitivity: Hashable, Sendable {
        case open, hidden, lastFour
    }
}

extension [Property] {
    /// The parameters of an initializer, and of the method that makes the call, in the document's order: one that need
    /// not be given any more stays where it is.
    package var parameters: [Property] { filter(\.isSettable) }
}

extension Property {
    /// Whether an argument for it may be left out.
    package var mayBeLeftOut: Bool { presence != .required || defaultValue != nil }
}

package struct EnumType: Equatable, Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var rawType: RawType
    package var cases: [Case]

    package enum RawType: Hashable, Sendable {
        case string, int
    }

    package struct Case: Equatable, Sendable {
        package var name: SwiftName
        /// The value on the wire; for `int`, its digits.
        package var rawValue: String
        package var documentation: Documentation
    }
}

/// A value that is one of several types.
package struct UnionType: Equatable, Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var cases: [Case]
    package var selection: Selection
    package var isIndirect = false
    /// Whether only a client sends it: a server may take more types, which must not break whoever makes a value.
    package var isOnlySent = false
    package var nested: [Declaration]
    /// What its JSON must meet as a whole.
    package var constraints: [Constraint] = []
    package var hasChecks: Bool { cases.contains { !$0.checks.isEmpty } || !constraints.isEmpty }

    package struct Case: Equatable, Sendable {
        package var name: SwiftName
        package var type: SwiftType
        package var checks: [Check] = []
    }

    package enum Selection: Equatable, Sendable {
        /// The text of a member says which case; each entry's case is an index into `cases`.
        case discriminator(String, values: [(texts: [String], case: Int)])
        /// The first that fits; with the members that an object must have for it.
        case trial([Trial])
    }

    package struct Trial: Equatable, Sendable {
        package var index: Int
        package var required: [String]
        /// Whether only what the document lists fits: an enum's values, or the members of a union.
        package var isListed: Bool
        /// A member that must be there, with one of these values.
        package var tag: Tag?

        package struct Tag: Equatable, Sendable {
            package var name: String
            package var values: TagValues
        }
    }

    package enum TagValues: Hashable, Sendable {
        case texts([String])
        case integers([Int])
    }
}

/// The content of a message of several media types, or the outcome of several statuses.
package struct ContentEnum: Equatable, Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var cases: [Case]
    /// Whether a response is read into it by its media type.
    package var isRead: Bool
    package var hasChecks: Bool { cases.contains { !$0.checks.isEmpty } }

    package struct Case: Equatable, Sendable {
        package var name: SwiftName
        package var content: ContentKind
        package var checks: [Check] = []
        package var documentation: Documentation
    }
}

/// How a body is written and read.
package enum ContentKind: Hashable, Sendable {
    case none
    case json(SwiftType, mediaType: String)
    case text(mediaType: String)
    case bytes(mediaType: String)
    case form(SwiftType, delimited: [String])
    case multipart
    /// One of several media types: a `ContentEnum`.
    case alternatives(TypeName)

    package var type: SwiftType {
        switch self {
        case .none: .void
        case .json(let type, _), .form(let type, _): type
        case .text: .string
        case .bytes: .bytes
        case .multipart: .multipart
        case .alternatives(let name): .named(name)
        }
    }

    /// The media type or range in lower case, without parameters.
    package var mediaRange: String {
        switch self {
        case .json(_, let mediaType), .text(let mediaType), .bytes(let mediaType):
            mediaType.prefix { $0 != ";" }.lowercased()
        case .form: "application/x-www-form-urlencoded"
        case .multipart: "multipart/form-data"
        case .none, .alternatives: "*/*"
        }
    }
}

/// A success with typed header fields.
package struct OutputStruct: Equatable, Sendable {
    package var name: SwiftName
    package var body: SwiftType
    package var headers: [Header]
    /// Whether the body is on the heap, because it is large.
    package var isIndirect = false

    package struct Header: Equatable, Sendable {
        package var name: SwiftName
        package var wireName: String
        package var type: SwiftType
        package var documentation: Documentation
    }
}

package struct AliasType: Equatable, Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var type: SwiftType
    /// Whether it is what the type was called in an earlier version of the document.
    package var isFormerName = false
}

extension UnionType.Selection {
    package static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.discriminator(let name, let values), .discriminator(let otherName, let otherValues)):
            name == otherName && values.elementsEqual(otherValues) { $0 == $1 }
        case (.trial(let trials), .trial(let others)): trials == others
        default: false
        }
    }
}
