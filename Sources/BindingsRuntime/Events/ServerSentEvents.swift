import Foundation

/// The events of a `text/event-stream` body, in real time.
///
/// ```swift
/// let changes = try await client.watchOrders()
/// for try await event in changes.body.serverSentEvents {
///     let order: Order = try event.json()
/// }
/// ```
///
/// It ends when the server ends the response, and throws if the connection breaks. It doesn't reconnect: that is up
/// to the caller, with the `id` of the last event and after `retry`.
///
/// Source: WHATWG HTML, 9.2.6, Interpreting an event stream.
public struct ServerSentEvents: AsyncSequence, Sendable {
    private let body: HTTPBody
    private let limit: Int

    /// Reads the events of a body.
    ///
    /// - Parameter limit: The maximum size of one event in bytes.
    public init(_ body: HTTPBody, limit: Int = 1_048_576) {
        self.body = body
        self.limit = limit
    }

    /// Reads the body.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(chunks: body.makeAsyncIterator(), parser: ServerSentEventParser(limit: limit))
    }

    /// Gives the events in order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var chunks: HTTPBody.AsyncIterator
        fileprivate var parser: ServerSentEventParser
        private var ready: ArraySlice<ServerSentEvent> = []

        fileprivate init(chunks: HTTPBody.AsyncIterator, parser: ServerSentEventParser) {
            self.chunks = chunks
            self.parser = parser
        }

        /// Waits for the next event.
        ///
        /// Nil if the response has ended.
        ///
        /// An unfinished event is discarded.
        ///
        /// - Throws: The errors of reading the body, or `TransportError.responseTooLarge` if an event exceeds the
        ///   limit.
        public mutating func next() async throws -> ServerSentEvent? {
            while ready.isEmpty {
                if parser.isTooLarge { throw TransportError.responseTooLarge(limit: parser.limit) }
                guard let chunk = try await chunks.next() else { return nil }
                ready = parser.take(chunk)[...]
            }
            return ready.removeFirst()
        }
    }
}

extension HTTPBody {
    /// The events of a `text/event-stream` body.
    public var serverSentEvents: ServerSentEvents { ServerSentEvents(self) }
}

/// One event of a `text/event-stream` body.
///
/// Its description shows only sizes, because events may contain secrets.
public struct ServerSentEvent: Hashable, Sendable {
    /// The event's type, which is `message` by default.
    public var event: String
    /// The data: its lines, joined by line feeds.
    public var data: String
    /// The last event ID that the server sent, with this event or an earlier one.
    ///
    /// Empty if there is none.
    public var id: String
    /// The last reconnection time that the server sent, or nil if there is none.
    public var retry: Duration?

    /// An event, for example for a test.
    public init(event: String = "message", data: String, id: String = "", retry: Duration? = nil) {
        self.event = event
        self.data = data
        self.id = id
        self.retry = retry
    }
}

extension ServerSentEvent {
    /// The data as a JSON value of a type.
    ///
    /// - Throws: `CallError` with the reason `.undecodableBody`.
    public func json<Value: Decodable>(_ type: Value.Type = Value.self) throws(CallError) -> Value {
        try HTTPBody(Data(data.utf8)).json()
    }
}

extension ServerSentEvent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size of the data, never the content.
    public var description: String { "<event with \(data.utf8.count) bytes>" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}

extension ServerSentEvents.AsyncIterator: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the events that are ready.
    public var description: String { "<events>" }
    /// The description.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}
