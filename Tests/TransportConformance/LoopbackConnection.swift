public import Foundation

#if canImport(Glibc)
import Glibc
let streamType = Int32(SOCK_STREAM.rawValue)
private let quietly = Int32(MSG_NOSIGNAL)
#elseif canImport(Musl)
import Musl
let streamType = SOCK_STREAM
private let quietly = Int32(MSG_NOSIGNAL)
#else
import Darwin
let streamType = SOCK_STREAM
private let quietly: Int32 = 0
#endif

private func systemPoll(_ descriptors: UnsafeMutablePointer<pollfd>, _ count: Int, _ milliseconds: Int32) -> Int32 {
    poll(descriptors, nfds_t(count), milliseconds)
}

/// One connection to a `LoopbackServer`, used by one thread.
///
/// Every call blocks until it is done.
public final class LoopbackConnection: @unchecked Sendable {
    private let descriptor: Int32
    private let lock = NSLock()
    private var isOpen = true
    private var buffer: [UInt8] = []
    /// The last head that was read.
    private var announced: LoopbackRequest?

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        #if canImport(Darwin)
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    /// Reads a request head and its body.
    ///
    /// Returns `nil` if the client closed before the end.
    public func readRequest() -> LoopbackRequest? {
        guard let head = readHead(), var request = LoopbackRequest(head: head), let body = readBody() else {
            return nil
        }
        request.body = body
        return request
    }

    /// Reads the body of the last head.
    ///
    /// Returns `nil` if the client closed before the end.
    public func readBody() -> Data? {
        guard let announced else { return Data() }
        guard announced["transfer-encoding"] == "chunked" else {
            return read(announced["content-length"].flatMap { Int($0) } ?? 0)
        }
        var body = Data()
        while let line = readLine(), let size = Int(line, radix: 16), let chunk = read(size), readLine() == "" {
            if size == 0 { return body }
            body.append(chunk)
        }
        return nil
    }

    /// Reads only a request head: its lines, without the blank one.
    public func readHead() -> [String]? {
        var lines: [String] = []
        while let line = readLine() {
            if line.isEmpty {
                announced = LoopbackRequest(head: lines)
                return lines
            }
            lines.append(line)
        }
        return nil
    }

    /// Writes `text`.
    ///
    /// Returns `false` if the client has closed.
    @discardableResult
    public func write(_ text: String) -> Bool { write(Data(text.utf8)) }

    /// Writes `bytes`.
    ///
    /// Returns `false` if the client has closed.
    @discardableResult
    public func write(_ bytes: Data) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard isOpen else { return false }
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, quietly) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Writes `block` repeatedly, until `count` bytes are written or the client has read nothing for `time`.
    ///
    /// - Returns: The number of bytes sent.
    public func write(_ block: Data, upTo count: Int, untilHeldUpFor time: Duration) -> Int {
        let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
        var written = 0
        while written < count {
            var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            let isReady = withUnsafeMutablePointer(to: &poll) { systemPoll($0, 1, Int32(clamping: milliseconds)) }
            guard isReady > 0 else { return written }
            let start = written % block.count
            let sent = block.withUnsafeBytes {
                let part = UnsafeRawBufferPointer(rebasing: $0[start..<min($0.count, start + count - written)])
                return send(descriptor, part.baseAddress, part.count, quietly | Int32(MSG_DONTWAIT))
            }
            guard sent > 0 else { return written }
            written += sent
        }
        return written
    }

    /// Writes a response with a status, fields, a body and its `Content-Length`.
    @discardableResult
    public func respond(_ status: Int = 200, _ fields: [String] = [], _ body: Data = Data()) -> Bool {
        let lines = ["HTTP/1.1 \(status) Text", "Content-Length: \(body.count)"] + fields
        return write(Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
    }

    /// Waits until the client closes, and discards what it still sends.
    public func waitForClose() {
        buffer.removeAll()
        while fill() { buffer.removeAll() }
    }

    /// Waits until the client closes or has sent nothing for `time`.
    public func waitForClose(afterSilence time: Duration) {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
        _ = withUnsafeMutablePointer(to: &poll) { systemPoll($0, 1, Int32(clamping: milliseconds)) }
    }

    /// Closes with a reset (RST) instead of an orderly end.
    public func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    /// Closes the connection.
    public func close() {
        lock.withLock {
            guard isOpen else { return }
            isOpen = false
            #if canImport(Glibc)
            _ = Glibc.close(descriptor)
            #elseif canImport(Musl)
            _ = Musl.close(descriptor)
            #else
            _ = Darwin.close(descriptor)
            #endif
        }
    }

    /// Ends both directions, so that a read or write in progress returns.
    func shutDown() {
        lock.withLock { if isOpen { _ = shutdown(descriptor, Int32(SHUT_RDWR)) } }
    }

    private func readLine() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = buffer[..<end]
                let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
                buffer.removeFirst(end + 1)
                return text
            }
            guard fill() else { return nil }
        }
    }

    private func read(_ count: Int) -> Data? {
        while buffer.count < count { guard fill() else { return nil } }
        defer { buffer.removeFirst(count) }
        return Data(buffer.prefix(count))
    }

    private func fill() -> Bool {
        guard isOpen else { return false }
        let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { space, count in
            count = max(0, recv(descriptor, space.baseAddress, space.count, 0))
        }
        buffer += chunk
        return !chunk.isEmpty
    }
}

/// A request as it was on the wire.
public struct LoopbackRequest: Sendable {
    /// The method.
    public let method: String
    /// The target, unchanged.
    public let target: String
    /// The fields in order, with names as sent.
    public let fields: [(name: String, value: String)]
    /// The content, without its framing.
    public var body = Data()

    init?(head: [String]) {
        let parts = head.first?.split(separator: " ") ?? []
        guard parts.count == 3 else { return nil }
        method = String(parts[0])
        target = String(parts[1])
        fields = head.dropFirst().map { line in
            let (name, value) = (line.prefix { $0 != ":" }, line.drop { $0 != ":" }.dropFirst())
            return (String(name), value.trimmingCharacters(in: .whitespaces))
        }
    }

    /// The values of a field, joined with `, `.
    ///
    /// The name is case-insensitive.
    public subscript(name: String) -> String? {
        let values = fields.filter { $0.name.lowercased() == name }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }
}
