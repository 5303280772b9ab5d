#if canImport(Darwin)
@_exported import Darwin
#elseif canImport(Glibc)
@_exported import Glibc
#elseif canImport(Musl)
@_exported import Musl
#endif

/// Standard output and standard error.
enum Terminal {
    static func error(_ text: String) {
        if !text.isEmpty { write(text + "\n", to: STDERR_FILENO) }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 && errno != EINTR { return }
            start += max(count, 0)
        }
    }
}

func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
    Darwin.write(descriptor, bytes, count)
    #elseif canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
    #else
    Musl.write(descriptor, bytes, count)
    #endif
}

/// Ends the process; a name of its own, because commands have a method `exit`.
func endProcess(_ code: Int32) -> Never { exit(code) }

/// Keeps a value for the rest of the process, which ends soon: to free a document's tree takes a tenth of a run.
func keepUntilExit<Value>(_ value: Value) { _ = Unmanaged.passRetained(Keeper(value)) }

private final class Keeper<Value> {
    private let value: Value

    init(_ value: Value) { self.value = value }
}
