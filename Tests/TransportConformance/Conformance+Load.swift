import BindingsRuntime
import Foundation
import HTTPTypes

extension TransportConformance {
    static let load =
        bursts + [
            Check("loses, mixes up and repeats no call while things go wrong at random", hazard: .crowd) { make in
                let report = try await FaultyLoad().run(make)
                try expect(report.violations.isEmpty, "\(report)")
            },
            Check("closes every connection when it is gone") { make in
                let ends = Recorder<Void>()
                let server = try LoopbackServer { connection in
                    while let request = connection.readRequest() { connection.respond(200, [], request.body) }
                    ends.record(())
                }
                do {
                    let transport = try make(TransportLimits())
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for index in 0..<60 {
                            let method = [HTTPRequest.Method.get, .post, .put][index % 3]
                            let body = method == .get ? nil : HTTPBody(Data.pattern(index))
                            group.addTask {
                                _ = try await transport.send(request(method, server.authority), body: body)
                            }
                        }
                        try await group.waitForAll()
                    }
                }
                await ends.wait(for: server.connectionCount)
            },
        ]

    /// The checks that make 1,000 concurrent calls.
    public static let bursts: [Check] = [HTTPRequest.Method.get, .post].map { method in
        Check("makes 1,000 calls at once and gives each its own answer (\(method))", hazard: .crowd) { make in
            let server = try serving { request, connection in
                connection.respond(200, ["X-Target: \(request.target)"], request.body)
            }
            // The last of a thousand may wait a long time if other tests use the processors.
            let transport = try make(TransportLimits(idleTime: .seconds(120), totalTime: .seconds(240)))
            let target = try name("X-Target")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<1000 {
                    group.addTask {
                        let sent = method == .post ? Data.pattern(index) : Data()
                        let (response, body) = try await transport.send(
                            request(method, server.authority, "/call/\(index)"),
                            body: method == .post ? HTTPBody(sent) : nil
                        )
                        try expectEqual(response.headerFields[target], "/call/\(index)")
                        try expect(body.data == sent, "\(body) for call \(index)")
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
