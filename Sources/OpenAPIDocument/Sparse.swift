/// A value that nearly always is what `init()` gives.
package protocol SparseValue: Equatable, Sendable {
    init()
}

/// A part that few of very many values have: on the heap where it says anything, and one word everywhere.
@propertyWrapper
package struct Sparse<Value: SparseValue>: Sendable {
    private final class Storage: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private var storage: Storage?

    package init(wrappedValue: Value) {
        storage = wrappedValue == Value() ? nil : Storage(wrappedValue)
    }

    package var wrappedValue: Value {
        _read {
            if let storage { yield storage.value } else { yield Value() }
        }
        _modify {
            var value = storage?.value ?? Value()
            defer { self = Sparse(wrappedValue: value) }
            yield &value
        }
    }
}
