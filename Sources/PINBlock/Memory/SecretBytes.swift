/// Owns some bytes that nobody else may keep: not copyable, never moved, erased when it goes out of scope.
///
/// The bytes lie behind a pointer, because a noncopyable value that is moved leaves its old bytes behind.
package struct SecretBytes: ~Copyable {
    @usableFromInline package let storage: UnsafeMutableRawBufferPointer
    @usableFromInline package let memory: (any SecretMemory)?

    /// Makes zero bytes.
    ///
    /// An empty or negative `count` gives one byte, so that there is always an address.
    package init(count: Int, memory: (any SecretMemory)?) {
        let count = max(count, 1)
        self.memory = memory
        storage = memory?.allocate(byteCount: count) ?? Self.heap(byteCount: count)
        storage.initializeMemory(as: UInt8.self, repeating: 0)
    }

    /// Ordinary memory, a whole number of 8 bytes behind the pointer.
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

    /// How many bytes.
    @inlinable package var count: Int { storage.count }

    /// Where further secrets that come from this one belong.
    @inlinable package var home: (any SecretMemory)? { memory }

    /// Lends the bytes for reading.
    ///
    /// The pointer must not outlive `body`.
    @inlinable @inline(__always) package borrowing func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(storage))
    }

    /// Lends the bytes for writing.
    ///
    /// The pointer must not outlive `body`.
    @inlinable @inline(__always) package mutating func withUnsafeMutableBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage)
    }

    /// The byte at `index`, which the caller keeps below ``count``.
    @inlinable package subscript(index: Int) -> UInt8 {
        get { storage[index] }
        set { storage[index] = newValue }
    }

    /// The 8 bytes from `offset` on as a big-endian number; the PIN block's first nibble is its highest.
    @inlinable package borrowing func number(at offset: Int) -> UInt64 {
        UInt64(bigEndian: UnsafeRawBufferPointer(storage).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Writes `number` as 8 big-endian bytes from `offset` on.
    @inlinable package mutating func setNumber(_ number: UInt64, at offset: Int) {
        storage.storeBytes(of: number.bigEndian, toByteOffset: offset, as: UInt64.self)
    }

    /// Compares without leaving early: the time depends on the lengths only.
    package borrowing func isEqual(to other: borrowing SecretBytes) -> Bool {
        guard count == other.count else { return false }
        return constantTimeEqual(UnsafeRawBufferPointer(storage), UnsafeRawBufferPointer(other.storage))
    }
}

// One owner at a time; it is written through `mutating` methods only, and `SecretMemory` is `Sendable`.
extension SecretBytes: @unchecked Sendable {}
