/// A documented constraint that an input breaks.
///
/// Never holds the value.
public struct Violation: Hashable, Sendable {
    /// The place of the value, as a JSON pointer into the input (RFC 6901), such as `/mobile/value`; empty for the input
    /// itself.
    ///
    /// May have names of members that the document does not give, which can be secrets: show the description instead.
    public let path: String
    /// The place, with `*` for each name that the document does not give.
    let shownPath: String
    /// What was expected, such as `must be at most 50 characters long`.
    public let expectation: String
}

extension Violation: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The place, with `*` for each name that the document does not give, and what was expected there.
    public var description: String { "\(shownPath.isEmpty ? "the value" : shownPath) \(expectation)" }
    /// The description.
    public var debugDescription: String { description }
    /// The place as the description has it, and what was expected there.
    public var customMirror: Mirror { Mirror(self, children: ["path": shownPath, "expectation": expectation]) }
}

/// A type with its own documented constraints.
public protocol Validatable {
    /// Reports every documented constraint that the value breaks.
    func validate(_ validator: inout Validator)
}

extension Validatable {
    /// Everything that is wrong with the value, each with its place; also for what a server answered.
    public var violations: [Violation] {
        var validator = Validator()
        validate(&validator)
        return validator.violations
    }
}
