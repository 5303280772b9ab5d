/// A documented constraint that an input breaks.
///
/// Never holds the value.
public struct Violation: Hashable, Sendable, CustomStringConvertible {
    /// The place of the value, as a JSON pointer into the input (RFC 6901), such as `/mobile/value`; empty for the input
    /// itself.
    public let path: String
    /// What was expected, such as `must be at most 50 characters long`.
    public let expectation: String

    /// The place and what was expected there.
    public var description: String { "\(path.isEmpty ? "the value" : path) \(expectation)" }
}

/// A type with documented constraints of its own.
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
