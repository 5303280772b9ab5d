import BindingsRuntime
import Foundation
import HTTPTypes

extension TransportConformance {
    static let streamEnds = [endedStreams, manyStreams].flatMap { $0 }

    /// How a reader may stop reading an endless stream.
    private static let leavings: [(what: String, leave: @Sendable (HTTPBody) async throws -> Void)] = [
        ("is never read", { _ in }),
        ("is left before the first chunk", { body in _ = body.makeAsyncIterator() }),
        ("is left within", { body in for try await _ in body { break } }),
        (
            "fails to be collected",
            { body in
                do { _ = try await body.collect(upTo: 100_000) } catch {
                    return try expectEqual(kind(error), "responseTooLarge(100000)")
                }
                throw Failure("collected more than the limit")
            }
        ),
        (
            "is read by a task that is cancelled",
            { body in
                let read = Recorder<Void>()
                let reader = Task {
                    for try await _ in body { read.record(()) }
                    throw Failure("the stream just ended")
                }
                await read.wait(for: 3)
                reader.cancel()
                do { try await reader.value } catch { try expectEqual(kind(error), "cancelled") }
            }
        ),
    ]

    private static let endedStreams: [Check] =
        leavings.flatMap { row in
            [HTTPRequest.Method.get, .post].map { method in
                Check("closes the connection when a stream \(row.what) (\(method))") { make in
                    let closed = Recorder<Void>()
                    let server = try LoopbackServer { connection in
                        guard connection.readRequest() != nil else { return }
                        connection.write("HTTP/1.1 200 OK\r\n\r\n")
                        while connection.write(block) {}
                        closed.record(())
                    }
                    let transport = try make(TransportLimits())
                    try await row.leave(stream(transport, request(method, server.authority)))
                    await closed.wait(for: 1)
                }
            }
        } + [
            Check("ends a stream whose reader is cancelled while the server is silent") { make in
                let closed = Recorder<Void>()
                let server = try LoopbackServer { connection in
                    guard connection.readRequest() != nil, connection.write("\(chunked)1\r\n.\r\n") else { return }
                    connection.waitForClose()
                    closed.record(())
                }
                let body = try await stream(make(TransportLimits()), request(.get, server.authority))
                let read = Recorder<Void>()
                let reader = Task { for try await _ in body { read.record(()) } }
                await read.wait(for: 1)
                reader.cancel()
                do {
                    try await reader.value
                    throw Failure("the stream just ended")
                } catch { try expectEqual(kind(error), "cancelled") }
                await closed.wait(for: 1)
            }
        ]

    private static let manyStreams: [Check] = [
        Check("serves other calls while twelve streams wait for their readers") { make in
            let server = try serving { request, connection in
                if request.target == "/call" { return _ = connection.respond() }
                connection.respond(200, [], Data(repeating: UInt8(request.target.count), count: 20_000_000))
            }
            let transport = try make(TransportLimits())
            var bodies: [HTTPBody] = []
            for index in 0..<12 {
                let path = "/" + String(repeating: "s", count: index)
                bodies.append(try await stream(transport, request(.get, server.authority, path)))
            }
            for method in [HTTPRequest.Method.get, .post] {
                let (response, _) = try await transport.send(request(method, server.authority, "/call"), body: nil)
                try expectEqual(response.status.code, 200)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, body) in bodies.enumerated() {
                    group.addTask {
                        let expected = Data(repeating: UInt8(index + 1), count: 20_000_000)
                        try expect(try await body.collect(upTo: 20_000_000) == expected, "stream \(index)")
                    }
                }
                try await group.waitForAll()
            }
        },
        Check("survives leaving streams at any moment") { make in
            let server = try LoopbackServer { connection in
                guard connection.readRequest() != nil else { return }
                connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: \(20 * block.count)\r\n\r\n")
                for _ in 0..<20 { guard connection.write(block) else { return } }
            }
            let transport = try make(TransportLimits())
            for index in 0..<100 {
                let reader = Task {
                    var check = BlockCheck()
                    for try await chunk in try await stream(transport, request(.get, server.authority)) {
                        try check.take(chunk)
                        if index % 3 == 0, check.count > index * 10_000 { return }
                    }
                    try expectEqual(check.count, 20 * block.count)
                }
                for _ in 0..<(index * 7 % 60) { await Task.yield() }
                if index % 3 == 1 { reader.cancel() }
                do { try await reader.value } catch { try expectEqual(kind(error), "cancelled", "\(error)") }
            }
        },
    ]
}
