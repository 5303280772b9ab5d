/// A documented constraint that an input violates.
///
/// Never contains the value.
public struct Violation: Hashable, Sendable {
    /// The location of the value, as a JSON pointer into the input (RFC 6901), such as `/mobile/value`.
    ///
    /// Empty for the input itself.
    ///
    /// May contain undocumented member names, which can be secrets. Show the description instead.
    public let path: String
    /// The location, with `*` for each undocumented name.
    let shownPath: String
    /// What was expected, such as `must be at most 50 characters long`.
    public let expectation: String
}

extension Violation: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The location, with `*` for each undocumented name, and the expectation.
    public var description: String { "\(shownPath.isEmpty ? "the value" : shownPath) \(expectation)" }
    /// The description.
    public var debugDescription: String { description }
    /// The location as in the description, and the expectation.
    public var customMirror: Mirror { Mirror(self, children: ["path": shownPath, "expectation": expectation]) }
}

/// A type with its own documented constraints.
public protocol Validatable {
    /// Reports every documented constraint that the value violates.
    func validate(_ validator: inout Validator)
}

extension Validatable {
    /// All violations in the value, each with its location.
    ///
    /// Also works for a server's response.
    public var violations: [Violation] {
        var validator = Validator()
        validate(&validator)
        return validator.violations
    }
}
