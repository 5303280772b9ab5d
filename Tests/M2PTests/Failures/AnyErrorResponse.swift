import BindingsRuntime
import HTTPTypes
import M2P

/// An `ErrorResponse` of any body, for tests that go over all error enums.
protocol AnyErrorResponse {
    var status: HTTPResponse.Status { get }
    var requestID: String { get }
    var anyBody: any Sendable { get }
}

extension ErrorResponse: AnyErrorResponse {
    var anyBody: any Sendable { body }
}

extension AnyErrorResponse {
    /// The business code, wherever the body has it.
    var businessCode: String? {
        switch anyBody {
        case let problem as Problem: problem.businessCode
        case let envelope as FailureEnvelope: envelope.exception.errorCode
        case let failure as TokenFailure: failure.code
        default: nil
        }
    }
}
