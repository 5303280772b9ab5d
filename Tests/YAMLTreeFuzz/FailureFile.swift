#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Stores the current input, so that a signal handler can write it to a file after a crash or hang.
enum FailureFile {
    static let name = "fuzz-failure.bin"
    private static let capacity = 1 << 20
    private static let hangSeconds: UInt32 = 20

    // A signal handler can only use plain memory. Only one thread runs here.
    nonisolated(unsafe) private static let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    nonisolated(unsafe) private static var count = 0
    nonisolated(unsafe) private static let path: UnsafeMutablePointer<CChar>? = strdup(name)

    static func installHandlers() {
        _ = (bytes, path)
        for number in [SIGALRM, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            signal(number) { _ in
                FailureFile.write()
                _exit(1)
            }
        }
    }

    /// Stores the next input, and starts its time limit.
    static func begin(_ input: [UInt8]) {
        count = min(input.count, capacity)
        input.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { bytes.update(from: start, count: count) }
        }
        alarm(hangSeconds)
    }

    static func write() {
        guard let path else { return }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { return }
        #if canImport(Glibc)
        _ = Glibc.write(descriptor, bytes, count)
        #elseif canImport(Musl)
        _ = Musl.write(descriptor, bytes, count)
        #elseif canImport(Darwin)
        _ = Darwin.write(descriptor, bytes, count)
        #endif
        close(descriptor)
    }
}
