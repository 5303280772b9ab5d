/// A parameter's content before its style encodes it.
public enum ParameterContent: Sendable {
    /// A single string.
    case primitive(String)
    /// Strings in order.
    case array([String])
    /// Names with strings, in order.
    case object([(String, String)])
}

extension ParameterContent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind and the size, because whether the parameter is sensitive isn't known here.
    public var description: String {
        switch self {
        case .primitive(let text): "<\(text.utf8.count) bytes>"
        case .array(let texts): "<array of \(texts.count)>"
        case .object(let members): "<object of \(members.count)>"
        }
    }

    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A value that can be encoded in a path, query, header field or cookie.
public protocol ParameterEncodable {
    /// The value as strings that aren't percent-encoded yet.
    var parameterContent: ParameterContent { get }
}

extension String: ParameterEncodable {
    /// The text.
    public var parameterContent: ParameterContent { .primitive(self) }
}

extension Bool: ParameterEncodable {
    /// `true` or `false`.
    public var parameterContent: ParameterContent { .primitive(self ? "true" : "false") }
}

extension ParameterEncodable where Self: BinaryInteger {
    /// Decimal digits.
    public var parameterContent: ParameterContent { .primitive(String(self)) }
}

extension Int: ParameterEncodable {}
extension Int32: ParameterEncodable {}
extension Int64: ParameterEncodable {}
extension UInt32: ParameterEncodable {}
extension UInt64: ParameterEncodable {}

extension Double: ParameterEncodable {
    /// The shortest string for the number, without `.0` for an integer.
    public var parameterContent: ParameterContent {
        if let whole = Int64(exactly: self) { return .primitive(String(whole)) }
        return .primitive("\(self)")
    }
}

extension Float: ParameterEncodable {
    /// The shortest string for the number, without `.0` for an integer.
    public var parameterContent: ParameterContent {
        if let whole = Int64(exactly: self) { return .primitive(String(whole)) }
        return .primitive("\(self)")
    }
}

extension OpenEnum {
    /// The value on the wire.
    public var parameterContent: ParameterContent { rawValue.parameterContent }
}

extension Array: ParameterEncodable where Element: ParameterEncodable {
    /// The elements' texts.
    public var parameterContent: ParameterContent {
        .array(
            flatMap { element -> [String] in
                switch element.parameterContent {
                case .primitive(let text): [text]
                case .array(let texts): texts
                case .object(let members): members.flatMap { [$0.0, $0.1] }
                }
            }
        )
    }
}

extension Dictionary: ParameterEncodable where Key == String, Value: ParameterEncodable {
    /// The members, sorted by name.
    public var parameterContent: ParameterContent {
        .object(
            sorted { $0.key < $1.key }.compactMap { name, value in
                guard case .primitive(let text) = value.parameterContent else { return nil }
                return (name, text)
            }
        )
    }
}
