import Foundation

/// A type with sensitive fields.
///
/// Descriptions show the fields as `shown` defines.
public protocol Redacting: RedactingFields, CustomStringConvertible {}

/// A type with sensitive fields, one of which may be named `description`.
///
/// It isn't `CustomStringConvertible`, which would use that property as the description. Interpolation, `print` and
/// `String(describing:)` check `TextOutputStreamable` first.
public protocol RedactingFields: TextOutputStreamable, CustomDebugStringConvertible, CustomReflectable {
    /// Names each field to `fields`.
    @_spi(Generated) mutating func listFields(_ fields: inout FieldList)
}

extension Redacting {
    /// The fields that are set, sensitive ones redacted.
    public var description: String { redactedText }
}

extension RedactingFields {
    /// The fields, with sensitive ones replaced.
    @_spi(Generated) public var shownFields: [ShownField] { FieldList.shown(self) { $0.listFields(&$1) } }

    fileprivate var redactedText: String {
        var text = ""
        appendRedacted(to: &text)
        return text
    }

    fileprivate func appendRedacted(to text: inout String) {
        text += "\(Self.self)("
        var isFirst = true
        for field in shownFields {
            guard let value = field.value else { continue }
            text += isFirst ? "\(field.name): " : ", \(field.name): "
            isFirst = false
            Redacted.append(value, to: &text)
        }
        text += ")"
    }

    /// Writes the fields that are set, sensitive ones redacted.
    public func write<Target: TextOutputStream>(to target: inout Target) { target.write(redactedText) }

    /// The fields that are set, sensitive ones redacted.
    public var debugDescription: String { redactedText }

    /// The fields, sensitive ones redacted.
    public var customMirror: Mirror {
        let children = shownFields.map { (label: $0.name, value: $0.value.map(Redacted.shape) as Any) }
        return Mirror(self, children: children, displayStyle: .struct)
    }
}

extension Redacted {
    /// A value for printing.
    ///
    /// For a dictionary, only the number of members, because their names aren't in the document.
    static func shape(of value: Any) -> Any { (value as? any Container)?.shape ?? value }

    /// Appends a field of a type as text.
    fileprivate static func append(_ value: Any, to text: inout String) {
        switch value {
        case let value as String: text += "\"\(value)\""
        case let value as Redacted: text += value.description
        case let value as any RedactingFields: value.appendRedacted(to: &text)
        default: text += String(describing: shape(of: value))
        }
    }

    /// A body as a string.
    ///
    /// For plain text and bytes, only the size.
    static func text(ofBody value: Any) -> String {
        switch value {
        case is Void: ""
        case let text as String: "<\(text.utf8.count) bytes>"
        case let data as Data: "<\(data.count) bytes>"
        default: String(describing: shape(of: value))
        }
    }

    /// A collection that may have maps in it.
    fileprivate protocol Container {
        var shape: Any { get }
    }
}

extension Dictionary: Redacted.Container {
    fileprivate var shape: Any { Redacted(description: "<object of \(count) member\(count == 1 ? "" : "s")>") }
}

extension Optional: Redacted.Container {
    fileprivate var shape: Any { map { Redacted.shape(of: $0) } as Any }
}

extension Array: Redacted.Container {
    fileprivate var shape: Any { Element.self is any Redacted.Container.Type ? map { Redacted.shape(of: $0) } : self }
}

/// The replacement for a sensitive value.
public struct Redacted: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How much may be shown.
    public let description: String

    /// Shows that there is a value, but not its content.
    static let hidden = Redacted(description: "<redacted>")

    /// Shows the last four characters of a string that is longer than six, and nothing of a shorter one.
    static func lastFour(_ value: Any) -> Redacted {
        guard let text = value as? String, text.count > 6 else { return hidden }
        return Redacted(description: "…\(text.suffix(4))")
    }

    /// How much may be shown.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
