package import YAMLTree

/// Additional code for tests and previews: a stub, and examples of requests and responses.
package struct TestSupport: Sendable {
    /// The type that replaces the client.
    package var stubName: SwiftName
    /// The generated types that have an example, in output order.
    ///
    /// Nil if no valid value was found.
    package var values: [(name: TypeName, value: Node?)]
    /// One element per operation, in order.
    package var operations: [OperationExamples]
}

/// The examples of one operation.
package struct OperationExamples: Sendable {
    /// The arguments of its initializer.
    ///
    /// Nil if a required one has no example.
    package var input: [Argument]?
    /// A response that decodes to the output.
    ///
    /// Nil if there is no output or no example.
    package var output: Response?
    /// The type whose example is the output, or its only item.
    package var outputType: TypeName?
    /// A response for each case of its error.
    package var failures: [(name: SwiftName, response: Response)]

    package struct Argument: Sendable {
        package var property: Property
        package var value: Value
    }

    package indirect enum Value: Sendable {
        /// A decoded value.
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
