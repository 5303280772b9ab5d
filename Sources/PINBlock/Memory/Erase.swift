#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Overwrites the bytes with zero in a way that the optimizer can't remove.
package func erase(_ bytes: UnsafeMutableRawBufferPointer) {
    guard let base = bytes.baseAddress, bytes.count > 0 else { return }
    #if canImport(Darwin)
    _ = memset_s(base, bytes.count, 0, bytes.count)
    #elseif canImport(Glibc) || canImport(Musl)
    explicit_bzero(base, bytes.count)
    #else
    overwrite(base, count: bytes.count)
    #endif
}

#if !canImport(Darwin) && !canImport(Glibc) && !canImport(Musl)
/// The fallback on other platforms: without inlining or optimization, the compiler can't see that the stores are
/// dead.
@inline(never)
@_optimize(none)
private func overwrite(_ base: UnsafeMutableRawPointer, count: Int) {
    for offset in 0..<count { base.storeBytes(of: 0, toByteOffset: offset, as: UInt8.self) }
}
#endif

/// Compares two buffers of one length without leaving early at the first difference.
@inline(never)
package func constantTimeEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
}
