import Foundation
public import HTTPTypes

/// One attempt of a call, as a middleware sees it.
///
/// `X-Request-ID` is already in the request. Credentials are added after the last middleware, so no middleware can
/// expose them, and each attempt uses current ones.
/// show them, and each attempt has the present ones.
public struct APICall: Sendable {
    /// The request.
    ///
    /// A middleware may change it before passing the call on.
    public var request: HTTPRequest
    /// The request's content, which may contain secrets.
    public var body: HTTPBody?
    /// How many times the call was sent before this attempt.
    ///
    /// A middleware that retries a call sets it to the `attempts` of the previous exchange.
    public var previousAttempts = 0
    /// The time limit for a response, or nil for the transport's limit.
    ///
    /// A stream must begin within this time.
    public var timeLimit: Duration?
    let facts: CallFacts

    /// Creates a call, for tests of middlewares.
    public init<Operation: APIOperation>(
        _ operation: Operation,
        _ request: HTTPRequest,
        body: HTTPBody? = nil,
        requestID: String = "",
        options: CallOptions = CallOptions()
    ) {
        self.request = request
        self.body = body
        facts = OperationFacts(operation, requestID: requestID, options: options)
    }

    /// The operation being called.
    public var operation: OperationDescriptor { facts.operation }
    /// The value of `X-Request-ID`, the same for all attempts of one call.
    public var requestID: String { facts.requestID }
    /// The caller's options for this call.
    public var options: CallOptions { facts.options }
    /// The input for a log: only documented fields, sensitive ones redacted.
    public var redactedInput: String { facts.redactedInput }

    /// Creates the exchange for a response to this call.
    public func answered(_ response: HTTPResponse, _ body: HTTPBody) -> Exchange {
        Exchange(self, .answered(facts.decoding(response, body)))
    }

    /// Creates the exchange for a call without a response.
    public func failed(_ error: any Error) -> Exchange { Exchange(self, .failed(error)) }

    /// An error of this call.
    func error(_ reason: CallError.Reason) -> CallError {
        CallError(reason, operationID: operation.id, requestID: requestID)
    }
}

extension APICall: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The operation and the request ID, without any content of the request.
    public var description: String { "\(operation.id) (request \(requestID))" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The data shared by all attempts of one call.
///
/// The subclass knows the operation's type.
class CallFacts: @unchecked Sendable {
    let operation: OperationDescriptor
    let requestID: String
    let options: CallOptions

    init(_ operation: OperationDescriptor, requestID: String, options: CallOptions) {
        self.operation = operation
        self.requestID = requestID
        self.options = options
    }

    func decoding(_ response: HTTPResponse, _ body: HTTPBody) -> ResponseDecoding {
        preconditionFailure("a call has facts of its operation's type")
    }

    var input: any APIOperation { preconditionFailure("a call has facts of its operation's type") }
    var redactedInput: String { Redacted.text(ofBody: input) }
}

/// The facts of a call of one operation.
final class OperationFacts<Operation: APIOperation>: CallFacts, @unchecked Sendable {
    private let typedInput: Operation

    init(_ input: Operation, requestID: String, options: CallOptions) {
        typedInput = input
        super.init(Operation.descriptor, requestID: requestID, options: options)
    }

    override var input: any APIOperation { typedInput }

    override func decoding(_ response: HTTPResponse, _ body: HTTPBody) -> ResponseDecoding {
        OperationDecoding<Operation>(response, body, requestID: requestID)
    }
}

extension APICall {
    /// The value that is encoded as the request's JSON body.
    ///
    /// Nil if there is none, or if the whole value is sensitive.
    package var requestValue: (any Encodable)? {
        let input = facts.input
        var builder = RequestBuilder(keepingValue: true)
        do {
            try input.encode(into: &builder)
        } catch {
            return nil
        }
        guard let value = builder.value else { return nil }
        guard let redacting = input as? any RedactingFields, type(of: value) != type(of: input) else { return value }
        let isShown = redacting.shownFields.contains { field in
            field.value.map { type(of: $0) == type(of: value) } ?? false
        }
        return isShown ? value : nil
    }

    /// Whether parameters may be sensitive.
    package var mayHaveSensitiveParameters: Bool { facts.input is any RedactingFields }
}
