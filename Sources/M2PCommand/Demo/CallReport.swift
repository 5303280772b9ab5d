import HTTPTypes
import M2P

/// A call that was made: what was sent, what came back, and whether it is what should come back.
struct CallReport: Sendable {
    /// The client's method.
    let operation: String
    /// The method and the path; for a call that was not sent, of the operation.
    let method: String
    let path: String
    /// The input, redacted.
    let input: [Field]
    /// How the call ended.
    let outcome: CallOutcome
    /// How long it took over HTTP; nil where nothing came back.
    let duration: Duration?
    /// What should have come back instead; nil where all is well.
    let expected: String?

    /// Whether the call ended as it should.
    var isAsExpected: Bool { expected == nil }
}

/// How a call ended: a typed result, or a case of the operation's own error.
struct CallOutcome: Sendable {
    /// `AccessToken`, or `ValidatePurposeOtpError.otpExpired`.
    let typeName: String
    /// The error's case; nil for a success.
    let failureCase: String?
    /// The status; nil where nothing came back.
    let status: Int?
    /// The business code; for `.unexpected`, the kind of reason.
    let code: String?
    /// The result's members, or what the failure says; redacted.
    let details: [Field]

    /// A success.
    init<Output>(success output: Output, status: Int?) {
        typeName = "\(Output.self)"
        failureCase = nil
        self.status = status
        code = nil
        details = Field.all(of: output).filter { !$0.text.isEmpty }
    }

    /// One of the operation's own failures.
    init<Failure: OperationFailure>(failure: Failure) {
        let enumCase = Mirror(reflecting: failure).children.first
        let name = enumCase?.label ?? "\(failure)"
        typeName = "\(Failure.self).\(name)"
        failureCase = name
        let payload = FailurePayload(enumCase?.value)
        status = payload.status
        code = payload.code
        details = payload.details
    }
}

/// What a case of an error enum holds.
private struct FailurePayload {
    var status: Int?
    var code: String?
    var details: [Field] = []

    init(_ value: Any?) {
        switch value {
        case let problem as ErrorResponse<Problem>:
            take(problem.status.code, problem.businessCode ?? problem.catalogueBusinessCode)
            say("detail", problem.detail ?? problem.title)
        case let envelope as ErrorResponse<FailureEnvelope>:
            take(envelope.status.code, envelope.exception.errorCode)
            say("message", envelope.exception.detailMessage ?? envelope.exception.shortMessage)
            say("Retry-After", envelope.headerFields[.retryAfter].map { "\($0) s" })
        case let failure as ErrorResponse<TokenFailure>:
            take(failure.status.code, failure.body.code)
            say("error", failure.body.error)
        case let empty as ErrorResponse<Void>: take(empty.status.code, nil)
        case let error as CallError:
            code = error.reason.kind
            if case .undocumentedStatus(let received) = error.reason { status = received.status.code }
            if case .undecodableBody(let received, _) = error.reason { status = received.status.code }
            say("reason", "\(error.reason)")
        default: break
        }
    }

    private mutating func take(_ status: Int, _ code: String?) {
        self.status = status
        self.code = code.map(Field.printable)
    }

    private mutating func say(_ name: String, _ text: String?) {
        if let text { details.append(Field(name: name, text: Field.printable(text))) }
    }
}

extension CallError.Reason {
    /// The name of the case.
    fileprivate var kind: String {
        switch self {
        case .invalidInput: "invalidInput"
        case .missingCredential: "missingCredential"
        case .credentialFailed: "credentialFailed"
        case .invalidServer: "invalidServer"
        case .unencodableRequest: "unencodableRequest"
        case .transport: "transport"
        case .connection: "connection"
        case .cancelled: "cancelled"
        case .undocumentedStatus: "undocumentedStatus"
        case .undecodableBody: "undecodableBody"
        }
    }
}
