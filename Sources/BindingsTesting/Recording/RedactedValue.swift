@_spi(Generated) import BindingsRuntime
import Foundation

/// A value as JSON, without sensitive content.
///
/// The fields of a `RedactingFields` type are encoded as it shows them. Values with undocumented types become empty.
/// Each value is replaced by one of the same JSON type, so that the result can be decoded if its type allows it.
struct RedactedValue {
    let json: JSONValue
    /// The locations of replaced values, as sorted JSON pointers (RFC 6901).
    let pointers: [String]

    init(_ value: any Encodable) throws {
        let record = RedactionRecord()
        json = try RedactingEncoder.json(of: value, as: .shown, RedactionPlace(record: record))
        pointers = record.pointers.sorted()
    }
}

/// How a value may be shown.
enum RedactionRule {
    case shown
    /// Replaced by this string, if it is a string.
    case masked(String)
}

/// How a type shows its members.
struct RedactionRules {
    private let fields: [String: Any?]

    init(_ value: any RedactingFields) {
        fields = Dictionary(value.shownFields.map { ($0.wireName, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// A member that isn't a field of the type is undocumented, so it is masked.
    func rule(for name: String) -> RedactionRule {
        guard let field = fields[name] else { return .masked("<redacted>") }
        switch field {
        case let redacted as Redacted: return .masked(redacted.description)
        case nil: return .masked("<redacted>")
        default: return .shown
        }
    }
}

/// The current location in a body, and the list of replacements.
struct RedactionPlace {
    /// The pointer token for omitted members.
    static let anyName = "*"

    let record: RedactionRecord
    var pointer = ""

    func appending(_ token: String) -> RedactionPlace {
        RedactionPlace(record: record, pointer: "\(pointer)/\(Self.escaped(token))")
    }

    /// A reference token of a JSON pointer (RFC 6901, section 3).
    static func escaped(_ token: String) -> String {
        token.replacingOccurrences(of: "~", with: "~0").replacingOccurrences(of: "/", with: "~1")
    }

    /// A value of the same JSON type without content.
    func mask(_ value: JSONValue, _ text: String) -> JSONValue {
        let masked: JSONValue =
            switch value {
            case .null: .null
            case .bool: false
            case .integer, .number, .decimal: 0
            case .string: .string(text)
            case .array: []
            case .object: [:]
            }
        if value != .null { record.note(pointer) }
        return masked
    }
}

/// The locations of replaced values, collected while encoding.
final class RedactionRecord {
    private(set) var pointers: Set<String> = []

    /// Records a location, and removes those inside of it.
    func note(_ pointer: String) {
        pointers = pointers.filter { !$0.hasPrefix("\(pointer)/") }
        pointers.insert(pointer)
    }
}
