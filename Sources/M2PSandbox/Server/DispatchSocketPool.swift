import Dispatch
import FlyingSocks
import Foundation

/// Waits for sockets with Dispatch, whose one thread serves every sandbox of the process.
///
/// FlyingFox's own pool on Linux blocks a thread for each server, so that a few hundred sandboxes, such as parallel tests start,
/// stop each other forever; and it leaves a file descriptor open each time.
struct DispatchSocketPool: AsyncSocketPool {
    private static let queue = DispatchQueue(label: "m2p-sandbox-sockets")

    func prepare() async throws {}

    /// Has nothing to do until the server ends.
    func run() async throws {
        let (ends, end) = AsyncStream.makeStream(of: Never.self)
        for await _ in ends {}
        end.finish()
        throw CancellationError()
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        if events.contains(.read) { sendAtOnce(socket) }
        let file = socket.file.rawValue
        let wait = SocketWait(
            events.contains(.read)
                ? DispatchSource.makeReadSource(fileDescriptor: file, queue: Self.queue)
                : DispatchSource.makeWriteSource(fileDescriptor: file, queue: Self.queue)
        )
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait.start($0) }
        } onCancel: {
            wait.end(.failure(CancellationError()))
        }
    }

    /// Sends the head and the body of a response without waiting for an acknowledgement between them (RFC 9293,
    /// section 3.7.4), which would add 40 milliseconds to each call.
    ///
    /// A connection inherits it from the listening socket.
    private func sendAtOnce(_ socket: Socket) {
        try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    }
}

/// One wait for one event of one socket.
///
/// It ends only when Dispatch has let go of the file descriptor, so that a descriptor closed and used anew is not mistaken.
private final class SocketWait: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Void, any Error>?
        var result: Result<Void, any Error>?
    }

    private nonisolated(unsafe) let source: any DispatchSourceProtocol
    private let state = Locked(State())

    init(_ source: any DispatchSourceProtocol) {
        self.source = source
    }

    func start(_ continuation: CheckedContinuation<Void, any Error>) {
        state.withLock { $0.continuation = continuation }
        source.setEventHandler { self.end(.success(())) }
        source.setCancelHandler { self.resume() }
        // A source that was cancelled before it was activated still calls its cancel handler.
        source.activate()
    }

    func end(_ result: Result<Void, any Error>) {
        state.withLock { state in
            if state.result == nil { state.result = result }
        }
        source.cancel()
    }

    private func resume() {
        let (continuation, result) = state.withLock { state in
            defer { state.continuation = nil }
            return (state.continuation, state.result)
        }
        continuation?.resume(with: result ?? .failure(CancellationError()))
    }
}
