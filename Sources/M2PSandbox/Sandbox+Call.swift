public import Foundation

extension Sandbox {
    /// A call that the sandbox answered, with nothing secret in it.
    public struct Call: Sendable, Hashable, Identifiable {
        /// Counts up from 1, in the order of the answers.
        public let id: Int
        /// What was called; nil for an unknown path.
        public let operation: Operation?
        /// The status sent; nil where the connection was dropped.
        public let status: Int?
        /// The business code in the answer.
        public let code: String?
        /// The `X-Request-ID` of the request, or the one that the sandbox made for it.
        public let requestID: String
        /// Whether the operation saw the request, whatever became of the answer; a message may have been sent then.
        public let wasProcessed: Bool
        /// The fault that was made on purpose.
        public let fault: String?
        /// When the request came, by the sandbox's clock.
        public let receivedAt: Date
        /// The request's JSON, with known harmless members only; `•••` for everything else, whole bodies included.
        public let requestBody: String
        /// The response's JSON, redacted likewise.
        public let responseBody: String
    }
}
