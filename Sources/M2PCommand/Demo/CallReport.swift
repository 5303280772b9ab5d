import HTTPTypes
import M2P

/// A call: its request, its result, and whether the result is the expected one.
struct CallReport: Sendable {
    /// The client's method.
    let operation: String
    /// The method and the path.
    ///
    /// For a call that wasn't sent, those of the operation.
    let method: String
    let path: String
    /// The input, redacted.
    let input: [Field]
    /// How the call ended.
    let result: CallResult
    /// The duration over HTTP, or nil if there was no response.
    let duration: Duration?
    /// The expected result if it differs, or nil if the result is as expected.
    let expected: String?

    /// Whether the call had the expected result.
    var isAsExpected: Bool { expected == nil }
}

/// The result of a call: a typed result, or a case of the operation's error.
struct CallResult: Sendable {
    /// `AccessToken`, or `ValidatePurposeOtpError.otpExpired`.
    let typeName: String
    /// The error's case, or nil for a success.
    let failureCase: String?
    /// The status, or nil if there was no response.
    let status: Int?
    /// The business code.
    ///
    /// For `.unexpected`, the name of the reason.
    let code: String?
    /// The result's members, or the failure's description, redacted.
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
        let reason: (name: String, text: String?) =
            switch facts.body {
            case let problem as Problem: ("detail", problem.detail ?? problem.title)
            case let envelope as FailureEnvelope:
                ("message", envelope.exception.detailMessage ?? envelope.exception.shortMessage)
            case let failure as TokenFailure: ("error", failure.error)
            default: ("reason", facts.callError.map { "\($0.reason)" })
            }
        let wait = failure.headerFields[.retryAfter].map { "\($0) s" }
        details = [reason, ("Retry-After", wait)].compactMap { name, text in
            text.map { Field(name: name, text: Field.printable($0)) }
        }
    }
}
