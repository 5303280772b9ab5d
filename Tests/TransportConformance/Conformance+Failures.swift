import BindingsRuntime
import Foundation
import HTTPTypes

/// What a server may do with its connection after a request.
///
/// The transport must report each as a failure.
private let breaks:
    [(what: String, hazard: TransportConformance.Hazard?, act: @Sendable (LoopbackConnection) -> Void)] = [
        ("a close without a response", nil, { _ in }),
        ("a reset without a response", nil, { $0.reset() }),
        ("a close within the head", .brokenHead, { $0.write("HTTP/1.1 200 OK\r\nContent-Le") }),
        (
            "a reset within the head",
            nil,
            {
                $0.write("HTTP/1.1 200 OK\r\nContent-Le"); $0.reset()
            }
        ),
        (
            "a close within a body of known length", nil,
            { $0.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf") }
        ),
        (
            "a reset within a body",
            nil,
            {
                $0.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"); $0.reset()
            }
        ),
        (
            "a close within the chunks", nil,
            { $0.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n") }
        ),
        (
            "a chunk size that is no number", nil,
            { $0.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n") }
        ),
        ("no HTTP at all", nil, { $0.write("SSH-2.0-OpenSSH_9.6\r\n\r\n") }),
        ("a status that is no number", nil, { $0.write("HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n") }),
        ("a broken gzip body", nil, { $0.respond(200, ["Content-Encoding: gzip"], Data("nonsense".utf8)) }),
    ]

/// A port on which nothing listens.
func closedAuthority() throws -> String {
    let server = try LoopbackServer { _ in }
    defer { server.stop() }
    return server.authority
}

extension TransportConformance {
    static let failures = [brokenCalls, unrepeatedCalls, failedConnections].flatMap { $0 }

    private static let brokenCalls: [Check] = breaks.flatMap { row in
        [HTTPRequest.Method.get, .post].map { method in
            Check("reports \(row.what) as a lost connection (\(method))", hazard: row.hazard) { make in
                let server = try LoopbackServer { connection in
                    if connection.readRequest() != nil { row.act(connection) }
                }
                let (error, text) = try await secretFailure(make(TransportLimits()), method, server.authority)
                try expectEqual(kind(error), "connectionLost", text)
            }
        }
    }

    private static let unrepeatedCalls: [Check] = breaks.flatMap { row in
        [HTTPRequest.Method.post, .patch].map { method in
            Check("sends \(method) once on a connection that was kept, through \(row.what)", hazard: .keptConnection) {
                make in
                let requests = Recorder<String>()
                let server = try LoopbackServer { connection in
                    while let request = connection.readRequest() {
                        requests.record(request.target)
                        if request.target != "/first" { return row.act(connection) }
                        connection.respond()
                    }
                }
                let transport = try make(TransportLimits())
                // Each method leaves a connection in the pool.
                for first in [HTTPRequest.Method.get, method] {
                    _ = try await transport.send(request(first, server.authority, "/first"), body: nil)
                }
                for body in [nil, HTTPBody(Data("s3cret".utf8))] {
                    let error = try await failure(
                        of: transport,
                        request(method, server.authority, "/second"),
                        body: body
                    )
                    try expectEqual(kind(error), "connectionLost", "\(error)")
                    _ = try await transport.send(request(.get, server.authority, "/first"), body: nil)
                }
                try expectEqual(requests.values.filter { $0 == "/second" }.count, 2)
            }
        }
    }

    private static let failedConnections: [Check] = [
        Check("reports a refused connection as not connected") { make in
            for method in [HTTPRequest.Method.get, .post] {
                let (error, text) = try await secretFailure(make(TransportLimits()), method, closedAuthority())
                try expectEqual(kind(error), "notConnected", text)
            }
        },
        Check("reports an unknown host as not connected") { make in
            let (error, text) = try await secretFailure(make(TransportLimits()), .get, "unknown.invalid")
            try expectEqual(kind(error), "notConnected", text)
        },
        Check("reports a connection lost after another address had refused as lost") { make in
            // If localhost resolves to ::1 first, that address refuses the connection, and its errno must not
            // become the outcome.
            let server = try LoopbackServer { connection in _ = connection.readRequest() }
            let error = try await failure(of: make(TransportLimits()), request(.post, "localhost:\(server.port)"))
            try expectEqual(kind(error), "connectionLost", "\(error)")
        },
        Check("neither hangs nor mixes up a body when a kept connection is found broken", hazard: .keptConnection) {
            make in
            let server = try LoopbackServer { connection in
                // Each connection serves one request, and breaks on the next.
                guard let request = connection.readRequest() else { return }
                connection.respond(200, [], request.body)
                _ = connection.readRequest()
            }
            let transport = try make(TransportLimits())
            for method in [HTTPRequest.Method.put, .put, .delete, .get, .put, .post, .put] {
                let sent = method == .get ? nil : HTTPBody(Data.pattern(100))
                do {
                    let (_, body) = try await transport.send(request(method, server.authority), body: sent)
                    try expect(body.data == sent?.data ?? Data(), "\(body)")
                } catch { try expectEqual(kind(error), "connectionLost") }
            }
        },
        Check("works again after a failure") { make in
            let server = try serving { request, connection in
                if request.target == "/lost" { connection.reset() } else { connection.respond() }
            }
            let transport = try make(TransportLimits())
            for _ in 0..<3 {
                _ = try await failure(of: transport, request(.get, server.authority, "/lost"))
                let (response, _) = try await transport.send(request(.get, server.authority), body: nil)
                try expectEqual(response.status.code, 200)
            }
        },
    ]

    /// Sends a request full of secrets, and returns the error after checking that it shows none of them.
    static func secretFailure(
        _ transport: any Transport,
        _ method: HTTPRequest.Method,
        _ authority: String,
        scheme: String = "http"
    ) async throws -> (any Error, String) {
        var secret = request(method, authority, "/p?otp=s3cret", [.authorization: "Bearer s3cret"])
        secret.scheme = scheme
        let error = try await failure(
            of: transport,
            secret,
            body: method == .post ? HTTPBody(Data("s3cret".utf8)) : nil
        )
        var text = "\(error) \(String(reflecting: error)) \(error.localizedDescription) "
        dump(error, to: &text)
        try expect(!text.contains("s3cret"), "a secret shows in: \(text)")
        return (error, text)
    }
}
