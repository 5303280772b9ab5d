import Crypto
import CryptoExtras
public import PINBlock

extension AESPINCipher {
    /// Encrypts the PIN field, XORs the account number field, and encrypts again: 16 bytes, whatever the settings.
    /// - Throws: `.cipherFailed`.
    ///
    /// Source: ISO 9564-1, format 4, encipherment.
    public func encipher(_ block: borrowing Format4Block) throws(PINError) -> [UInt8] {
        var bytes = SecretBytes(count: 16, memory: key.memory)
        let account = block.accountWords
        block.withUnsafePINField { field in bytes.withUnsafeMutableBytes { $0.copyMemory(from: field) } }
        try bytes.transform { bytes in try AES.permute(&bytes, key: key.symmetric) }
        bytes.setNumber(bytes.number(at: 0) ^ account.high, at: 0)
        bytes.setNumber(bytes.number(at: 8) ^ account.low, at: 8)
        try bytes.transform { bytes in try AES.permute(&bytes, key: key.symmetric) }
        return bytes.withUnsafeBytes { Array($0) }
    }

    /// Decrypts 16 bytes of format 4.
    ///
    /// With the wrong account number this throws `.blockFormat`, or the PIN's decoding does.
    /// - Throws: `.ciphertextLength`, `.cipherFailed`, `.blockFormat`.
    public func decipher(
        _ ciphertext: [UInt8],
        format4For account: AccountNumber
    ) throws(PINError) -> Format4Block {
        guard ciphertext.count == 16 else { throw .ciphertextLength }
        var bytes = SecretBytes(count: 16, memory: key.memory)
        bytes.withUnsafeMutableBytes { $0.copyBytes(from: ciphertext) }
        try bytes.transform { bytes in try AES.inversePermute(&bytes, key: key.symmetric) }
        bytes.setNumber(bytes.number(at: 0) ^ account.format4Words.high, at: 0)
        bytes.setNumber(bytes.number(at: 8) ^ account.format4Words.low, at: 8)
        try bytes.transform { bytes in try AES.inversePermute(&bytes, key: key.symmetric) }
        return try bytes.withUnsafeBytes { field throws(PINError) in
            try Format4Block(pinField: field, for: account, memory: key.memory)
        }
    }
}

extension SecretBytes {
    /// Runs a step of the cipher on the 16 bytes in place; swift-crypto's error becomes `.cipherFailed`.
    fileprivate mutating func transform(_ body: (inout AESBlock) throws -> Void) throws(PINError) {
        try withUnsafeMutableBytes { bytes throws(PINError) in
            do { try erasingStack { try AESBlock.forEach(in: bytes, body) } } catch { throw .cipherFailed }
        }
    }
}
