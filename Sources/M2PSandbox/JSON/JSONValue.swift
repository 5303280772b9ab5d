/// A JSON value that keeps the order of members and the exact spelling of numbers.
///
/// The sandbox has its own JSON code: it must not share a decoder with the bindings that it tests.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// Builds an object in the order written.
    static func members(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(pairs.map { JSONMember(name: $0.key, value: $0.value) })
    }

    /// The member of an object with a name.
    ///
    /// Of duplicates, the last one counts.
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }
}

/// One name and value of a JSON object.
struct JSONMember: Hashable, Sendable {
    var name: String
    var value: JSONValue
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    init(stringLiteral value: String) {
        self = .string(value)
    }

    init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    init(integerLiteral value: Int) {
        self = .number(String(value))
    }

    /// Wraps an optional string.
    ///
    /// Nil becomes `null`.
    init(_ text: String?) {
        self = text.map { .string($0) } ?? .null
    }

    init(_ number: Int) {
        self = .number(String(number))
    }
}
