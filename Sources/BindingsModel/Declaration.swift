/// A generated type.
package enum Declaration: Sendable {
    case structure(StructType)
    case enumeration(EnumType)
    case alias(AliasType)

    /// The type's own name.
    package var name: SwiftName {
        switch self {
        case .structure(let type): type.name
        case .enumeration(let type): type.name
        case .alias(let type): type.name
        }
    }
}

package struct StructType: Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var properties: [Property]
    package var nested: [Declaration]

    /// Whether a property's name differs from its name on the wire.
    package var renamesProperties: Bool { properties.contains { $0.name.identifier != $0.wireName } }
    /// Whether a null must be written, which synthesised coding does not.
    package var writesNulls: Bool { properties.contains { $0.presence == .nullable } }
    package var hasSensitiveProperties: Bool { properties.contains { $0.sensitivity != .open } }
    package var hasChecks: Bool { properties.contains { !$0.checks.isEmpty } }
}

/// A property of a struct or of an operation.
package struct Property: Sendable {
    package var name: SwiftName
    package var wireName: String
    /// The type without the optional that `presence` adds.
    package var type: SwiftType
    package var presence: Presence
    package var documentation: Documentation
    package var sensitivity: Sensitivity
    /// The Swift expression that stands for an argument left out.
    package var defaultValue: String?
    package var checks: [Check]

    /// The type as it is declared.
    package var declaredType: SwiftType { presence == .required ? type : .optional(type) }

    package enum Presence: Hashable, Sendable {
        case required
        /// May be left out; nil is not written.
        case optional
        /// Always written; nil is written as null.
        case nullable
    }

    package enum Sensitivity: Hashable, Sendable {
        case open, hidden, lastFour
    }
}

/// One thing that is checked before a value is sent.
package enum Check: Hashable, Sendable {
    /// The length of a text, and a pattern; `member` is the property of a hand-written type that has the text.
    case text(min: Int?, max: Int?, pattern: String?, member: String?)
    case number(min: String?, max: String?, above: String?, below: String?)
    case count(min: Int?, max: Int?)
    /// An open enum's value is one that the document lists.
    case listed
    /// A value with checks of its own.
    case nested
    /// The checks of each element.
    case each([Check])
}

package struct EnumType: Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var rawType: RawType
    package var cases: [Case]

    package enum RawType: Hashable, Sendable {
        case string, int
    }

    package struct Case: Sendable {
        package var name: SwiftName
        /// The value on the wire; for `int`, its digits.
        package var rawValue: String
        package var documentation: Documentation
    }
}

package struct AliasType: Sendable {
    package var name: SwiftName
    package var documentation: Documentation
    package var type: SwiftType
}
