public import Foundation

#if canImport(Darwin)
public typealias ChildProcess = Process
#else
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

// The C library's module lacks these.
@_silgen_name("posix_spawn_file_actions_addclosefrom_np")
private func addCloseFrom(_ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ first: Int32) -> Int32
@_silgen_name("posix_spawn_file_actions_addchdir_np")
private func addChangeDirectory(
    _ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>,
    _ path: UnsafePointer<CChar>
) -> Int32

/// A process that a test starts: the part of Foundation's `Process` that these tests use.
///
/// Foundation's own can't be used: to find the descriptors to close, it reads each directory entry as a full structure,
/// past the end of a buffer that is full if the process has more than about 1,300 descriptors (Swift 6.3). If the
/// buffer ends at a page boundary, the whole test run crashes. The transport tests open thousands of descriptors.
public final class ChildProcess: @unchecked Sendable {
    public var executableURL: URL?
    public var arguments: [String]?
    public var environment: [String: String]?
    public var currentDirectoryURL: URL?
    /// A `FileHandle` or a `Pipe`, or nil for an empty input.
    public var standardInput: Any?
    /// A `FileHandle` or a `Pipe`, or nil for the test's own.
    public var standardOutput: Any?
    /// A `FileHandle` or a `Pipe`, or nil for the test's own.
    public var standardError: Any?
    /// Called once, on a separate thread, when the process has ended.
    public var terminationHandler: (@Sendable (ChildProcess) -> Void)?
    public private(set) var processIdentifier: pid_t = 0

    private let condition = NSCondition()
    private var waitStatus: Int32?

    public init() {}

    /// Starts the process.
    public func run() throws {
        guard let path = executableURL?.path else { throw CocoaError(.fileNoSuchFile) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(null) }
        let streams: [Any?] = [standardInput ?? FileHandle.nullDevice, standardOutput, standardError]
        for (descriptor, stream) in streams.enumerated() {
            guard let stream else { continue }
            let source = Self.descriptor(of: stream, isInput: descriptor == 0) ?? null
            posix_spawn_file_actions_adddup2(&actions, source, Int32(descriptor))
        }
        _ = addCloseFrom(&actions, 3)
        if let folder = currentDirectoryURL?.path { _ = addChangeDirectory(&actions, folder) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of Dispatch block signals; the process must not.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))

        let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0)=\($1)" }
        var pid = pid_t()
        let error = Self.withCStrings([path] + (arguments ?? [])) { arguments in
            Self.withCStrings(variables) { posix_spawn(&pid, path, &actions, &attributes, arguments, $0) }
        }
        guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
        processIdentifier = pid
        (standardInput as? Pipe)?.fileHandleForReading.closeFile()
        for case let pipe as Pipe in [standardOutput, standardError] { pipe.fileHandleForWriting.closeFile() }
        Thread.detachNewThread { [pid] in self.wait(for: pid) }
    }

    /// Waits until the process has ended.
    public func waitUntilExit() {
        condition.lock()
        while waitStatus == nil { condition.wait() }
        condition.unlock()
    }

    /// The exit code, or the signal that terminated the process.
    public var terminationStatus: Int32 {
        let status = condition.withLock { waitStatus } ?? 0
        return status & 0x7F == 0 ? status >> 8 & 0xFF : status & 0x7F
    }

    /// Whether the process exited by itself or was terminated by a signal.
    public var terminationReason: Process.TerminationReason {
        (condition.withLock { waitStatus } ?? 0) & 0x7F == 0 ? .exit : .uncaughtSignal
    }

    private func wait(for pid: pid_t) {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        condition.lock()
        waitStatus = status
        condition.broadcast()
        condition.unlock()
        terminationHandler?(self)
    }

    /// The descriptor of a stream, or nil if it has none.
    private static func descriptor(of stream: Any, isInput: Bool) -> Int32? {
        switch stream {
        case let pipe as Pipe: (isInput ? pipe.fileHandleForReading : pipe.fileHandleForWriting).fileDescriptor
        case let handle as FileHandle where handle !== FileHandle.nullDevice: handle.fileDescriptor
        default: nil
        }
    }

    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}
#endif
