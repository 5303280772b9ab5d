/// How a field is displayed when its type is printed.
@_spi(Generated) public struct FieldDisplay: Sendable {
    enum Sensitivity {
        case open, hidden, lastFour
    }

    let sensitivity: Sensitivity
    /// The field's Swift name, if it differs from the one on the wire.
    let name: StaticString?

    /// The value.
    public static let open = FieldDisplay(sensitivity: .open, name: nil)
    /// Nothing of the value.
    public static let hidden = FieldDisplay(sensitivity: .hidden, name: nil)
    /// The last four characters of a string.
    public static let lastFour = FieldDisplay(sensitivity: .lastFour, name: nil)

    /// The value, under the name that the field has in Swift.
    public static func named(_ name: StaticString) -> FieldDisplay { FieldDisplay(sensitivity: .open, name: name) }
    /// Nothing of the value, under the name that the field has in Swift.
    public static func hidden(named name: StaticString) -> FieldDisplay {
        FieldDisplay(sensitivity: .hidden, name: name)
    }
    /// The last four characters of a string, under the name that the field has in Swift.
    public static func lastFour(named name: StaticString) -> FieldDisplay {
        FieldDisplay(sensitivity: .lastFour, name: name)
    }
}

/// A field, redacted for display.
@_spi(Generated) public struct ShownField {
    /// The name in Swift.
    public let name: String
    /// The name in JSON.
    public let wireName: String
    /// The value, or a `Redacted` instead of it.
    ///
    /// Nil if there is none.
    public let value: Any?

    init<Value>(_ name: StaticString, _ value: Value?, _ display: FieldDisplay) {
        wireName = name.description
        self.name = display.name?.description ?? wireName
        self.value =
            switch display.sensitivity {
            case .open: value
            case .hidden: value.map { _ in Redacted.hidden }
            case .lastFour: value.map { Redacted.lastFour($0) }
            }
    }
}
