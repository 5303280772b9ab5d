import BindingsRuntime
import Foundation
import HTTPTypes

extension TransportConformance {
    static let tls: [Check] = [
        Check("refuses a self-signed certificate, and shows the server nothing", hazard: .failedHandshake) { make in
            #if os(Linux) || os(macOS)
            for subject in ["IP:127.0.0.1", "DNS:other.example"] {
                guard let server = try TLSServer(subject: subject) else { return }
                for method in [HTTPRequest.Method.get, .post] {
                    let (error, text) = try await secretFailure(
                        make(TransportLimits()),
                        method,
                        server.authority,
                        scheme: "https"
                    )
                    try expectEqual(kind(error), "untrustedServer", text)
                }
            }
            #endif
        },
        Check("says of a server that speaks no TLS that it is not trusted", hazard: .failedHandshake) { make in
            let server = try LoopbackServer { connection in
                connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                connection.waitForClose()
            }
            let (error, text) = try await secretFailure(
                make(TransportLimits()),
                .post,
                server.authority,
                scheme: "https"
            )
            try expectEqual(kind(error), "untrustedServer", text)
        },
        Check("never says of a connection that ends within the handshake that it timed out") { make in
            let server = try LoopbackServer { connection in connection.reset() }
            let (error, text) = try await secretFailure(
                make(TransportLimits()),
                .post,
                server.authority,
                scheme: "https"
            )
            try expect(["connectionLost", "untrustedServer", "notConnected"].contains(kind(error)), text)
        },
        Check("times out where the handshake stalls") { make in
            let server = try LoopbackServer { connection in connection.waitForClose() }
            let transport = try make(TransportLimits(idleTime: .milliseconds(200)))
            let (error, text) = try await secretFailure(transport, .post, server.authority, scheme: "https")
            try expect(["timedOut", "notConnected"].contains(kind(error)), text)
        },
    ]
}
