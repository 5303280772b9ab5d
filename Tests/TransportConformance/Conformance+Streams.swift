import BindingsRuntime
import Foundation
import HTTPTypes

/// 64 KiB in a pattern that reveals missing or reordered bytes.
let block = Data.pattern(65_536)
/// More than any transport or operating system buffers.
let large = 64 * 1024 * 1024

/// Checks that the chunks repeat `block`.
struct BlockCheck {
    private(set) var count = 0

    mutating func take(_ chunk: Data) throws {
        var rest = chunk
        while !rest.isEmpty {
            let start = count % block.count
            let part = rest.prefix(block.count - start)
            try expect(part == block[start..<start + part.count], "other bytes after \(count)")
            rest = rest.dropFirst(part.count)
            count += part.count
        }
    }
}

/// Sends a request for a stream, whatever the response.
func stream(_ transport: any Transport, _ request: HTTPRequest, body: HTTPBody? = nil) async throws -> HTTPBody {
    let (response, body) = try await transport.stream(request, body: body) { _ in true }
    try expectEqual(response.status.code, 200)
    return body
}

/// Reads a body that must fail, and returns the bytes before the error.
func failure(reading body: HTTPBody) async throws -> (any Error, String) {
    var read = Data()
    do { for try await chunk in body { read += chunk } } catch { return (error, String(decoding: read, as: UTF8.self)) }
    throw Failure("expected an error, found the end after \(read.count) bytes")
}

/// The head of a chunked response.
let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

extension TransportConformance {
    static let streams = [wholeStreams, brokenStreams, silentStreams].flatMap { $0 }

    private static let wholeStreams: [Check] = [
        Check("gives a stream of 64 MiB after its reader paused") { make in
            _ = try await pausedLargeStream(make)
        },
        Check("holds the server back while a stream's reader pauses", hazard: .pausedReader) { make in
            let written = try await pausedLargeStream(make)
            try expect(written < large / 2, "the server could write \(written) bytes")
        },
        Check("gives each chunk as it comes") { make in
            let next = DispatchSemaphore(value: 0)
            let server = try LoopbackServer { connection in
                guard connection.readRequest() != nil, connection.write(chunked) else { return }
                for text in ["one", "two", "six"] {
                    next.wait()
                    connection.write("3\r\n\(text)\r\n")
                }
                next.wait()
                connection.write("0\r\n\r\n")
            }
            var iterator = try await stream(make(TransportLimits()), request(.get, server.authority))
                .makeAsyncIterator()
            for text in ["one", "two", "six"] {
                next.signal()
                try expectEqual(try await iterator.next(), Data(text.utf8))
            }
            next.signal()
            try expectEqual(try await iterator.next(), nil)
        },
        Check("gives a stream that is empty, short, packed or an answer to POST as it is") { make in
            let gzip = Data(base64Encoded: "H4sIAAAAAAACA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA==") ?? Data()
            let server = try serving { request, connection in
                switch request.target {
                case "/gzip": connection.respond(200, ["Content-Encoding: gzip"], gzip)
                default: connection.respond(200, [], request.body)
                }
            }
            let transport = try make(TransportLimits())
            for (path, sent, expected) in [("/", "", ""), ("/", "short", "short"), ("/gzip", "", "hello world")] {
                let body = HTTPBody(Data(sent.utf8))
                let answer = try await stream(transport, request(.post, server.authority, path), body: body)
                try expectEqual(String(decoding: try await answer.collect(upTo: 100), as: UTF8.self), expected)
                try expectEqual(kind(try await failure(reading: answer).0), "other error: HTTPBodyError")
            }
        },
        Check("gives what is not to be streamed in memory, within the limit") { make in
            let server = try serving { request, connection in
                connection.respond(request.target == "/small" ? 409 : 500, [], Data(count: request.target.count * 1000))
            }
            let transport = try make(TransportLimits(responseSize: 6000))
            let heads = Recorder<Int>()
            let (response, body) = try await transport.stream(request(.get, server.authority, "/small"), body: nil) {
                heads.record($0.status.code)
                return false
            }
            try expectEqual(response.status.code, 409)
            try expectEqual(body.data?.count, 6000)
            try expectEqual(heads.values, [409])
            do {
                _ = try await transport.stream(request(.get, server.authority, "/large"), body: nil) { _ in false }
                _ = try await transport.stream(request(.get, server.authority, "/larger"), body: nil) { _ in false }
                throw Failure("took more than the limit")
            } catch { try expectEqual(kind(error), "responseTooLarge(6000)") }
        },
    ]

