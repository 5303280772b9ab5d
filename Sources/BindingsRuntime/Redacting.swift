import Foundation

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
        let fields = shown.lazy.compactMap { name, value in value.map { "\(name): \(Redacted.text(of: $0))" } }
        return "\(Self.self)(\(fields.joined(separator: ", ")))"
    }

    /// Writes the fields that are set, sensitive ones redacted.
    public func write<Target: TextOutputStream>(to target: inout Target) { target.write(redactedText) }

    /// The fields that are set, sensitive ones redacted.
    public var debugDescription: String { redactedText }

    /// The fields, sensitive ones redacted.
    public var customMirror: Mirror {
        let children = shown.map { (label: $0.key, value: $0.value.map(Redacted.shape) as Any) }
        return Mirror(self, children: children, displayStyle: .struct)
    }
}

extension Redacted {
    /// A value as it may be printed: of a dictionary the number of its members, whose names the document does not give.
    static func shape(of value: Any) -> Any {
        if let map = value as? any Map { return Redacted(description: map.shape) }
        guard let items = value as? [Any], items.contains(where: { $0 is any Map || $0 is [Any] }) else { return value }
        return items.map(shape)
    }

    /// A field of a type as text.
    fileprivate static func text(of value: Any) -> String {
        if let text = value as? String { return "\"\(text)\"" }
        return String(describing: shape(of: value))
    }

    /// A body as text: of bare text and bytes, of which nothing is known, the size.
    static func text(ofBody value: Any) -> String {
        switch value {
        case is Void: ""
        case let text as String: "<\(text.utf8.count) bytes>"
        case let data as Data: "<\(data.count) bytes>"
        default: String(describing: shape(of: value))
        }
    }

    fileprivate protocol Map {
        var count: Int { get }
    }
}

extension Dictionary: Redacted.Map {}

extension Redacted.Map {
    fileprivate var shape: String { "<object of \(count) member\(count == 1 ? "" : "s")>" }
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
