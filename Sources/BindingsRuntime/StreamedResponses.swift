import HTTPTypes

/// Which responses of one operation its caller gets as streams: the successes whose bytes it hands on as they are.
struct StreamedResponses: Sendable {
    private let decode: @Sendable (ReceivedResponse) -> Bool

    /// What an operation streams; nil where everything is for memory.
    init?<Operation: APIOperation>(of operation: Operation.Type, asking builder: RequestBuilder) {
        guard builder.asksForMoreThanJSON || Operation.Output.self == FileContent.self else { return nil }
        decode = { response in
            if case .success? = try? Operation.decode(response) { true } else { false }
        }
    }

    /// Whether the response with this head is one of them.
    ///
    /// The operation itself tells: it is given the head with a body that it can hand on but not decode.
    func contains(_ response: HTTPResponse) -> Bool {
        let unread = HTTPBody(length: nil) { { throw HTTPBodyError.alreadyRead } }
        let decoded = DecodedValue()
        let received = ReceivedResponse(response, body: unread, operationID: "", requestID: "", keeping: decoded)
        return decode(received) && decoded.isHandedOn
    }
}
