import BindingsRuntime
import Foundation
import HTTPTypes

extension TransportConformance {
    static let cancellation = [cancelledBefore, cancelledDuring, cancelledAmongMany].flatMap { $0 }

    private static let cancelledBefore: [Check] = [
        Check("sends nothing where the task was cancelled before") { make in
            let server = try serving { _, connection in connection.respond() }
            let transport = try make(TransportLimits())
            let call = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await failure(of: transport, request(.get, server.authority))
            }
            try expectEqual(kind(await call.value), "cancelled")
            try expectEqual(server.connectionCount, 0)
        }
    ]

    private static let cancelledDuring: [Check] = [
        ("while the response is awaited", "", 0),
        ("within the head", "HTTP/1.1 200 OK\r\n", 0),
        ("within the body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", 0),
        ("while the request is sent", "", 32 * 1024 * 1024),
    ].map { what, text, size in
        Check("ends the request when cancelled \(what)") { make in
            let (reached, closed) = (Recorder<Void>(), Recorder<Void>())
            let released = DispatchSemaphore(value: 0)
            let server = try LoopbackServer { connection in
                guard connection.readHead() != nil else { return }
                connection.write(text)
                reached.record(())
                if size > 0 { released.wait() }
                connection.waitForClose()
                closed.record(())
            }
            let transport = try make(TransportLimits())
            let call = Task {
                try await failure(
                    of: transport,
                    request(.post, server.authority),
                    body: size == 0 ? nil : HTTPBody(Data(count: size))
                )
            }
            await reached.wait(for: 1)
            call.cancel()
            try expectEqual(kind(try await call.value), "cancelled")
            released.signal()
            await closed.wait(for: 1)
        }
    }

    private static let cancelledAmongMany: [Check] = [
        Check("ends a call that waits for a connection when it is cancelled, and serves the next") { make in
            let (reached, release) = (Recorder<Void>(), DispatchSemaphore(value: 0))
            let server = try serving { request, connection in
                if request.target == "/stall" {
                    reached.record(())
                    release.wait()
                }
                connection.respond()
            }
            let transport = try make(TransportLimits())
            // More than the size of any transport's pool.
            let calls = (0..<40).map { _ in
                Task { try await transport.send(request(.post, server.authority, "/stall"), body: nil) }
            }
            await reached.wait(for: 6)
            for call in calls { call.cancel() }
            for call in calls {
                let result = await call.result
                do { _ = try result.get() } catch { try expectEqual(kind(error), "cancelled") }
            }
            for _ in calls { release.signal() }
            let (response, _) = try await transport.send(request(.post, server.authority), body: nil)
            try expectEqual(response.status.code, 200)
        },
        Check("survives cancelling at any moment") { make in
            let server = try serving { request, connection in connection.respond(200, [], request.body) }
            let transport = try make(TransportLimits())
            let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<400 {
                    group.addTask {
                        let call = Task {
                            let sent = HTTPBody(Data.pattern(index))
                            return try await transport.send(request(.put, server.authority), body: sent)
                        }
                        for _ in 0..<(index * 7 % 60) { await Task.yield() }
                        call.cancel()
                        do {
                            let (_, body) = try await call.value
                            try expect(body.data == Data.pattern(index), "\(body)")
                            return "answered"
                        } catch { return kind(error) }
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            try expect(outcomes.isSubset(of: ["answered", "cancelled"]), "\(outcomes)")
        },
    ]
}
