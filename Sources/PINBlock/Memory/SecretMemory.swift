/// The memory for clear PINs, clear blocks and key bytes while they are in use.
///
/// By default, they are on the ordinary heap. Conform your own class to keep them in locked pages that are never
/// swapped out, or to observe their erasure. All bytes are erased before ``release(_:)``.
public protocol SecretMemory: AnyObject, Sendable {
    /// Returns exactly `byteCount` bytes, at least 1, for exclusive use until they are released.
    func allocate(byteCount: Int) -> UnsafeMutableRawBufferPointer

    /// Releases memory from ``allocate(byteCount:)``.
    ///
    /// Every byte has been overwritten with zero.
    ///
    /// Every byte has been overwritten with zero.
    func release(_ bytes: UnsafeMutableRawBufferPointer)
}
