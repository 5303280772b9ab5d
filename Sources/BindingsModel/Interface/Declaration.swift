/// A generated type.
package enum Declaration: Equatable, Sendable {
    case structure(StructType)
    case enumeration(EnumType)
    case union(UnionType)
    case content(ContentEnum)
    case output(OutputStruct)
    case alias(AliasType)

    /// The type's unqualified name.
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

    /// Its documentation.
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
    /// Its nested types.
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
    /// The type of additional members, if they are kept.
    package var additional: SwiftType?
    /// The type of the property for additional members.
    package var additionalProperty: SwiftType? { additional.map { isTuple ? .array($0) : .dictionary($0) } }
    /// The name of the property for additional members.
    package var additionalName = SwiftName("additionalProperties")
    /// Whether only a server sends it.
    ///
    /// If so, it has no memberwise initializer: a server may add properties, and each would break callers.
    package var isOnlyReceived = false
    /// Whether it is an array on the wire.
    ///
    /// The properties are its first items, and `additional` is the type of the others.
    package var isTuple = false
    /// The checks of the property for additional members.
    package var additionalChecks: [Check] = []
    /// Assertions on its whole JSON.
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
    /// The type without the optionality that `presence` adds.
    package var type: SwiftType
    package var presence: Presence
    package var documentation: Documentation
    package var sensitivity: Sensitivity
    /// The default argument.
    package var defaultValue: DefaultValue?
    package var checks: [Check]
    /// Whether the value must be boxed because the type contains itself.
    package var isIndirect = false
    /// Whether it is a parameter of the initializer.
    ///
    /// Read-only properties are set by the server.
    package var isSettable = true

    /// The declared type.
    package var declaredType: SwiftType { presence == .required ? type : .optional(type) }

    /// The property wrapper for the value, if needed.
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
        /// Optional.
        ///
        /// Nil isn't written.
        case optional
        /// Required.
        ///
        /// Nil is written as null.
        case nullable
        /// Optional and nullable, and the two differ.
        case optionalNullable
    }

    package enum Sensitivity: Hashable, Sendable {
        case open, hidden, lastFour
    }
}

extension [Property] {
    /// The parameters of the initializer, and of the method that makes the call, in document order.
    ///
    /// A parameter that becomes optional keeps its position.
    package var parameters: [Property] { filter(\.isSettable) }
}

extension Property {
    /// Whether its argument may be omitted.
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
        /// The value on the wire.
        ///
        /// For `int`, its digits.
        package var rawValue: String
        package var documentation: Documentation
    }
}

/// A value with one of several types.
package struct UnionType: Equatable, Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var cases: [Case]
    package var selection: Selection
    package var isIndirect = false
    /// Whether only a client sends it.
    ///
    /// A server may add types, which must not break code that creates values.
    package var isOnlySent = false
    package var nested: [Declaration]
    /// Assertions on its whole JSON.
    package var constraints: [Constraint] = []
    package var hasChecks: Bool { cases.contains { !$0.checks.isEmpty } || !constraints.isEmpty }

    package struct Case: Equatable, Sendable {
        package var name: SwiftName
        package var type: SwiftType
        package var checks: [Check] = []
    }

    package enum Selection: Equatable, Sendable {
        /// The string value of a member selects the case.
        ///
        /// Each entry's case is an index into `cases`.
        case discriminator(String, values: [(texts: [String], case: Int)])
        /// The first match, with the members that an object must have to match.
        case trial([Trial])
    }

    package struct Trial: Equatable, Sendable {
        package var index: Int
        package var required: [String]
        /// Whether only documented values match: an enum's values, or the members of a union.
        package var isListed: Bool
        /// A required member with one of these values.
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

/// The content of a message with several media types, or the outcome of several statuses.
package struct ContentEnum: Equatable, Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var cases: [Case]
    /// Whether a response is decoded into it by media type.
    package var isRead: Bool
    package var hasChecks: Bool { cases.contains { !$0.checks.isEmpty } }

    package struct Case: Equatable, Sendable {
        package var name: SwiftName
        package var content: ContentKind
        package var checks: [Check] = []
        package var documentation: Documentation
    }
}

/// How a body is encoded and decoded.
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

    /// The media type or range in lowercase, without parameters.
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
    /// Whether the body is boxed because it is large.
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
