/// The only owner of some bytes: not copyable, never moved, erased at the end of its lifetime.
///
/// The bytes are behind a pointer, because moving a noncopyable value leaves its old bytes behind.
package struct SecretBytes: ~Copyable {
    @usableFromInline package let storage: UnsafeMutableRawBufferPointer
    @usableFromInline package let memory: (any SecretMemory)?

    /// Creates zero bytes.
    ///
    /// An empty or negative `count` gives one byte, so that there is always an address.
    package init(count: Int, memory: (any SecretMemory)?) {
        let count = max(count, 1)
        self.memory = memory
        storage = memory?.allocate(byteCount: count) ?? Self.heap(byteCount: count)
        storage.initializeMemory(as: UInt8.self, repeating: 0)
    }

    /// Ordinary memory, with a size that is a multiple of 8 bytes.
    private static func heap(byteCount: Int) -> UnsafeMutableRawBufferPointer {
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: (byteCount + 7) / 8)
        return UnsafeMutableRawBufferPointer(start: words, count: byteCount)
    }

    deinit {
        erase(storage)
        if let memory {
            memory.release(storage)
        } else {
            storage.deallocate()
        }
    }

    /// The number of bytes.
    @inlinable package var count: Int { storage.count }

    /// The memory for other secrets that come from this one.
    @inlinable package var home: (any SecretMemory)? { memory }

    /// Provides read access to the bytes.
    ///
    /// The pointer must not outlive `body`.
    @inlinable @inline(__always) package borrowing func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(storage))
    }

    /// Provides write access to the bytes.
    ///
    /// The pointer must not outlive `body`.
    @inlinable @inline(__always) package mutating func withUnsafeMutableBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage)
    }

    /// The byte at `index`, which must be below ``count``.
    @inlinable package subscript(index: Int) -> UInt8 {
        get { storage[index] }
        set { storage[index] = newValue }
    }

    /// The 8 bytes from `offset` on as a big-endian number.
    ///
    /// Its highest nibble is the PIN block's first.
    @inlinable package borrowing func number(at offset: Int) -> UInt64 {
        UInt64(bigEndian: UnsafeRawBufferPointer(storage).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Writes `number` as 8 big-endian bytes from `offset` on.
    @inlinable package mutating func setNumber(_ number: UInt64, at offset: Int) {
        storage.storeBytes(of: number.bigEndian, toByteOffset: offset, as: UInt64.self)
    }

    /// Compares without an early exit, so the time depends only on the lengths.
    package borrowing func isEqual(to other: borrowing SecretBytes) -> Bool {
        guard count == other.count else { return false }
        return constantTimeEqual(UnsafeRawBufferPointer(storage), UnsafeRawBufferPointer(other.storage))
    }
}

// It has one owner at a time and is written only through `mutating` methods, and `SecretMemory` is `Sendable`.
extension SecretBytes: @unchecked Sendable {}
