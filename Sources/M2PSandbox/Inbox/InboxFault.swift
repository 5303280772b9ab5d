/// The faults that the page offers, by their values in its list.
enum InboxFault: String, CaseIterable {
    case unavailable, internalError, rateLimit, expiredToken, sendingFailed, dropConnection,
        dropConnectionAfterProcessing
    case truncatedBody, garbageBody, delay

    var fault: Sandbox.Fault {
        switch self {
        case .unavailable: .status(503, retryAfter: "2")
        case .internalError: .status(500)
        case .rateLimit: .status(429, retryAfter: "2")
        case .expiredToken: .expiredToken
        case .sendingFailed: .sendingFailed
        case .dropConnection: .dropConnection
        case .dropConnectionAfterProcessing: .dropConnectionAfterProcessing
        case .truncatedBody: .truncatedBody
        case .garbageBody: .garbageBody
        case .delay: .delay(.seconds(5))
        }
    }

    /// The text in the list.
    var label: String {
        switch self {
        case .unavailable: "503, retry after 2 s"
        case .internalError: "500"
        case .rateLimit: "429, retry after 2 s"
        case .expiredToken: "Expired token"
        case .sendingFailed: "Message cannot be sent"
        case .dropConnection: "Connection dropped before processing"
        case .dropConnectionAfterProcessing: "Connection dropped after processing"
        case .truncatedBody: "Truncated body"
        case .garbageBody: "Garbage body"
        case .delay: "Response delayed by 5 s"
        }
    }
}