    /// Reads 64 MiB once the server is blocked or done, and returns how much it had written by then.
    private static func pausedLargeStream(_ make: Factory) async throws -> Int {
        // The limits on size and total time don't apply to streams.
        try await withShortLimit(.milliseconds(300)) { limit in
            try await pausedLargeStream(make, TransportLimits(totalTime: limit, responseSize: 65_536))
        }
    }

    private static func pausedLargeStream(_ make: Factory, _ limits: TransportLimits) async throws -> Int {
        let heldUp = Recorder<Int>()
        let server = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(large)\r\n\r\n")
            var written = connection.write(block, upTo: large, untilHeldUpFor: limits.totalTime * 2)
            heldUp.record(written)
            while written < large {
                let rest = block.dropFirst(written % block.count)
                guard connection.write(rest) else { return }
                written += rest.count
            }
            connection.waitForClose()
        }
        let body = try await stream(make(limits), request(.get, server.authority))
        try expectEqual(body.count, large)
        await heldUp.wait(for: 1)
        var check = BlockCheck()
        for try await chunk in body { try check.take(chunk) }
        try expectEqual(check.count, large)
        return heldUp.values[0]
    }

    private static let breaks: [(what: String, text: String, isReset: Bool)] = [
        ("a close within a known length", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", false),
        ("a reset within a known length", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", true),
        ("a close between chunks", "\(chunked)4\r\nhalf\r\n", false),
        ("a reset between chunks", "\(chunked)4\r\nhalf\r\n", true),
        ("a close within a chunk", "\(chunked)8\r\nhalf", false),
        ("a chunk size that is no number", "\(chunked)4\r\nhalf\r\nzz\r\n", false),
    ]

    private static let brokenStreams: [Check] = breaks.flatMap { row in
        [HTTPRequest.Method.get, .post].map { method in
            Check("ends a stream with an error after \(row.what) (\(method))") { make in
                let isRead = DispatchSemaphore(value: 0)
                let server = try LoopbackServer { connection in
                    guard connection.readRequest() != nil else { return }
                    connection.write(row.text)
                    // A reset may overtake earlier bytes.
                    if row.isReset {
                        isRead.wait()
                        connection.reset()
                    }
                }
                let body = try await stream(make(TransportLimits()), request(method, server.authority))
                var iterator = body.makeAsyncIterator()
                var read = Data()
                do {
                    while read.count < 4, let chunk = try await iterator.next() { read += chunk }
                    isRead.signal()
                    try expectEqual(String(decoding: read, as: UTF8.self), "half")
                    while let chunk = try await iterator.next() { read += chunk }
                    throw Failure("the stream just ended")
                } catch {
                    isRead.signal()
                    try expectEqual(kind(error), "connectionLost", "\(error)")
                }
            }
        }
    }

    private static let silentStreams: [Check] = ["", "4\r\nhalf\r\n"].map { text in
        Check("times out where a stream falls silent after \(text.utf8.count) bytes, but for a reader that pauses") {
            make in
            try await withShortLimit(.milliseconds(200)) { try await silentStream(make, text, idleTime: $0) }
        }
    }

    private static func silentStream(_ make: Factory, _ text: String, idleTime: Duration) async throws {
        let (closed, paused) = (Recorder<Void>(), Recorder<Void>())
        let server = try LoopbackServer { connection in
            if connection.readRequest() != nil, connection.write(chunked + text) {
                connection.waitForClose(afterSilence: idleTime * 3)
                paused.record(())
                connection.waitForClose()
            }
            closed.record(())
        }
        let body = try await stream(make(TransportLimits(idleTime: idleTime)), request(.get, server.authority))
        // Longer than the limit, without a read.
        await paused.wait(for: 1)
        let elapsed = try await time {
            let (error, read) = try await failure(reading: body)
            try expectEqual(kind(error), "timedOut")
            try expectEqual(read, text.isEmpty ? "" : "half")
        }
        try expect(elapsed >= idleTime, "\(elapsed)")
        await closed.wait(for: 1)
    }
}
