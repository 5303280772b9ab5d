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
    let result: CallResult
    /// How long it took over HTTP; nil where nothing came back.
    let duration: Duration?
    /// What should have come back instead; nil where all is well.
    let expected: String?

    /// Whether the call ended as it should.
    var isAsExpected: Bool { expected == nil }
}

/// How a call ended: a typed result, or a case of the operation's own error.
struct CallResult: Sendable {
    /// `AccessToken`, or `ValidatePurposeOtpError.otpExpired`.
    let typeName: String
    /// The error's case; nil for a success.
    let failureCase: String?
    /// The status; nil where nothing came back.
    let status: Int?
    /// The business code; for `.unexpected`, the name of the reason.
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
        let facts = failure.details
        typeName = "\(Failure.self).\(facts.name)"
        failureCase = facts.name
        status = facts.status?.code
        code = (facts.businessCode ?? facts.callError?.reason.name).map(Field.printable)
        let words: (name: String, text: String?) =
            switch facts.body {
            case let problem as Problem: ("detail", problem.detail ?? problem.title)
            case let envelope as FailureEnvelope:
                ("message", envelope.exception.detailMessage ?? envelope.exception.shortMessage)
            case let failure as TokenFailure: ("error", failure.error)
            default: ("reason", facts.callError.map { "\($0.reason)" })
            }
        let wait = failure.headerFields[.retryAfter].map { "\($0) s" }
        details = [words, ("Retry-After", wait)].compactMap { name, text in
            text.map { Field(name: name, text: Field.printable($0)) }
        }
    }
}
