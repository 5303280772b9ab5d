import Crypto
import CryptoExtras
public import PINBlock

/// Encrypts PIN blocks with AES in this process, using swift-crypto.
///
/// Its own methods don't suspend. Through `any PINBlockCipher`, they can be awaited like an HSM's.
public struct AESPINCipher: PINBlockCipher {
    /// The key.
    ///
    /// Check its warnings when you configure it.
    public let key: AESKey
    /// How the 8 bytes of formats 0 to 3 are arranged in AES blocks.
    public let settings: AESBlockSettings

    /// The last AES block of every ECB ciphertext of padded hex digits: 16 bytes of padding, always the same for a
    /// key.
    private let paddingBlock: (high: UInt64, low: UInt64)?

    /// Creates a cipher with a key, and with settings if the peer doesn't use the defaults.
    public init(key: AESKey, settings: AESBlockSettings = .standard) {
        self.key = key
        self.settings = settings
        paddingBlock = settings.hasConstantPaddingBlock ? key.encipheredPadding() : nil
    }

    /// Encrypts a PIN as a block of format 0, which the API uses.
    ///
    /// PIN `1234`, kit `130005054` and the key string `0123456789ABCDEF0123456789ABCDEF` give
    /// `w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=` with the standard settings.
    /// The PIN is consumed. Its bytes are erased when this returns or throws.
    /// - Throws: `.cipherFailed`. The error contains no digit of the PIN and no byte of the key.
    public func encrypt(_ pin: consuming ClearPIN, for account: AccountNumber) throws(PINError) -> EncryptedPIN {
        try enciphering(Format0Block.number(pin, for: account)) { bytes throws(PINError) in
            try EncryptedPIN(enciphered: bytes)
        }
    }

    /// Decrypts a block of format 0 and extracts the PIN.
    ///
    /// With a wrong key or account number, this usually throws, but may return a wrong PIN: format 0 has no checksum.
    /// - Throws: `.ciphertextLength`, `.ciphertextPadding`, `.cipherFailed`, `.blockFormat`, `.blockPINLength`,
    ///   `.blockDigits`, `.blockFill`.
    public func decrypt(_ pin: EncryptedPIN, for account: AccountNumber) throws(PINError) -> ClearPIN {
        try Format0Block(decipher(pin.ciphertext)).pin(for: account)
    }

    /// Encrypts a block of format 0, 1, 2 or 3 and returns 16 or 32 bytes.
    /// - Throws: `.cipherFailed`.
    public func encipher(_ block: borrowing ClearBlock) throws(PINError) -> [UInt8] {
        try enciphering(block.number()) { Array($0) }
    }

    /// Formats the block in memory that is erased, encrypts it in place and provides access to the result.
    @inline(__always)
    func enciphering<Result>(
        _ block: UInt64,
        _ body: (UnsafeRawBufferPointer) throws(PINError) -> Result
    ) throws(PINError) -> Result {
        var bytes = SecretBytes(count: settings.ciphertextLength, memory: key.memory)
        return try bytes.withUnsafeMutableBytes { bytes throws(PINError) in
            settings.layOut(block, in: bytes)
            try erasingStack { () throws(PINError) in try encipherInPlace(bytes) }
            return try body(UnsafeRawBufferPointer(bytes))
        }
    }

    /// Decrypts the result of ``encipher(_:)-(ClearBlock)``.
    /// - Throws: `.ciphertextLength`, `.ciphertextPadding`, `.cipherFailed`.
    public func decipher(_ ciphertext: [UInt8]) throws(PINError) -> ClearBlock {
        guard ciphertext.count == settings.ciphertextLength else { throw .ciphertextLength }
        var bytes = SecretBytes(count: ciphertext.count, memory: key.memory)
        return try bytes.withUnsafeMutableBytes { bytes throws(PINError) in
            bytes.copyBytes(from: ciphertext)
            try erasingStack { () throws(PINError) in try decipherInPlace(bytes) }
            return try settings.block(from: bytes, memory: key.memory)
        }
    }
}

extension AESPINCipher: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Only the key's size: `AESPINCipher(AESKey(256 bits))`.
    public var description: String { "AESPINCipher(\(key))" }

    /// Only the key's size.
    public var debugDescription: String { description }

    /// A mirror without the values derived from the key.
    public var customMirror: Mirror { Mirror(self, children: ["key": key, "settings": settings]) }
}

// swift-crypto expands the key on the stack, where its first bytes are the key, and doesn't erase it. Each use of it
// is inside of `erasingStack`.
extension AESPINCipher {
    private func encipherInPlace(_ bytes: UnsafeMutableRawBufferPointer) throws(PINError) {
        do {
            switch settings.mode {
            case .ecb:
                if let paddingBlock, bytes.count == 32 {
                    try AESBlock.forEach(in: .init(rebasing: bytes[..<16])) { block in
                        try AES.permute(&block, key: key.symmetric)
                    }
                    bytes.storeBytes(of: paddingBlock.high, toByteOffset: 16, as: UInt64.self)
                    bytes.storeBytes(of: paddingBlock.low, toByteOffset: 24, as: UInt64.self)
                } else {
                    try AESBlock.forEach(in: bytes) { block in try AES.permute(&block, key: key.symmetric) }
                }
            case .cbc(let vector):
                var previous = vector.bytes
                try AESBlock.forEach(in: bytes) { block in
                    for index in block.indices { block[index] ^= previous[index] }
                    try AES.permute(&block, key: key.symmetric)
                    previous = Array(block)
                }
            }
        } catch {
            throw .cipherFailed
        }
    }

    private func decipherInPlace(_ bytes: UnsafeMutableRawBufferPointer) throws(PINError) {
        do {
            switch settings.mode {
            case .ecb: try AESBlock.forEach(in: bytes) { block in try AES.inversePermute(&block, key: key.symmetric) }
            case .cbc(let vector):
                var previous = vector.bytes
                try AESBlock.forEach(in: bytes) { block in
                    let ciphertext = Array(block)
                    try AES.inversePermute(&block, key: key.symmetric)
                    for index in block.indices { block[index] ^= previous[index] }
                    previous = ciphertext
                }
            }
        } catch {
            throw .cipherFailed
        }
    }
}

extension AESBlockSettings {
    /// Whether the last AES block is only padding and encrypted independently.
    fileprivate var hasConstantPaddingBlock: Bool { mode == .ecb && ciphertextLength == 32 }
}

extension AESKey {
    /// The encryption of 16 bytes of value 16.
    ///
    /// Empty if the cipher fails, which is then reported on use.
    fileprivate func encipheredPadding() -> (high: UInt64, low: UInt64)? {
        var block = [UInt8](repeating: 16, count: 16)
        guard (try? erasingStack({ try AES.permute(&block, key: symmetric) })) != nil else { return nil }
        return block.withUnsafeBytes { bytes in
            (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
    }
}
