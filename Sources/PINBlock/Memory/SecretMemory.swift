/// Where clear PINs, clear blocks and key bytes lie while they are in use.
///
/// Without one, they lie on the ordinary heap. Conform your own class to keep them in locked pages that are never
/// swapped out, or to watch that they are erased. Whatever the memory, its bytes are erased before ``release(_:)``.
public protocol SecretMemory: AnyObject, Sendable {
    /// Returns exactly `byteCount` bytes, at least 1, which nothing else uses until they are released.
    func allocate(byteCount: Int) -> UnsafeMutableRawBufferPointer

    /// Takes back what ``allocate(byteCount:)`` returned.
    ///
    /// Every byte has been overwritten with zero.
    func release(_ bytes: UnsafeMutableRawBufferPointer)
}
