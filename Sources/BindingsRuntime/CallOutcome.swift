public import HTTPTypes

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
    /// `success`, the case of the operation's error such as `noAccountFound`, the case of `CallError.Reason` or
    /// `TransportError`, or else the type of the error that was thrown.
    public let name: String
    /// The response's status; nil where none came.
    public let status: HTTPResponse.Status?

    init(_ kind: Kind, _ name: String, _ status: HTTPResponse.Status? = nil) {
        self.kind = kind
        self.name = name
        self.status = status
    }

    /// The outcome of an exchange that threw.
    public init(throwing error: any Error) {
        switch error {
        case is CancellationError: self.init(.cancelled, "cancelled")
        case _ where Task.isCancelled: self.init(.cancelled, "cancelled")
        case let error as TransportError: self.init(.unexpected, caseName(of: error))
        case let error as CallError: self.init(reason: error.reason)
        default: self.init(.unexpected, "\(type(of: error))")
        }
    }

    init(reason: CallError.Reason, status: HTTPResponse.Status? = nil) {
        switch reason {
        case .cancelled: self.init(.cancelled, "cancelled", status)
        case .transport(let error): self.init(.unexpected, caseName(of: error), status)
        case .connection(let error): self.init(.unexpected, "\(type(of: error))", status)
        case .invalidInput: self.init(.unexpected, "invalidInput", status)
        case .missingCredential: self.init(.unexpected, "missingCredential", status)
        case .credentialFailed: self.init(.unexpected, "credentialFailed", status)
        case .invalidServer: self.init(.unexpected, "invalidServer", status)
        case .unencodableRequest: self.init(.unexpected, "unencodableRequest", status)
        case .undocumentedStatus: self.init(.unexpected, "undocumentedStatus", status)
        case .undecodableBody: self.init(.unexpected, "undecodableBody", status)
        }
    }
}

extension CallContext {
    /// What the caller will see of a response: it is decoded for that.
    public func outcome(of response: HTTPResponse, _ body: HTTPBody) -> CallOutcome {
        if let input { return Self.outcome(of: input, response, body) }
        // Without the operation the status is all that is known.
        return response.status.kind == .successful
            ? CallOutcome(.success, "success", response.status)
            : CallOutcome(.unexpected, "status\(response.status.code)", response.status)
    }

    private static func outcome<Operation: APIOperation>(
        of operation: Operation,
        _ response: HTTPResponse,
        _ body: HTTPBody
    ) -> CallOutcome {
        let received = ReceivedResponse(response, body: body, operationID: Operation.descriptor.id, requestID: "")
        do throws(CallError) {
            return switch try Operation.decode(received) {
            case .success: CallOutcome(.success, "success", response.status)
            case .failure(let failure): CallOutcome(.documentedFailure, caseName(of: failure), response.status)
            }
        } catch {
            return CallOutcome(reason: error.reason, status: response.status)
        }
    }
}

/// The name of an error enum's case, without what it holds.
private func caseName(of error: some Error) -> String {
    if error as? TransportError == .timedOut { return "timedOut" }
    return Mirror(reflecting: error).children.first?.label ?? "\(type(of: error))"
}
