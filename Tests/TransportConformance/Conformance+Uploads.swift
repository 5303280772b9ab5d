import BindingsRuntime
import Foundation
import HTTPTypes

/// A sequence of chunks that throws its own error after the last.
private func failing(after chunks: [Data]) -> AsyncThrowingStream<Data, any Error> {
    AsyncThrowingStream { continuation in
        for chunk in chunks { continuation.yield(chunk) }
        continuation.finish(throwing: OwnError())
    }
}

/// The error of a caller's own sequence.
private struct OwnError: Error {}

/// Repeats `block`.
struct Blocks: AsyncSequence, Sendable {
    let count: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        let blocks: Blocks
        var given = 0

        mutating func next() async throws -> Data? {
            guard given < blocks.count else { return nil }
            given += 1
            return block
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(blocks: self) }
}

extension TransportConformance {
    static let uploads = [wholeUploads, failedUploads].flatMap { $0 }

    private static let wholeUploads: [Check] =
        [nil, large].map { length in
            Check("sends 64 MiB from a sequence\(length == nil ? "" : " of known length")") { make in
                let server = try serving { request, connection in
                    var check = BlockCheck()
                    let isRight = (try? check.take(request.body)) != nil
                    let framing = request["content-length"] ?? request["transfer-encoding"] ?? ""
                    connection.respond(200, [], Data("\(isRight) \(check.count) \(framing)".utf8))
                }
                let transport = try make(TransportLimits())
                for method in [HTTPRequest.Method.put, .post] {
                    let body = HTTPBody(chunks: Blocks(count: large / block.count), length: length)
                    let (_, answer) = try await transport.send(request(method, server.authority), body: body)
                    let text = String(decoding: answer.data ?? Data(), as: UTF8.self)
                    try expect(
                        text == "true \(large) \(large)" || length == nil && text == "true \(large) chunked",
                        text
                    )
                    try expect(!body.isReadable, "the body was not read")
                }
            }
        } + [
            Check("sends what a sequence gives, whatever the sizes of its chunks", hazard: .emptyStream) { make in
                let server = try serving { request, connection in connection.respond(200, [], request.body) }
                let transport = try make(TransportLimits())
                let texts = [
                    [], [""], ["a"], ["", "ab", "", "c", ""], [String(repeating: "long", count: 50_000), "."],
                ]
                for chunks in texts {
                    let parts = AsyncStream<Data> { continuation in
                        for chunk in chunks { continuation.yield(Data(chunk.utf8)) }
                        continuation.finish()
                    }
                    let (_, body) = try await transport.send(
                        request(.post, server.authority),
                        body: HTTPBody(chunks: parts)
                    )
                    try expect(body.data == Data(chunks.joined().utf8), "\(body) for \(chunks.count) chunks")
                }
            },
            Check("streams both ways") { make in
                let server = try serving { request, connection in connection.respond(200, [], request.body) }
                let sent = HTTPBody(chunks: Blocks(count: 64))
                var check = BlockCheck()
                for try await chunk in try await stream(
                    make(TransportLimits()),
                    request(.post, server.authority),
                    body: sent
                ) { try check.take(chunk) }
                try expectEqual(check.count, 64 * block.count)
            },
            Check("takes the whole time from the end of an upload on") { make in
                let server = try LoopbackServer { connection in
                    _ = connection.readRequest()
                    connection.waitForClose()
                }
                let transport = try make(TransportLimits(totalTime: .milliseconds(300)))
                let sent = HTTPBody(chunks: Blocks(count: 1))
                let error = try await failure(of: transport, request(.post, server.authority), body: sent)
                try expectEqual(kind(error), "timedOut")
            },
        ]

    private static let failedUploads: [Check] = [
        Check("throws on what the sequence throws, and does not end the request as if it were whole") { make in
            let bodies = Recorder<Int?>()
            let server = try LoopbackServer { connection in
                guard connection.readHead() != nil else { return }
                bodies.record(connection.readBody()?.count)
            }
            let transport = try make(TransportLimits())
            for length in [nil, 3 * block.count] {
                let sent = HTTPBody(chunks: failing(after: [block, block]), length: length)
                let error = try await failure(of: transport, request(.post, server.authority), body: sent)
                try expect(error is OwnError, "\(error)")
            }
            await bodies.wait(for: server.connectionCount)
            try expect(bodies.values.allSatisfy { $0 == nil }, "\(bodies.values)")
        },
        Check("refuses a sequence that is shorter or longer than announced") { make in
            let bodies = Recorder<Int?>()
            let server = try LoopbackServer { connection in
                guard connection.readHead() != nil else { return }
                bodies.record(connection.readBody()?.count)
            }
            let transport = try make(TransportLimits())
            for length in [2 * block.count - 1, 2 * block.count + 1] {
                let sent = HTTPBody(chunks: Blocks(count: 2), length: length)
                let error = try await failure(of: transport, request(.post, server.authority), body: sent)
                try expectEqual(error as? HTTPBodyError, .wrongLength(announced: length))
            }
            await bodies.wait(for: server.connectionCount)
            try expect(bodies.values.allSatisfy { $0 == nil }, "\(bodies.values)")
        },
        Check("sends a stream once, and nothing where it was read before") { make in
            let server = try serving { request, connection in connection.respond(200, [], request.body) }
            let transport = try make(TransportLimits())
            let once = HTTPBody(chunks: Blocks(count: 1))
            _ = try await transport.send(request(.post, server.authority), body: once)
            let connections = server.connectionCount
            let error = try await failure(of: transport, request(.post, server.authority), body: once)
            try expectEqual(error as? HTTPBodyError, .alreadyRead)
            try expectEqual(server.connectionCount, connections)
            let repeatable = HTTPBody(chunks: Blocks(count: 2), isRepeatable: true)
            for _ in 0..<2 {
                let (_, body) = try await transport.send(request(.post, server.authority), body: repeatable)
                try expectEqual(body.count, 2 * block.count)
            }
        },
        Check("ends the wait for a sequence that gives nothing, by time and by cancellation") { make in
            let server = try LoopbackServer { connection in connection.waitForClose() }
            let transport = try make(TransportLimits(idleTime: .milliseconds(300)))
            let ended = Recorder<Void>()
            func silent() -> HTTPBody {
                let (stream, continuation) = AsyncStream<Data>.makeStream()
                continuation.yield(block)
                continuation.onTermination = { _ in ended.record(()) }
                return HTTPBody(chunks: stream)
            }
            let error = try await failure(of: transport, request(.post, server.authority), body: silent())
            try expectEqual(kind(error), "timedOut")
            await ended.wait(for: 1)
            let patient = try make(TransportLimits())
            let sent = silent()
            let call = Task { try await failure(of: patient, request(.post, server.authority), body: sent) }
            while sent.isReadable { await Task.yield() }
            call.cancel()
            try expectEqual(kind(try await call.value), "cancelled")
            await ended.wait(for: 2)
        },
    ]
}
