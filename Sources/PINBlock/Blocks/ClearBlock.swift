/// The 8 bytes of a clear PIN block of format 0, 1, 2 or 3, before its nibbles are checked.
///
/// Erased at the end.
///
/// A cipher takes and returns these; ``Format0Block`` and its siblings give them a meaning.
public struct ClearBlock: ~Copyable, Sendable {
    private var bytes: SecretBytes

    /// Takes exactly 8 bytes, from a buffer or an array, as a cipher's decrypting side finds them.
    ///
    /// Erase them there.
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

    /// Lends the 8 bytes.
    ///
    /// The pointer must not outlive `body`. Erase any copies.
    public borrowing func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withUnsafeBytes(body)
    }

    /// The block as a big-endian number; its first nibble is the highest.
    package borrowing func number() -> UInt64 { bytes.number(at: 0) }

    /// Where further secrets that come from this block belong.
    package var memory: (any SecretMemory)? { bytes.home }

    /// The first nibble: the format that the block claims to be.
    ///
    /// Not masked by the account number in any format.
    public var controlNibble: UInt8 { bytes[0] >> 4 }
}

/// A clear PIN block of 8 bytes whose format is known: ``Format0Block`` to ``Format3Block``.
public protocol ShortPINBlock: ~Copyable, Sendable {
    /// The format's number, which is also the block's first nibble.
    static var format: UInt8 { get }

    /// Takes a deciphered block.
    ///
    /// Its first nibble is checked now, the rest when the PIN is taken out.
    /// - Throws: `.blockFormat`.
    init(_ clear: consuming ClearBlock) throws(PINError)

    /// Gives up the format and returns the bytes, for a cipher.
    consuming func clearBlock() -> ClearBlock
}

extension ShortPINBlock where Self: ~Copyable {
    /// Refuses a block whose first nibble is not this format's.
    static func check(_ clear: borrowing ClearBlock) throws(PINError) {
        let found = clear.controlNibble
        guard found == format else { throw .blockFormat(expected: format, found: found) }
    }
}
