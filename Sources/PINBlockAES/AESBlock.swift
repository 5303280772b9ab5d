/// 16 bytes of a buffer as a collection that `AES.permute` works on in place.
///
/// `UnsafeMutableBufferPointer` would do too, but its own check of the pointer that comes back takes longer than AES itself.
struct AESBlock: MutableCollection {
    private let base: UnsafeMutablePointer<UInt8>

    /// Takes the 16 bytes from `base` on, which outlive this value.
    init(_ base: UnsafeMutablePointer<UInt8>) { self.base = base }

    var startIndex: Int { 0 }
    var endIndex: Int { 16 }
    var count: Int { 16 }

    func index(after index: Int) -> Int { index + 1 }

    subscript(index: Int) -> UInt8 {
        get { base[index] }
        nonmutating set { base[index] = newValue }
    }

    mutating func withContiguousMutableStorageIfAvailable<Result>(
        _ body: (inout UnsafeMutableBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result? {
        var bytes = UnsafeMutableBufferPointer(start: base, count: 16)
        return try body(&bytes)
    }

    /// Runs `body` on each whole AES block of the buffer, in order.
    @inline(__always)
    static func forEach(
        in bytes: UnsafeMutableRawBufferPointer,
        _ body: (inout AESBlock) throws -> Void
    ) rethrows {
        guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        var offset = 0
        while offset + 16 <= bytes.count {
            var block = AESBlock(base + offset)
            try body(&block)
            offset += 16
        }
    }
}
