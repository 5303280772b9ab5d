/// A type with sensitive fields: whatever prints it sees the fields as `shown` gives them.
public protocol Redacting: RedactingFields, CustomStringConvertible {}

/// A type with sensitive fields, one of which may be called `description`.
///
/// It is no `CustomStringConvertible`, which would take that property for the text: interpolation, `print` and
/// `String(describing:)` ask `TextOutputStreamable` first.
public protocol RedactingFields: TextOutputStreamable, CustomDebugStringConvertible, CustomReflectable {
    /// Each field by name, the sensitive ones replaced.
    @_spi(Generated) var shown: KeyValuePairs<String, Any?> { get }

    /// The names on the wire of the fields that are called otherwise in Swift.
    @_spi(Generated) static var wireNames: KeyValuePairs<String, String> { get }
}

extension Redacting {
    /// The fields that are set, sensitive ones redacted.
    public var description: String { redactedText }
}

extension RedactingFields {
    /// None.
    @_spi(Generated) public static var wireNames: KeyValuePairs<String, String> { [:] }

    fileprivate var redactedText: String {
        let fields = shown.lazy.compactMap { name, value in value.map { "\(name): \(Self.text(of: $0))" } }
        return "\(Self.self)(\(fields.joined(separator: ", ")))"
    }

    /// Writes the fields that are set, sensitive ones redacted.
    public func write<Target: TextOutputStream>(to target: inout Target) { target.write(redactedText) }

    /// The fields that are set, sensitive ones redacted.
    public var debugDescription: String { redactedText }

    /// The fields, sensitive ones redacted.
    public var customMirror: Mirror {
        Mirror(self, children: shown.map { (label: $0.key, value: $0.value as Any) }, displayStyle: .struct)
    }

    private static func text(of value: Any) -> String {
        if let text = value as? String { return "\"\(text)\"" }
        return String(describing: value)
    }
}

/// What stands in the place of a sensitive value.
public struct Redacted: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What may be shown.
    public let description: String

    /// Shows that there is a value, and nothing of it.
    @_spi(Generated) public static func hidden<Value>(_ value: Value?) -> Redacted? {
        value.map { _ in Redacted(description: "<redacted>") }
    }

    /// Shows the last four characters of a text that is longer than six, and nothing of a shorter one.
    @_spi(Generated) public static func lastFour(_ value: String?) -> Redacted? {
        value.map { Redacted(description: $0.count > 6 ? "…\($0.suffix(4))" : "<redacted>") }
    }

    /// What may be shown.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
