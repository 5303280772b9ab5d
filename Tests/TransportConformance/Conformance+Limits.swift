import BindingsRuntime
import Foundation
import HTTPTypes

/// 200,000 zero bytes, gzipped.
private let gzipBomb =
    Data(
        base64Encoded:
            "H4sIAAAAAAACA+3BMQEAAADCoPVPbQZ/oAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACA1wB7WOBcQA0DAA=="
    ) ?? Data()

/// Writes a head, then repeats a part of the body until the client closes, and records how much was written.
private func flooding(_ head: String, _ part: Data, _ written: Recorder<Int>) throws -> LoopbackServer {
    try LoopbackServer { connection in
        guard connection.readRequest() != nil, connection.write(head) else { return }
        var total = 0
        while connection.write(part) { total += part.count }
        written.record(total)
    }
}

/// Runs `body` with a time limit, and again with twice the limit whenever the machine was too slow for it.
///
/// For checks in which nothing should time out, but the limit must be short enough to pass during the check.
func withShortLimit<Value>(
    _ limit: Duration,
    _ body: (_ limit: Duration) async throws -> Value
) async throws -> Value {
    do { return try await body(limit) } catch TransportError.timedOut where limit < .seconds(30) {
        return try await withShortLimit(limit * 2, body)
    }
}

/// Runs `body` and returns the elapsed time.
func time(_ body: () async throws -> Void) async throws -> Duration {
    let start = ContinuousClock.now
    try await body()
    return .now - start
}

extension TransportConformance {
    private static let small = TransportLimits(responseSize: 65_536)

    static let limits = [sizeLimits, sizeBreaches, silences, timeLimits].flatMap { $0 }

    private static let sizeLimits: [Check] = [65_535, 65_536, 65_537].flatMap { size in
        ["Content-Length: \(size)\r\n", "Connection: close\r\n"].map { field in
            Check("takes a body of \(size) bytes under a limit of 65536 as it should (\(field.prefix(10)))") { make in
                let server = try LoopbackServer { connection in
                    guard connection.readRequest() != nil else { return }
                    connection.write("HTTP/1.1 200 OK\r\n\(field)\r\n")
                    connection.write(Data.pattern(size))
                }
                let transport = try make(small)
                if size <= 65_536 {
                    let (_, body) = try await transport.send(request(.get, server.authority), body: nil)
                    try expect(body.data == Data.pattern(size), "\(body)")
                } else {
                    let error = try await failure(of: transport, request(.get, server.authority))
                    try expectEqual(kind(error), "responseTooLarge(65536)")
                }
            }
        }
    }

