/// A boxed property of a recursive type that may be omitted or `null`.
///
/// Setting it to nil omits it, and `$name = .null` writes `null`. A decoded value is encoded unchanged.
@propertyWrapper
public struct IndirectNullable<Value> {
    private var box: Indirect<Nullable<Value>>

    /// The state: omitted, `null` or a value.
    public var projectedValue: Nullable<Value>.State {
        get { box.wrappedValue.projectedValue }
        set {
            var value = box.wrappedValue
            value.projectedValue = newValue
            box.wrappedValue = value
        }
    }

    /// The value, or nil if it is omitted or `null`.
    public var wrappedValue: Value? {
        get { box.wrappedValue.wrappedValue }
        set { box.wrappedValue = Nullable(wrappedValue: newValue) }
    }

    /// Boxes a value.
    ///
    /// Nil means omitted.
    public init(wrappedValue: Value?) {
        box = Indirect(wrappedValue: Nullable(wrappedValue: wrappedValue))
    }

    /// Boxes a state.
    public init(_ state: Nullable<Value>.State) { box = Indirect(wrappedValue: Nullable(state)) }
}

extension IndirectNullable: Sendable where Value: Sendable {}
extension IndirectNullable: Equatable where Value: Equatable {}
extension IndirectNullable: Hashable where Value: Hashable {}
