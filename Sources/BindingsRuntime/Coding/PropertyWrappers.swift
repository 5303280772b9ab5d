/// A property that may be omitted or `null`.
///
/// Setting it to nil omits it, and `$name = .null` writes `null`. A decoded value is encoded unchanged.
@propertyWrapper
public struct Nullable<Value> {
    /// The three states of such a property.
    public enum State {
        /// The property is omitted.
        case absent
        /// The property is `null`.
        case null
        /// The property has a value.
        case value(Value)

        /// The value, or nil if it is omitted or `null`.
        var value: Value? { if case .value(let value) = self { value } else { nil } }
    }

    /// The state: omitted, `null` or a value.
    public var projectedValue: State

    /// The value, or nil if it is omitted or `null`.
    public var wrappedValue: Value? {
        get { projectedValue.value }
        set { projectedValue = newValue.map(State.value) ?? .absent }
    }

    /// Wraps a value.
    ///
    /// Nil means omitted.
    public init(wrappedValue: Value?) {
        projectedValue = wrappedValue.map(State.value) ?? .absent
    }

    /// Wraps a state.
    public init(_ state: State) { projectedValue = state }
}

/// A boxed property of a recursive type.
@propertyWrapper
public struct Indirect<Value> {
    fileprivate final class Box {
        let value: Value

        init(_ value: Value) {
            self.value = value
        }
    }

    private var box: Box

    /// The value.
    public var wrappedValue: Value {
        get { box.value }
        set { box = Box(newValue) }
    }

    /// Boxes a value.
    public init(wrappedValue: Value) {
        box = Box(wrappedValue)
    }
}

/// A property without special behavior.
///
/// Lets generated code use a deprecated property without a warning.
@propertyWrapper
public struct Plain<Value> {
    /// The value.
    public var wrappedValue: Value

    /// Wraps a value.
    public init(wrappedValue: Value) {
        self.wrappedValue = wrappedValue
    }
}

extension Nullable: Sendable where Value: Sendable {}
extension Nullable: Equatable where Value: Equatable {}
extension Nullable: Hashable where Value: Hashable {}
extension Nullable.State: Sendable where Value: Sendable {}
extension Nullable.State: Equatable where Value: Equatable {}
extension Nullable.State: Hashable where Value: Hashable {}
extension Plain: Sendable where Value: Sendable {}
extension Plain: Equatable where Value: Equatable {}
extension Plain: Hashable where Value: Hashable {}
extension Indirect.Box: Sendable where Value: Sendable {}
extension Indirect: Sendable where Value: Sendable {}

extension Indirect: Equatable where Value: Equatable {
    /// Compares the values.
    public static func == (left: Indirect, right: Indirect) -> Bool { left.wrappedValue == right.wrappedValue }
}

extension Indirect: Hashable where Value: Hashable {
    /// Hashes the value.
    public func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}
