import Foundation
public import HTTPTypes

/// The result of one attempt of a call: the request and, if there is one, the response.
///
/// The response is decoded once, when the outcome is first needed. Middlewares and the caller share it.
public struct Exchange: Sendable {
    /// The call as it was sent.
    public let call: APICall
    /// How many times the call has been sent, including this one.
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

    /// The response, or nil if there is none.
    public var response: HTTPResponse? { decoding?.response }
    /// The response's content.
    ///
    /// It may contain secrets, and is empty if there is no response.
    public var body: HTTPBody { decoding?.body ?? HTTPBody() }
    /// Why there is no response, or nil if there is one.
    public var error: (any Error)? { if case .failed(let error) = content { error } else { nil } }

    /// The outcome for the caller.
    public var outcome: CallOutcome {
        switch content {
        case .answered(let decoding): decoding.outcome
        case .failed(let error): CallOutcome(error)
        }
    }

    /// The response for a log: only documented fields, with sensitive ones redacted.
    ///
    /// Nil if there is no response or it is undocumented, so that nothing unknown is printed. A stream isn't read:
    /// only its media type is shown, and its size if known.
    public var redactedOutcome: String? { decoding?.redactedText }

    /// Whether there is a `redactedOutcome`, without creating it.
    package var hasRedactedOutcome: Bool { outcome.kind == .success || outcome.kind == .documentedFailure }

    /// The decoded value of the response's JSON, or nil if the response is undocumented.
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

/// A response, decoded on first use.
///
/// The subclass knows the operation's type.
class ResponseDecoding: @unchecked Sendable {
    let response: HTTPResponse
    let body: HTTPBody
    private let lock = NSLock()
    private var decodedOutcome: CallOutcome?

    init(_ response: HTTPResponse, _ body: HTTPBody) {
        self.response = response
        self.body = body
    }

    /// Decodes the response, once and on one thread, and keeps what comes of it.
    func decode() -> CallOutcome { preconditionFailure("a response is decoded by its operation's type") }
    var redactedText: String? { preconditionFailure("a response is decoded by its operation's type") }
    var value: (any Encodable)? { preconditionFailure("a response is decoded by its operation's type") }

    final var outcome: CallOutcome {
        lock.withLock {
            if let decodedOutcome { return decodedOutcome }
            let outcome = decode()
            decodedOutcome = outcome
            return outcome
        }
    }
}

/// A response to one operation.
final class OperationDecoding<Operation: APIOperation>: ResponseDecoding, @unchecked Sendable {
    typealias Decoded = Result<Result<Operation.Output, Operation.Failure>, CallError>

    private let requestID: String
    private var decoded: Decoded?

    init(_ response: HTTPResponse, _ body: HTTPBody, requestID: String) {
        self.requestID = requestID
        super.init(response, body)
    }

    var result: Decoded {
        _ = outcome
        guard let decoded else { preconditionFailure("an outcome is that of a result") }
        return decoded
    }

    override func decode() -> CallOutcome {
        let received = received()
        let result = Decoded { () throws(CallError) in try Operation.decode(received) }
        decoded = result
        return switch result {
        case .success(.success): CallOutcome(.success, "success", response.status)
        case .success(.failure(let failure)): CallOutcome(.documentedFailure, failure.name, response.status)
        case .failure(let error): CallOutcome(error.reason, response.status)
        }
    }

    private func received(noting note: ((Any) -> Void)? = nil) -> ReceivedResponse {
        ReceivedResponse(
            response,
            body: body,
            operationID: Operation.descriptor.id,
            requestID: requestID,
            noting: note
        )
    }

    override var redactedText: String? {
        switch result {
        case .success(.success(let output)): Redacted.text(ofBody: output)
        case .success(.failure(let failure)): Redacted.text(ofBody: failure)
        case .failure: nil
        }
    }

    /// Decoded again each time, because it is rarely needed.
    override var value: (any Encodable)? {
        var value: Any?
        _ = try? Operation.decode(received { value = $0 })
        guard case .success = result else { return nil }
        return value as? any Encodable
    }
}

/// How an exchange ended, for logs, metrics and traces.
///
/// It has few distinct values and no secrets.
public struct CallOutcome: Hashable, Sendable {
    /// The result for the caller.
    public enum Kind: Hashable, Sendable {
        /// The operation's output.
        case success
        /// One of the operation's own failures.
        case documentedFailure
        /// `.unexpected`: no response, or an undocumented one.
        case unexpected
        /// `.unexpected`, because the calling task was canceled.
        case cancelled
    }

    /// The result for the caller.
    public let kind: Kind
    /// `success`, the case of the operation's error such as `noAccountFound`, the name of the `CallError`'s reason
    /// such as `timedOut`, or the type of another error.
    public let name: String
    /// The response's status, or nil if there is none.
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

    /// The outcome without a response.
    init(_ error: any Error) { self.init(CallError.Reason(error)) }
}
