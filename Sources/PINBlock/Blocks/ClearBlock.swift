/// The 8 bytes of a clear PIN block of format 0, 1, 2 or 3, before its nibbles are checked.
///
/// Erased at the end of its lifetime.
///
/// A cipher accepts and returns these. ``Format0Block`` and its siblings interpret them.
public struct ClearBlock: ~Copyable, Sendable {
    private var bytes: SecretBytes

    /// Copies exactly 8 bytes from a buffer or an array, such as the result of decryption.
    ///
    /// Erase the source afterwards.
    /// - Throws: `.blockLength`.
    public init(bytes source: some Collection<UInt8>, memory: (any SecretMemory)? = nil) throws(PINError) {
        guard source.count == 8 else { throw .blockLength }
        bytes = SecretBytes(count: 8, memory: memory)
        bytes.withUnsafeMutableBytes { $0.copyBytes(from: source) }
    }

    init(number: UInt64, memory: (any SecretMemory)?) {
        bytes = SecretBytes(count: 8, memory: memory)
        bytes.setNumber(number, at: 0)
    }

    /// Provides access to the 8 bytes.
    ///
    /// The pointer must not outlive `body`. Erase any copies.
    public borrowing func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withUnsafeBytes(body)
    }

    /// The block as a big-endian number.
    ///
    /// Its first nibble is the highest.
    package borrowing func number() -> UInt64 { bytes.number(at: 0) }

    /// The memory for other secrets that come from this block.
    package var memory: (any SecretMemory)? { bytes.home }

    /// The first nibble, which is the format of the block.
    ///
    /// The account number doesn't mask it in any format.
    public var controlNibble: UInt8 { bytes[0] >> 4 }
}

/// A clear PIN block of 8 bytes whose format is known: ``Format0Block`` to ``Format3Block``.
public protocol ShortPINBlock: ~Copyable, Sendable {
    /// The format's number, which is also the block's first nibble.
    static var format: UInt8 { get }

    /// Creates a block from a decrypted one.
    ///
    /// The first nibble is checked now, the rest when the PIN is extracted.
    /// - Throws: `.blockFormat`.
    init(_ clear: consuming ClearBlock) throws(PINError)

    /// Consumes the block and returns its bytes, for a cipher.
    consuming func clearBlock() -> ClearBlock
}

extension ShortPINBlock where Self: ~Copyable {
    /// Rejects a block whose first nibble isn't this format's.
    static func check(_ clear: borrowing ClearBlock) throws(PINError) {
        let found = clear.controlNibble
        guard found == format else { throw .blockFormat(expected: format, found: found) }
    }
}
