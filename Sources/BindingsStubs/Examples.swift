@_spi(Generated) public import BindingsRuntime
import Foundation
import HTTPTypes

// The functions that create generated examples. The generator has validated each example against its schema. One that
// can't be decoded is a bug of the generator, or of a hand-written type.

/// Decodes a value from the generator's JSON.
@_spi(Generated) public func decodedExample<Value: Decodable>(_ json: StaticString) -> Value {
    do {
        return try JSONCoding.decode(Value.self, from: Data("\(json)".utf8))
    } catch {
        preconditionFailure(
            "the example of \(Value.self) cannot be decoded: \(error); give its schema an 'example' that can be: \(json)"
        )
    }
}

/// The output of an operation for a response that the generator wrote.
@_spi(Generated) public func decodedOutput<Operation: APIOperation>(
    of operation: Operation.Type,
    _ response: ExampleResponse
) -> Operation.Output {
    do throws(Operation.Failure) {
        return try Operation.output(from: response.head, body: response.body)
    } catch {
        preconditionFailure("the example of \(Operation.self)'s output cannot be decoded: \(error)")
    }
}

/// The error of an operation for a response that the generator wrote.
@_spi(Generated) public func decodedFailure<Operation: APIOperation>(
    of operation: Operation.Type,
    _ response: ExampleResponse
) -> Operation.Failure {
    do throws(Operation.Failure) {
        _ = try Operation.output(from: response.head, body: response.body)
    } catch {
        if error.callError == nil { return error }
        preconditionFailure("the example of \(Operation.Failure.self) cannot be decoded: \(error)")
    }
    preconditionFailure("the example of \(Operation.Failure.self) is not a failure: \(Operation.self) succeeds with it")
}

/// A file to send.
@_spi(Generated) public func exampleContent() -> FileContent {
    FileContent(Data("example".utf8), fileName: "example.txt")
}

/// A response that the generator wrote.
@_spi(Generated) public struct ExampleResponse {
    let head: HTTPResponse
    let body: HTTPBody

    /// - Parameter type: the media type of the body.
    public init(
        _ status: Int,
        type: String? = nil,
        headerFields: KeyValuePairs<String, String> = [:],
        _ body: StaticString = ""
    ) {
        var head = HTTPResponse(status: HTTPResponse.Status(code: status))
        head.headerFields[.contentType] = type
        for (name, value) in headerFields { HTTPField.Name(name).map { head.headerFields[$0] = value } }
        self.head = head
        self.body = HTTPBody(Data("\(body)".utf8))
    }
}
