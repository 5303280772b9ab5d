/// Looks at the fields of one value.
protocol FieldVisitor: AnyObject {
    /// Whether the values are displayed, so that values that look alike don't differ.
    var shows: Bool { get }

    func visit<Value: Hashable>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay)
    /// Visits the member of a union that has no value.
    func visit(_ name: StaticString)
}

extension FieldVisitor {
    var shows: Bool { false }

    func visit(_ name: StaticString) { visit(name, name.description, .open) }
}

/// Compares the fields of two values: collects those of the first, then compares those of the second.
final class FieldComparison: FieldVisitor {
    private var values: [Any] = []
    /// The number of values compared so far.
    ///
    /// Nil while they are collected.
    private var position: Int?
    private(set) var isEqual = true

    /// Ends the fields of the first value.
    func begin() { position = 0 }

    func visit<Value: Hashable>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay) {
        guard let position else { return values.append(value as Any) }
        guard isEqual else { return }
        isEqual = position < values.count && values[position] as? Value? == value
        self.position = position + 1
    }
}

/// Hashes the fields of a value.
final class FieldHashing: FieldVisitor {
    private(set) var hasher: Hasher

    init(_ hasher: Hasher) { self.hasher = hasher }

    func visit<Value: Hashable>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay) {
        hasher.combine(value)
    }
}

/// Collects the fields of a value, redacted for display.
final class FieldShowing: FieldVisitor {
    private(set) var fields: [ShownField] = []

    var shows: Bool { true }

    func visit<Value: Hashable>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay) {
        fields.append(ShownField(name, value, display))
    }

    func visit(_ name: StaticString) { fields.append(ShownField(name, (), .open)) }
}
