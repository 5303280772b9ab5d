#if canImport(Darwin)
@_exported public import Darwin
#elseif canImport(Glibc)
@_exported public import Glibc
#elseif canImport(Musl)
@_exported public import Musl
#endif

package func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
    Darwin.write(descriptor, bytes, count)
    #elseif canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
    #else
    Musl.write(descriptor, bytes, count)
    #endif
}

/// Ends the process; a name of its own, because commands have a method `exit`.
package func endProcess(_ code: Int32) -> Never { exit(code) }

/// Keeps a value for the rest of the process, which ends soon: to free a document's tree takes a tenth of a run.
package func keepUntilExit<Value>(_ value: Value) { _ = Unmanaged.passRetained(Keeper(value)) }

private final class Keeper<Value> {
    private let value: Value

    init(_ value: Value) { self.value = value }
}
