import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A TCP server on a free loopback port whose behavior is a closure, run on a separate thread for each connection.
///
/// It doesn't implement HTTP, so it can also violate the protocol at any byte.
public final class LoopbackServer: Sendable {
    /// Its port on 127.0.0.1.
    public let port: UInt16
    /// `127.0.0.1:port`.
    public var authority: String { "127.0.0.1:\(port)" }

    private let stopper: Int32
    private let isClosed: DispatchSemaphore
    private let connections = Connections()

    /// Starts listening.
    ///
    /// The port accepts connections when this returns.
    public init(_ serve: @escaping @Sendable (LoopbackConnection) -> Void) throws {
        let listener = socket(AF_INET, streamType, 0)
        guard listener >= 0 else { throw Failure("no socket: errno \(errno)") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard bind(listener, address, length) == 0, listen(listener, 1024) == 0 else { return Int32(-1) }
                return getsockname(listener, address, &length)
            }
        }
        guard result == 0 else {
            _ = close(listener)
            throw Failure("cannot listen: errno \(errno)")
        }
        port = UInt16(bigEndian: address.sin_port)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure("no pipe: errno \(errno)") }
        let wakeUp = ends[0]
        stopper = ends[1]
        let isClosed = DispatchSemaphore(value: 0)
        self.isClosed = isClosed
        let connections = connections
        Thread.detachNewThread {
            // Only this thread closes the descriptors it waits on, because closed descriptors are reused.
            defer {
                _ = close(listener)
                _ = close(wakeUp)
                isClosed.signal()
            }
            while let descriptor = acceptNext(listener, until: wakeUp) {
                let connection = LoopbackConnection(descriptor)
                guard connections.add(connection) else { return }
                Thread.detachNewThread {
                    serve(connection)
                    connections.remove(connection)
                    connection.close()
                }
            }
        }
    }

    deinit { stop() }

    /// The number of connections accepted since the start.
    public var connectionCount: Int { connections.total }

    /// Stops listening and closes every connection.
    public func stop() {
        guard connections.stop() else { return }
        _ = close(stopper)
        isClosed.wait()
    }
}

/// Waits for a connection.
///
/// Returns `nil` when the other end of `wakeUp` was closed.
private func acceptNext(_ listener: Int32, until wakeUp: Int32) -> Int32? {
    while true {
        var polled = [
            pollfd(fd: listener, events: Int16(POLLIN), revents: 0), pollfd(fd: wakeUp, events: 0, revents: 0),
        ]
        guard poll(&polled, 2, -1) >= 0 || errno == EINTR else { return nil }
        if polled[1].revents != 0 { return nil }
        guard polled[0].revents != 0 else { continue }
        let descriptor = accept(listener, nil, nil)
        if descriptor >= 0 { return descriptor }
    }
}

/// The open connections of a server.
private final class Connections: @unchecked Sendable {
    private let lock = NSLock()
    private var open: [ObjectIdentifier: LoopbackConnection] = [:]
    private var count = 0
    private var isStopped = false

    var total: Int { lock.withLock { count } }

    func add(_ connection: LoopbackConnection) -> Bool {
        let isAdded = lock.withLock {
            if !isStopped {
                open[ObjectIdentifier(connection)] = connection
                count += 1
            }
            return !isStopped
        }
        if !isAdded { connection.close() }
        return isAdded
    }

    func remove(_ connection: LoopbackConnection) {
        _ = lock.withLock { open.removeValue(forKey: ObjectIdentifier(connection)) }
    }

    func stop() -> Bool {
        let (isFirst, left) = lock.withLock {
            defer { isStopped = true }
            return (!isStopped, Array(open.values))
        }
        left.forEach { $0.shutDown() }
        return isFirst
    }
}

/// A failed check.
public struct Failure: Error, CustomStringConvertible {
    /// The expected and the actual result.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Throws if `condition` is false.
func expect(_ condition: Bool, _ text: @autoclosure () -> String, line: Int = #line, file: String = #fileID) throws {
    if !condition { throw Failure("\(file):\(line): \(text())") }
}

/// Throws if the two differ.
func expectEqual<Value: Equatable>(
    _ found: Value,
    _ expected: Value,
    _ what: String = "",
    line: Int = #line,
    file: String = #fileID
) throws {
    try expect(found == expected, "\(what) expected \(expected), found \(found)", line: line, file: file)
}
