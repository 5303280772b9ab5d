import Foundation
public import HTTPTypes

/// What a middleware is told of the call that a request belongs to.
public struct CallContext: Sendable {
    /// The operation being called.
    public let operation: OperationDescriptor
    /// The value of `X-Request-ID`, the same for each attempt of one call.
    public let requestID: String
    let input: (any APIOperation)?
    /// Which responses the caller gets as streams; nil where none.
    let streamed: StreamedResponses?
    private let progress: Progress?

    /// A context as the client makes it.
    ///
    /// - Parameter input: the operation with its input; only `redactedInput` and `redactedOutcome` look at it.
    public init(operation: OperationDescriptor, requestID: String, input: (any APIOperation)? = nil) {
        self.init(operation: operation, requestID: requestID, input: input, streamed: nil)
    }

    init(
        operation: OperationDescriptor,
        requestID: String,
        input: (any APIOperation)?,
        streamed: StreamedResponses?
    ) {
        self.operation = operation
        self.requestID = requestID
        self.input = input
        self.streamed = streamed
        progress = Progress()
    }

    /// A context that no middleware will see.
    init(unobserved operation: OperationDescriptor, requestID: String, streamed: StreamedResponses?) {
        self.operation = operation
        self.requestID = requestID
        self.streamed = streamed
        input = nil
        progress = nil
    }

    /// How many times the call's request has gone to the transport so far.
    ///
    /// A middleware inside of `Retries` finds the number of its own attempt here once `next` has returned; one outside
    /// of it finds how many attempts the call took.
    public var attempts: Int { progress?.attempts ?? 0 }

    /// Counts a request that goes to the transport.
    func noteAttempt() { progress?.noteAttempt() }

    /// The input as text for a log: documented fields alone, sensitive ones redacted; nil where it is not known.
    public var redactedInput: String? { input.map { Redacted.text(ofBody: $0) } }

    /// What the response says as text for a log: documented fields alone, sensitive ones redacted.
    ///
    /// Nil where the response is none that the document describes, so that nothing unknown is printed. A stream is not
    /// read: its media type is told, and its size where it is known.
    public func redactedOutcome(_ response: HTTPResponse, _ body: HTTPBody) -> String? {
        input.flatMap { Self.outcome(of: $0, response, body, requestID: requestID) }
    }

    private static func outcome<Operation: APIOperation>(
        of operation: Operation,
        _ response: HTTPResponse,
        _ body: HTTPBody,
        requestID: String
    ) -> String? {
        let received = ReceivedResponse(
            response,
            body: body,
            operationID: Operation.descriptor.id,
            requestID: requestID
        )
        return switch try? Operation.decode(received) {
        case .success(let output): Redacted.text(ofBody: output)
        case .failure(let failure): Redacted.text(ofBody: failure)
        case nil: nil
        }
    }

    /// What changes while a call is under way.
    private final class Progress: @unchecked Sendable {
        private let lock = NSLock()
        private var count = 0

        var attempts: Int { lock.withLock { count } }
        func noteAttempt() { lock.withLock { count += 1 } }
    }
}
