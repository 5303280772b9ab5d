/// A scalar: its content as written (after escapes and folding), and the kind that the core schema resolves it
/// to.
package struct Scalar: Sendable {
    package enum Style: UInt8, Sendable {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    /// The kind of a scalar: one byte in each node.
    ///
    /// The number is parsed from the content on demand.
    package enum Kind: UInt8, Sendable, CustomStringConvertible {
        case null, `true`, `false`, integer, bigInteger, float, string

        /// For messages: `a string`, `an integer`.
        package var description: String {
            switch self {
            case .null: "null"
            case .true, .false: "a boolean"
            case .integer, .bigInteger: "an integer"
            case .float: "a number"
            case .string: "a string"
            }
        }
    }

    package var text: String
    package var style: Style
    package var kind: Kind

    /// - Parameter kind: Must match `text`. `Scalar(text:style:)` determines it.
    init(text: String, style: Style, kind: Kind) {
        self.text = text
        self.style = style
        self.kind = kind
    }

    /// A scalar without a tag: resolved by the core schema if plain, otherwise a string.
    package init(text: String, style: Style) {
        var text = text
        let kind = style == .plain ? text.withUTF8 { CoreSchema.kind(of: $0) } : .string
        self.init(text: text, style: style, kind: kind)
    }

    package var value: ResolvedScalar { ResolvedScalar(text: text, kind: kind) }
}

/// A scalar resolved by the YAML 1.2 core schema, and by its explicit tag if it has one.
package enum ResolvedScalar: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// An integer that doesn't fit in `Int64`.
    ///
    /// The content has its digits.
    case bigInteger
    case float(Double)
    case string

    init(text: String, kind: Scalar.Kind) {
        switch kind {
        case .null: self = .null
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .integer: self = CoreSchema.integer(text).map(ResolvedScalar.integer) ?? .bigInteger
        case .bigInteger: self = .bigInteger
        case .float: self = .float(CoreSchema.double(text) ?? .nan)
        case .string: self = .string
        }
    }
}
