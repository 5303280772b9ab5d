#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Limits the resources of one input, and writes the input to a file if it ends the process: by a trap, a stack
/// overflow, exhausted memory or a hang.
enum Limits {
    static let baseName = "fuzz-base.json"
    static let revisionName = "fuzz-revision.json"
    private static let capacity = 1 << 22
    private static let hangSeconds: UInt32 = 20
    private static let memory: rlim_t = 3 << 30

    // A signal handler can only use plain memory. Only one thread runs here.
    nonisolated(unsafe) private static let bytes = (0..<2).map { _ in
        UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    }
    nonisolated(unsafe) private static var counts = [0, 0]
    nonisolated(unsafe) private static let paths = [baseName, revisionName].map { (name: String) in strdup(name) }

    static func install() {
        _ = (bytes, counts, paths)
        var limit = rlimit(rlim_cur: memory, rlim_max: memory)
        #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        #else
        setrlimit(RLIMIT_AS, &limit)
        #endif
        // After a stack overflow, a handler needs its own stack.
        let size = 1 << 16
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
        for number in [SIGALRM, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            var action = sigaction()
            #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = { _ in Limits.end() }
            #else
            action.__sigaction_handler.sa_handler = { _ in Limits.end() }
            #endif
            action.sa_flags = Int32(SA_ONSTACK)
            sigaction(number, &action, nil)
        }
    }

    /// Stores the next input, and starts its time limit.
    static func begin(_ inputs: [[UInt8]]) {
        for (index, input) in inputs.enumerated() {
            counts[index] = min(input.count, capacity)
            input.withUnsafeBufferPointer { source in
                if let start = source.baseAddress { bytes[index].update(from: start, count: counts[index]) }
            }
        }
        alarm(hangSeconds)
    }

    private static func end() {
        save()
        _exit(1)
    }

    static func save() {
        for index in 0..<2 {
            guard let path = paths[index] else { return }
            let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            if descriptor < 0 { return }
            _ = write(descriptor, bytes[index], counts[index])
            close(descriptor)
        }
    }
}
