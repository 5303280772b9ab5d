package import YAMLTree

/// What tests and previews get besides the bindings: a stub, and examples of what it takes and answers.
package struct TestSupport: Sendable {
    /// The type that answers in place of the client.
    package var stubName: SwiftName
    /// The generated types that have an example, in the order of the output; nil where no value meets the schema.
    package var values: [(name: TypeName, value: Node?)]
    /// For each operation of the bindings, in their order.
    package var operations: [OperationExamples]
}

/// The examples of one operation.
package struct OperationExamples: Sendable {
    /// The arguments of its initializer; nil where one that must be given has no example.
    package var input: [Argument]?
    /// A response that gives its output; nil where the output is nothing, or has no example.
    package var output: Response?
    /// The type whose example the output is, or has as its only item.
    package var outputType: TypeName?
    /// For each case of its error, a response that gives it.
    package var failures: [(name: SwiftName, response: Response)]

    package struct Argument: Sendable {
        package var property: Property
        package var value: Value
    }

    package indirect enum Value: Sendable {
        /// A value that is decoded.
        case json(Node)
        case text(String)
        case bytes
        case multipart
        case array([Value])
        /// A case of the property's enum.
        case content(SwiftName, Value)
    }

    package struct Response: Sendable {
        package var status: Int
        package var contentType: String?
        package var headerFields: [(name: String, value: String)] = []
        package var body: Body

        package enum Body: Sendable {
            case none
            case json(Node)
            case text(String)
        }
    }
}
