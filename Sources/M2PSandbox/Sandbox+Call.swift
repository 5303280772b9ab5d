public import Foundation

extension Sandbox {
    /// A call that the sandbox answered, without secrets.
    public struct Call: Sendable, Hashable, Identifiable {
        /// Counts up from 1, in the order of the responses.
        public let id: Int
        /// The operation, or nil for an unknown path.
        public let operation: Operation?
        /// The response's status, or nil if the connection was dropped.
        public let status: Int?
        /// The business code in the answer.
        public let code: String?
        /// The request's `X-Request-ID`, or the one that the sandbox generated for it.
        public let requestID: String
        /// Whether the operation was executed, whatever response was sent.
        ///
        /// A message may have been sent.
        public let wasProcessed: Bool
        /// The injected fault.
        public let fault: String?
        /// The time of the request, by the sandbox's clock.
        public let receivedAt: Date
        /// The request's JSON with only known harmless members.
        ///
        /// Everything else, including whole bodies, is `•••`.
        public let requestBody: String
        /// The response's JSON, redacted in the same way.
        public let responseBody: String
    }
}
