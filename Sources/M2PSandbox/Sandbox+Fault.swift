extension Sandbox {
    /// What goes wrong with a call, on demand.
    ///
    /// A fault happens once the whole request has been read and its path recognized, before the bearer token is looked at.
    public enum Fault: Sendable, Hashable {
        /// Waits, by the system's clock, then answers as usual.
        case delay(Duration)
        /// Does not process the request and does not answer, until ``Sandbox/releaseStalledCalls()`` or ``Sandbox/stop()``; a released
        /// call is answered as usual.
        case stall
        /// Does not process the request and answers with this status; `retryAfter` is sent as it is: seconds, or an HTTP date.
        case status(Int, retryAfter: String? = nil)
        /// Does not process the request and answers as the operation does when it fails with this code.
        case failure(status: Int, code: String, message: String)
        /// Does not process the request: the token is answered as an expired one, and is one from now on.
        case expiredToken
        /// Creates the password, but no message can be sent: `OTP_001`, `SBX_SENDING_FAILED`.
        ///
        /// No effect on the other operations.
        case sendingFailed
        /// Does not process the request and closes the connection without a byte of response.
        case dropConnection
        /// Processes the request, then closes the connection without a byte of response.
        case dropConnectionAfterProcessing
        /// Processes the request, then answers 200 with bytes that are neither JSON nor UTF-8.
        case garbageBody
        /// Processes the request, then closes the connection after half of the body that `Content-Length` announces.
        case truncatedBody
    }
}

extension Sandbox.Fault {
    /// The fault's name in the list of calls.
    var name: String {
        switch self {
        case .delay: "delay"
        case .stall: "stall"
        case .status(let status, _): "status \(status)"
        case .failure(_, let code, _): "failure \(code)"
        case .expiredToken: "expired token"
        case .sendingFailed: "sending failed"
        case .dropConnection: "connection dropped"
        case .dropConnectionAfterProcessing: "connection dropped after processing"
        case .garbageBody: "garbage body"
        case .truncatedBody: "truncated body"
        }
    }
}
