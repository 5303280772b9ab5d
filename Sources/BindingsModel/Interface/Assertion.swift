/// One keyword of a schema with what it demands, for the runtime to hold against a value's JSON.
package struct Assertion: Hashable, Sendable {
    /// The case of the runtime's `Assertion`: the keyword's name.
    package var keyword: String
    package var arguments: [Argument]

    package init(_ keyword: String, _ arguments: [Argument]) {
        self.keyword = keyword
        self.arguments = arguments
    }

    package init(_ keyword: String, _ arguments: Argument...) { self.init(keyword, arguments) }

    /// An argument with the label that it has in Swift.
    package struct Argument: Hashable, Sendable {
        package var label: String?
        package var value: Value

        package static func plain(_ value: Value) -> Argument { Argument(label: nil, value: value) }
        package static func labelled(_ label: String, _ value: Value) -> Argument {
            Argument(label: label, value: value)
        }
    }

    package indirect enum Value: Hashable, Sendable {
        /// A number, as Swift writes it.
        case number(String)
        case text(String)
        case texts([String])
        /// Members of an option set or cases of an enum.
        case members([String])
        case constant(JSONConstant)
        case constants([JSONConstant])
        case schema([Assertion])
        case schemas([[Assertion]])
    }
}

/// A JSON value of the document.
package indirect enum JSONConstant: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number, as Swift writes it.
    case number(String)
    case text(String)
    case array([JSONConstant])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSONConstant
    }
}