    private static let sizeBreaches: [Check] = [
        Check("ends immediately if the announced length exceeds the limit") { make in
            let closed = Recorder<Void>()
            let server = try LoopbackServer { connection in
                guard connection.readRequest() != nil else { return }
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
                connection.waitForClose()
                closed.record(())
            }
            let transport = try make(small)
            let error = try await failure(of: transport, request(.get, server.authority))
            try expectEqual(kind(error), "responseTooLarge(65536)")
            await closed.wait(for: 1)
        },
        Check("ends a download without a length soon after the limit") { make in
            let written = Recorder<Int>()
            let server = try flooding("HTTP/1.1 200 OK\r\n\r\n", Data(count: 65_536), written)
            let transport = try make(small)
            let error = try await failure(of: transport, request(.get, server.authority))
            try expectEqual(kind(error), "responseTooLarge(65536)")
            await written.wait(for: 1)
        },
        Check("ends endless chunks soon after the limit") { make in
            let written = Recorder<Int>()
            let chunk = Data("10000\r\n".utf8) + Data(count: 65_536) + Data("\r\n".utf8)
            let server = try flooding("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk, written)
            let transport = try make(small)
            let error = try await failure(of: transport, request(.post, server.authority))
            try expectEqual(kind(error), "responseTooLarge(65536)")
            await written.wait(for: 1)
        },
        Check("ends endless header fields") { make in
            let written = Recorder<Int>()
            let field = Data(("X-Field: " + String(repeating: "v", count: 4000) + "\r\n").utf8)
            let server = try flooding("HTTP/1.1 200 OK\r\n", field, written)
            let transport = try make(TransportLimits(totalTime: .seconds(2)))
            let error = try await failure(of: transport, request(.get, server.authority))
            try expect(["connectionLost", "responseTooLarge(10485760)", "timedOut"].contains(kind(error)), "\(error)")
            await written.wait(for: 1)
        },
        Check("counts a gzip body as it is when unpacked") { make in
            let server = try serving { _, connection in
                connection.respond(200, ["Content-Encoding: gzip"], gzipBomb)
            }
            let error = try await failure(of: make(small), request(.get, server.authority))
            try expectEqual(kind(error), "responseTooLarge(65536)")
            let (_, body) = try await make(TransportLimits()).send(request(.get, server.authority), body: nil)
            try expectEqual(body.count, 200_000)
        },
        Check("refuses a redirect with too large a body") { make in
            let server = try serving { _, connection in
                connection.respond(302, ["Location: /"], Data(count: 70_000))
            }
            let error = try await failure(of: make(small), request(.get, server.authority))
            try expectEqual(kind(error), "responseTooLarge(65536)")
        },
    ]

    private static let silences: [Check] = [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
    ].map { text in
        Check("times out where the server falls silent after \(text.utf8.count) bytes") { make in
            let closed = Recorder<Void>()
            let server = try LoopbackServer { connection in
                if connection.readRequest() != nil {
                    connection.write(text)
                    connection.waitForClose()
                }
                closed.record(())
            }
            let transport = try make(TransportLimits(idleTime: .milliseconds(200)))
            let elapsed = try await time {
                let (error, text) = try await secretFailure(transport, .post, server.authority)
                try expectEqual(kind(error), "timedOut", text)
            }
            try expect(elapsed >= .milliseconds(200), "\(elapsed)")
            // Zero if the machine was too slow to connect in time.
            await closed.wait(for: server.connectionCount)
        }
    }

    private static let timeLimits: [Check] = [
        Check("times out as a whole while bytes still trickle in") { make in
            let server = try trickling(count: .max, every: .milliseconds(60))
            let transport = try make(TransportLimits(totalTime: .milliseconds(400)))
            let elapsed = try await time {
                let error = try await failure(of: transport, request(.get, server.authority))
                try expectEqual(kind(error), "timedOut")
            }
            try expect(elapsed >= .milliseconds(400), "\(elapsed)")
        },
        Check("lets a slow response come in as long as it is never silent for long") { make in
            try await withShortLimit(.milliseconds(500)) { limit in
                let server = try trickling(count: 12, every: limit / 8)
                let transport = try make(TransportLimits(idleTime: limit, totalTime: .seconds(600)))
                let elapsed = try await time {
                    let (_, body) = try await transport.send(request(.get, server.authority), body: nil)
                    try expectEqual(body.count, 12)
                }
                try expect(elapsed > limit, "\(elapsed)")
            }
        },
        Check("times out where the server does not read the request") { make in
            let done = DispatchSemaphore(value: 0)
            let server = try LoopbackServer { connection in
                _ = connection.readHead()
                done.wait()
            }
            defer { done.signal() }
            let transport = try make(TransportLimits(idleTime: .milliseconds(300)))
            let error = try await failure(
                of: transport,
                request(.post, server.authority),
                body: HTTPBody(Data(count: 32 * 1024 * 1024))
            )
            try expectEqual(kind(error), "timedOut")
        },
    ]

    /// Sends `count` bytes, one after each `interval`.
    private static func trickling(count: Int, every interval: Duration) throws -> LoopbackServer {
        try LoopbackServer { connection in
            guard connection.readRequest() != nil, connection.write("HTTP/1.1 200 OK\r\n\r\n") else { return }
            for _ in 0..<count {
                connection.waitForClose(afterSilence: interval)
                guard connection.write(".") else { return }
            }
        }
    }
}
