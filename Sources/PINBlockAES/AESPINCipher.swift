import Crypto
import CryptoExtras
public import PINBlock

/// Encrypts PIN blocks with AES in this process, on swift-crypto.
///
/// Its own methods do not suspend; through `any PINBlockCipher` they can be awaited like an HSM's.
public struct AESPINCipher: PINBlockCipher {
    /// The key.
    ///
    /// Look at its warnings where it is configured.
    public let key: AESKey
    /// How the 8 bytes of formats 0 to 3 fill AES's blocks.
    public let settings: AESBlockSettings

    /// Takes a key, and settings where the standard ones are not the peer's.
    public init(key: AESKey, settings: AESBlockSettings = .standard) {
        self.key = key
        self.settings = settings
    }

    /// Encrypts a PIN as a block of format 0, the API's own.
    ///
    /// PIN `1234`, kit `130005054` and the key text `0123456789ABCDEF0123456789ABCDEF` give
    /// `w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=` with the standard settings.
    /// - Parameter pin: is consumed: its bytes are erased on return, and when this throws.
    /// - Throws: `.cipherFailed`. The error holds no digit of the PIN and no byte of the key.
    public func encrypt(_ pin: consuming ClearPIN, for account: AccountNumber) throws(PINError) -> EncryptedPIN {
        try EncryptedPIN(enciphered: encipher(Format0Block(pin, for: account).clearBlock()))
    }

    /// Decrypts a block of format 0 and takes the PIN out.
    ///
    /// With a wrong key or account number this throws, or now and then returns a wrong PIN: format 0 has no checksum.
    /// - Throws: `.ciphertextLength`, `.ciphertextPadding`, `.cipherFailed`, `.blockFormat`, `.blockPINLength`,
    ///   `.blockDigits`, `.blockFill`.
    public func decrypt(_ pin: EncryptedPIN, for account: AccountNumber) throws(PINError) -> ClearPIN {
        try Format0Block(decipher(pin.ciphertext)).pin(for: account)
    }

    /// Encrypts a block of format 0, 1, 2 or 3 and returns 16 or 32 bytes.
    /// - Throws: `.cipherFailed`.
    public func encipher(_ block: borrowing ClearBlock) throws(PINError) -> [UInt8] {
        // Laid out in memory that is erased, encrypted in place, then copied out.
        var bytes = SecretBytes(count: settings.ciphertextLength, memory: key.memory)
        let block = block.number()
        return try bytes.withUnsafeMutableBytes { bytes throws(PINError) in
            settings.layOut(block, in: bytes)
            try encipherInPlace(bytes)
            return Array(bytes)
        }
    }

    /// Decrypts what ``encipher(_:)-(ClearBlock)`` returned.
    /// - Throws: `.ciphertextLength`, `.ciphertextPadding`, `.cipherFailed`.
    public func decipher(_ ciphertext: [UInt8]) throws(PINError) -> ClearBlock {
        guard ciphertext.count == settings.ciphertextLength else { throw .ciphertextLength }
        var bytes = SecretBytes(count: ciphertext.count, memory: key.memory)
        return try bytes.withUnsafeMutableBytes { bytes throws(PINError) in
            bytes.copyBytes(from: ciphertext)
            try decipherInPlace(bytes)
            return try settings.block(from: bytes, memory: key.memory)
        }
    }
}

extension AESPINCipher {
    private func encipherInPlace(_ bytes: UnsafeMutableRawBufferPointer) throws(PINError) {
        var blocks = AESBlocks(bytes)
        do {
            switch settings.mode {
            case .ecb: try blocks.forEach { block in try AES.permute(&block, key: key.symmetric) }
            case .cbc(let vector):
                var previous = vector.bytes
                try blocks.forEach { block in
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
        var blocks = AESBlocks(bytes)
        do {
            switch settings.mode {
            case .ecb: try blocks.forEach { block in try AES.inversePermute(&block, key: key.symmetric) }
            case .cbc(let vector):
                var previous = vector.bytes
                try blocks.forEach { block in
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

/// A buffer as one or more whole AES blocks of 16 bytes, to be worked on in place.
private struct AESBlocks {
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: UnsafeMutableRawBufferPointer) { self.bytes = bytes.bindMemory(to: UInt8.self) }

    @inline(__always)
    mutating func forEach(_ body: (inout UnsafeMutableBufferPointer<UInt8>) throws -> Void) rethrows {
        for offset in stride(from: 0, to: bytes.count, by: 16) {
            var block = UnsafeMutableBufferPointer(rebasing: bytes[offset..<offset + 16])
            try body(&block)
        }
    }
}
