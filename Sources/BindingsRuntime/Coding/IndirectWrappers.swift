/// A property on the heap, where a type holds itself, that a message may leave out, or give as `null`.
///
/// Setting it to nil leaves it out; `$name = .null` writes `null`. What was read is written back as it was.
@propertyWrapper
public struct IndirectNullable<Value> {
    private var box: Indirect<Nullable<Value>>

    /// The state, which tells `null` from absent.
    public var projectedValue: Nullable<Value>.State {
        get { box.wrappedValue.projectedValue }
        set {
            var value = box.wrappedValue
            value.projectedValue = newValue
            box.wrappedValue = value
        }
    }

    /// The value; nil where it is absent or `null`.
    public var wrappedValue: Value? {
        get { box.wrappedValue.wrappedValue }
        set { box.wrappedValue = Nullable(wrappedValue: newValue) }
    }

    /// Puts a value on the heap; nil is absent.
    public init(wrappedValue: Value?) {
        box = Indirect(wrappedValue: Nullable(wrappedValue: wrappedValue))
    }

    /// Puts a state on the heap.
    public init(_ state: Nullable<Value>.State) { box = Indirect(wrappedValue: Nullable(state)) }
}

extension IndirectNullable: Sendable where Value: Sendable {}
extension IndirectNullable: Equatable where Value: Equatable {}
extension IndirectNullable: Hashable where Value: Hashable {}
