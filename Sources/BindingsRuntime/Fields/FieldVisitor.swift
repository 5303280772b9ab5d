/// Looks at the fields of one value.
protocol FieldVisitor: AnyObject {
    /// Whether it is for people: then what looks alike is alike.
    var shows: Bool { get }

    func visit<Value: Hashable>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay)
    /// The one of several that a value is, with nothing inside.
    func visit(_ name: StaticString)
}

extension FieldVisitor {
    var shows: Bool { false }

    func visit(_ name: StaticString) { visit(name, name.description, .open) }
}

/// Compares the fields of two values, first all of one, then all of the other.
final class FieldComparison: FieldVisitor {
    private var values: [Any] = []
    /// How many of the values were compared; nil while they are collected.
    private var position: Int?
    private(set) var isEqual = true

    /// Ends the first value.
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

/// Takes the fields of a value as they may be shown.
final class FieldShowing: FieldVisitor {
    private(set) var fields: [ShownField] = []

    var shows: Bool { true }

    func visit<Value: Hashable>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay) {
        fields.append(ShownField(name, value, display))
    }

    func visit(_ name: StaticString) { fields.append(ShownField(name, (), .open)) }
}
