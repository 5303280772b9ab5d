import Foundation
public import HTTPTypes

/// What became of one attempt of a call: the request and, where one came, the response.
///
/// The response is decoded when somebody first asks for the outcome, and once: middlewares and the caller share it.
public struct Exchange: Sendable {
    /// The call as it was sent.
    public let call: APICall
    /// How many times the call has been sent so far, this time included.
    public var attempts: Int
    let content: Content

    enum Content: Sendable {
        case answered(ResponseDecoding)
        case failed(any Error)
    }

    init(_ call: APICall, _ content: Content) {
        self.call = call
        self.content = content
        attempts = call.previousAttempts + 1
    }

    /// The response; nil where none came.
    public var response: HTTPResponse? { decoding?.response }
    /// The response's content; it holds secrets, and is empty where none came.
    public var body: HTTPBody { decoding?.body ?? HTTPBody() }
    /// Why no response came; nil where one did.
    public var error: (any Error)? { if case .failed(let error) = content { error } else { nil } }

    /// What the caller sees of it.
    public var outcome: CallOutcome {
        switch content {
        case .answered(let decoding): decoding.outcome
        case .failed(let error): CallOutcome(error)
        }
    }

    /// What the response says, for a log: only documented fields, sensitive ones redacted.
    ///
    /// Nil where no response came or the document describes no such response, so that nothing unknown is printed. A stream
    /// is not read: its media type is given, and its size where it is known.
    public var redactedOutcome: String? { decoding?.redactedText }

    /// Whether there is a `redactedOutcome`, which is not made for that.
    package var hasRedactedOutcome: Bool { outcome.kind == .success || outcome.kind == .documentedFailure }

    /// The value that the response's JSON was decoded to; nil where the document describes no such response.
    package var responseValue: (any Encodable)? { decoding?.value }

    private var decoding: ResponseDecoding? { if case .answered(let decoding) = content { decoding } else { nil } }
}

extension Exchange: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The operation, and the status or the name of the error.
    public var description: String {
        "\(call.operation.id): \(response.map { "\($0.status.code)" } ?? CallError.Reason(error ?? CancellationError()).name)"
    }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A response and what it is decoded to; its subclass knows the operation's type.
class ResponseDecoding: @unchecked Sendable {
    let response: HTTPResponse
    let body: HTTPBody

    init(_ response: HTTPResponse, _ body: HTTPBody) {
        self.response = response
        self.body = body
    }

    var outcome: CallOutcome { preconditionFailure("a response is decoded by its operation's type") }
    var redactedText: String? { preconditionFailure("a response is decoded by its operation's type") }
    var value: (any Encodable)? { preconditionFailure("a response is decoded by its operation's type") }
}

/// A response to one operation, decoded on first use.
final class OperationDecoding<Operation: APIOperation>: ResponseDecoding, @unchecked Sendable {
    typealias Decoded = Result<Result<Operation.Output, Operation.Failure>, CallError>

    private let requestID: String
    private let lock = NSLock()
    private var decoded: (result: Decoded, outcome: CallOutcome)?
    /// What the body's JSON was decoded to.
    private var jsonValue: Any?

    init(_ response: HTTPResponse, _ body: HTTPBody, requestID: String) {
        self.requestID = requestID
        super.init(response, body)
    }

    var result: Decoded { lock.withLock { decode().result } }

    override var outcome: CallOutcome { lock.withLock { decode().outcome } }

    private func decode() -> (result: Decoded, outcome: CallOutcome) {
        if let decoded { return decoded }
        let received = ReceivedResponse(
            response,
            body: body,
            operationID: Operation.descriptor.id,
            requestID: requestID,
            noting: { self.jsonValue = $0 }
        )
        let result = Decoded { () throws(CallError) in try Operation.decode(received) }
        let outcome =
            switch result {
            case .success(.success): CallOutcome(.success, "success", response.status)
            case .success(.failure(let failure)): CallOutcome(.documentedFailure, failure.name, response.status)
            case .failure(let error): CallOutcome(error.reason, response.status)
            }
        decoded = (result, outcome)
        return (result, outcome)
    }

    override var redactedText: String? {
        switch result {
        case .success(.success(let output)): Redacted.text(ofBody: output)
        case .success(.failure(let failure)): Redacted.text(ofBody: failure)
        case .failure: nil
        }
    }

    override var value: (any Encodable)? {
        guard case .success = result else { return nil }
        return lock.withLock { jsonValue as? any Encodable }
    }
}

/// How an exchange ended, in words that may go into logs, metrics and traces: few different ones, and no secret.
public struct CallOutcome: Hashable, Sendable {
    /// What the caller gets.
    public enum Kind: Hashable, Sendable {
        /// The operation's output.
        case success
        /// One of the operation's own failures.
        case documentedFailure
        /// `.unexpected`: no response, or one that the document does not describe.
        case unexpected
        /// `.unexpected`, since the calling task was cancelled.
        case cancelled
    }

    /// What the caller gets.
    public let kind: Kind
    /// `success`, the case of the operation's error such as `noAccountFound`, the name of the `CallError`'s reason such as
    /// `timedOut`, or the type of another error that was thrown.
    public let name: String
    /// The response's status; nil where none came.
    public let status: HTTPResponse.Status?

    init(_ kind: Kind, _ name: String, _ status: HTTPResponse.Status? = nil) {
        self.kind = kind
        self.name = name
        self.status = status
    }

    init(_ reason: CallError.Reason, _ status: HTTPResponse.Status? = nil) {
        let kind: Kind = if case .cancelled = reason { .cancelled } else { .unexpected }
        self.init(kind, reason.name, status)
    }

    /// The outcome where no response came.
    init(_ error: any Error) { self.init(CallError.Reason(error)) }
}
