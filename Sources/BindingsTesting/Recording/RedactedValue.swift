@_spi(Generated) import BindingsRuntime
import Foundation

/// A value as JSON, with nothing in it that may not be shown.
///
/// The fields of a `RedactingFields` type stand as it shows them. Values of which the document does not give the type
/// are left empty. Each is replaced by a value of its own JSON type, so that what is left can be decoded where the type
/// allows it.
struct RedactedValue {
    let json: JSONValue
    /// Where values were replaced, as JSON pointers (RFC 6901), sorted.
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
    /// With this text in its place, where it is a text.
    case masked(String)
}

/// What a type shows of its members.
struct RedactionRules {
    private let fields: [String: Any?]

    init(_ value: any RedactingFields) {
        fields = Dictionary(value.shownFields.map { ($0.wireName, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// A member that is no field of the type is one that the document does not describe: it is masked.
    func rule(for name: String) -> RedactionRule {
        guard let field = fields[name] else { return .masked("<redacted>") }
        switch field {
        case let redacted as Redacted: return .masked(redacted.description)
        case nil: return .masked("<redacted>")
        default: return .shown
        }
    }
}

/// Where in a body something is, and the list of what was replaced in it.
struct RedactionPlace {
    /// Stands in a pointer for members that were left out, whatever their names.
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

    /// A value of the same JSON type that says nothing.
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

/// The places where values were replaced, in the course of one encoding.
final class RedactionRecord {
    private(set) var pointers: Set<String> = []

    /// Notes a place, and forgets those inside of it.
    func note(_ pointer: String) {
        pointers = pointers.filter { !$0.hasPrefix("\(pointer)/") }
        pointers.insert(pointer)
    }
}
