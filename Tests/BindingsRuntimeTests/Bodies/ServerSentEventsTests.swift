import BindingsRuntime
import Foundation
import Testing

/// Rules and examples of WHATWG HTML, 9.2.6.
private let table: [(text: String, events: [ServerSentEvent])] = [
    ("", []),
    ("data: one\n\n", [.init(data: "one")]),
    ("data: one\r\n\r\n", [.init(data: "one")]),
    ("data: one\r\r", [.init(data: "one")]),
    ("data: one\r\ndata: two\rdata: three\n\r\n", [.init(data: "one\ntwo\nthree")]),
    ("\u{FEFF}data: one\n\n", [.init(data: "one")]),
    ("\u{FEFF}\u{FEFF}data: one\n\n", []),
    ("data: one\n\n\u{FEFF}data: two\n\n", [.init(data: "one")]),
    ("data:one\n\ndata:  two\n\n", [.init(data: "one"), .init(data: " two")]),
    ("data\n\ndata\ndata\n\ndata:", [.init(data: ""), .init(data: "\n")]),
    (": comment\n\n:\ndata: one\n: more\n\n", [.init(data: "one")]),
    (
        "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\ndata: x\n\n",
        [
            .init(event: "add", data: "73857293"), .init(event: "remove", data: "2153"), .init(data: "x"),
        ]
    ),
    ("event: dropped\n\ndata: one\n\n", [.init(data: "one")]),
    ("event:\ndata: one\n\n", [.init(data: "one")]),
    (
        "id: 1\ndata: one\n\ndata: two\n\nid\ndata: three\n\n",
        [
            .init(data: "one", id: "1"), .init(data: "two", id: "1"), .init(data: "three"),
        ]
    ),
    ("id: 1\n\ndata: one\n\n", [.init(data: "one", id: "1")]),
    ("id: 1\nid: 2\0\ndata: one\n\n", [.init(data: "one", id: "1")]),
    (
        "retry: 1500\ndata: one\n\nretry: 1.5\nretry: -1\nretry:\nretry: 2s\ndata: two\n\n",
        [
            .init(data: "one", retry: .milliseconds(1500)), .init(data: "two", retry: .milliseconds(1500)),
        ]
    ),
    ("retry: 99999999999999999999\ndata: one\n\n", [.init(data: "one", retry: .milliseconds(Int64.max))]),
    ("Data: one\nunknown: x\ndata : two\n\n", []),
    ("data: \u{E9}\u{1F600}\u{2028}\u{85}\n\n", [.init(data: "\u{E9}\u{1F600}\u{2028}\u{85}")]),
    ("data: no end", []),
    ("data: no blank line\n", []),
    ("data: one\n\ndata: no blank line\n", [.init(data: "one")]),
    ("data: a:b: c\n\n", [.init(data: "a:b: c")]),
    ("\n\n\r\n\r\rdata: one\n\n\n\n", [.init(data: "one")]),
]

struct ServerSentEventsTests {
    private func events(_ chunks: [Data], limit: Int = 1000) async throws -> [ServerSentEvent] {
        let parts = AsyncStream<Data> { continuation in
            for chunk in chunks { continuation.yield(chunk) }
            continuation.finish()
        }
        return try await ServerSentEvents(HTTPBody(chunks: parts), limit: limit)
            .reduce(into: []) { $0.append($1) }
    }

    @Test(arguments: table)
    func eventsAreTheSameWhereverTheStreamIsSplit(_ text: String, _ expected: [ServerSentEvent]) async throws {
        let bytes = Data(text.utf8)
        #expect(try await events([bytes]) == expected)
        #expect(try await events(bytes.map { Data([$0]) }) == expected)
        for split in 0...bytes.count {
            #expect(try await events([bytes.prefix(split), bytes.dropFirst(split)]) == expected, "split at \(split)")
        }
    }

    @Test func bytesThatAreNotTextAreReplaced() async throws {
        let bytes = Data("data: ".utf8) + [0xFF] + Data("\n\n".utf8)
        #expect(try await events([bytes]) == [ServerSentEvent(data: "\u{FFFD}")])
    }

    @Test func anEventComesBeforeTheLineFeedAfterItsReturn() async throws {
        let (parts, continuation) = AsyncStream<Data>.makeStream()
        continuation.yield(Data("data: one\r\r".utf8))
        var iterator = HTTPBody(chunks: parts).serverSentEvents.makeAsyncIterator()
        #expect(try await iterator.next() == ServerSentEvent(data: "one"))
        continuation.yield(Data("\ndata: two\n\n".utf8))
        continuation.finish()
        #expect(try await iterator.next() == ServerSentEvent(data: "two"))
        #expect(try await iterator.next() == nil)
    }

    @Test(arguments: ["data: 0123456789", "data: 01234\ndata: 56789\n\n", ": 0123456789 a comment"])
    func anEventAboveTheLimitIsAnError(_ text: String) async throws {
        await #expect(throws: TransportError.responseTooLarge(limit: 12)) {
            try await events([Data(text.utf8)], limit: 12)
        }
        #expect(try await events(Array(repeating: Data("data: 12345\n\n".utf8), count: 50), limit: 12).count == 50)
        var iterator = ServerSentEvents(HTTPBody(Data("data: one\n\n\(text)".utf8)), limit: 12).makeAsyncIterator()
        #expect(try await iterator.next() == ServerSentEvent(data: "one"))
        await #expect(throws: TransportError.responseTooLarge(limit: 12)) { try await iterator.next() }
    }

    @Test func aStreamThatBreaksOffIsAnError() async {
        let parts = AsyncThrowingStream<Data, any Error> { continuation in
            continuation.yield(Data("data: one\n\ndata: two".utf8))
            continuation.finish(throwing: TransportError.connectionLost("reset"))
        }
        var iterator = HTTPBody(chunks: parts).serverSentEvents.makeAsyncIterator()
        let first = try? await iterator.next()
        #expect(first == ServerSentEvent(data: "one"))
        await #expect(throws: TransportError.connectionLost("reset")) { try await iterator.next() }
    }

    @Test func noDescriptionShowsTheData() {
        let event = ServerSentEvent(event: "s3cret", data: "s3cret", id: "s3cret")
        var text = "\(event) \(String(reflecting: event)) "
        dump(event, to: &text)
        #expect(!text.contains("s3cret"))
    }
}
