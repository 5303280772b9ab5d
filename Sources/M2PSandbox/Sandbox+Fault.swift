extension Sandbox {
    /// A fault that can be injected into a call.
    ///
    /// A fault happens once the whole request has been read and its path recognized, before the bearer token is looked at.
    public enum Fault: Sendable, Hashable {
        /// Waits, by the system's clock, then responds as usual.
        case delay(Duration)
        /// Doesn't process the request or respond until ``Sandbox/releaseStalledCalls()`` or ``Sandbox/stop()``.
        ///
        /// A released call gets its usual response.
        case stall
        /// Doesn't process the request, and responds with this status.
        ///
        /// `retryAfter` is sent unchanged: seconds, or an HTTP date.
        case status(Int, retryAfter: String? = nil)
        /// Doesn't process the request, and responds with the operation's failure for this code.
        case failure(status: Int, code: String, message: String)
        /// Doesn't process the request.
        ///
        /// The token is rejected as expired, and stays expired.
        case expiredToken
        /// Creates the password, but the message can't be sent: `OTP_001`, `SBX_SENDING_FAILED`.
        ///
        /// No effect on the other operations.
        case sendingFailed
        /// Doesn't process the request, and closes the connection without sending a byte.
        case dropConnection
        /// Processes the request, then closes the connection without sending a byte.
        case dropConnectionAfterProcessing
        /// Processes the request, then responds with 200 and bytes that are neither JSON nor UTF-8.
        case garbageBody
        /// Processes the request, then closes the connection after half of the announced `Content-Length`.
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
