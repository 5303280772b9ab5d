import Foundation

/// A small HTTP/1.1 server on a free loopback port: each connection is one POST with a known length.
final class LoopbackServer: Sendable {
    let url: URL
    private let listener: Int32

    /// Answers each request by its path and body with a status and a body.
    init(answer: @escaping @Sendable (String, [UInt8]) -> (status: Int, body: [UInt8])) throws {
        #if canImport(Darwin)
        let kind = SOCK_STREAM
        #else
        let kind = Int32(SOCK_STREAM.rawValue)
        #endif
        let listener = socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard listener >= 0, isListening,
            let url = URL(string: "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))")
        else { throw POSIXError(.EADDRNOTAVAIL) }
        self.url = url
        self.listener = listener
        Thread.detachNewThread {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Self.serve(connection, answer)
                close(connection)
            }
        }
    }

    /// Ends the thread that accepts connections.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func serve(_ connection: Int32, _ answer: (String, [UInt8]) -> (status: Int, body: [UInt8])) {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return }
            bytes += chunk.prefix(count)
            guard let request = Request(bytes) else { continue }
            let (status, body) = answer(request.path, request.body)
            let head = "HTTP/1.1 \(status) Answer\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
            let response = Array(head.utf8) + body
            #if canImport(Darwin)
            let flags: Int32 = 0
            #else
            let flags = Int32(MSG_NOSIGNAL)
            #endif
            _ = send(connection, response, response.count, flags)
            return
        }
    }

    /// A request whose body is complete.
    private struct Request {
        let path: String
        let body: [UInt8]

        init?(_ bytes: [UInt8]) {
            guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
            let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
            let words = lines.first?.split(separator: " ") ?? []
            let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
            let count = length.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
            guard words.count == 3, bytes.count - end.upperBound >= count else { return nil }
            path = String(words[1])
            body = Array(bytes[end.upperBound...].prefix(count))
        }
    }
}
