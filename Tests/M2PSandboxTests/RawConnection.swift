import FlyingSocks
import Foundation

@testable import M2PSandbox

/// A TCP connection on which a test writes and reads raw bytes.
struct RawConnection: Sendable {
    private let socket: AsyncSocket

    init(to sandbox: Sandbox) async throws {
        let port = sandbox.configuration.port
        let pool = DispatchSocketPool()
        if sandbox.configuration.host == "::1" {
            socket = try await AsyncSocket.connected(
                to: sockaddr_in6.inet6(ip6: "::1", port: port),
                pool: pool,
                timeout: 300
            )
        } else {
            socket = try await AsyncSocket.connected(
                to: sockaddr_in.inet(ip4: "127.0.0.1", port: port),
                pool: pool,
                timeout: 300
            )
        }
    }

    func write(_ text: String) async throws {
        try await socket.write(Data(text.utf8))
    }

    /// Reads until the other side closes.
    func readToEnd() async -> [UInt8] {
        var bytes: [UInt8] = []
        while let chunk = try? await socket.read(atMost: 4096) { bytes.append(contentsOf: chunk) }
        try? socket.close()
        return bytes
    }

    /// Sends one request, after which the server closes, and returns the response's head and body.
    static func exchange(
        with sandbox: Sandbox,
        _ path: String,
        method: String = "POST",
        headers: [String],
        body: String = ""
    ) async throws -> (head: String, body: String) {
        let connection = try await RawConnection(to: sandbox)
        let head = ["\(method) \(path) HTTP/1.1", "Connection: close", "Content-Length: \(body.utf8.count)"] + headers
        try await connection.write(head.joined(separator: "\r\n") + "\r\n\r\n" + body)
        let response = String(decoding: await connection.readToEnd(), as: UTF8.self)
        guard let end = response.range(of: "\r\n\r\n") else { return (response, "") }
        return (String(response[..<end.lowerBound]), String(response[end.upperBound...]))
    }
}
