public import PINBlock

extension AESPINCipher {
    /// Encrypts a PIN in a format chosen at run time, without suspending.
    ///
    /// The PIN is consumed: its bytes are erased on return, and when this throws.
    /// - Throws: `.cipherFailed`.
    public func encrypt(_ pin: consuming ClearPIN, as format: PINBlockFormat) throws(PINError) -> EncryptedPIN {
        switch format {
        case .format0(let account): try encrypt(pin, for: account)
        case .format1: try EncryptedPIN(enciphered: encipher(Format1Block(pin).clearBlock()))
        case .format2: try EncryptedPIN(enciphered: encipher(Format2Block(pin).clearBlock()))
        case .format3(let account): try EncryptedPIN(enciphered: encipher(Format3Block(pin, for: account).clearBlock()))
        case .format4(let account): try EncryptedPIN(enciphered: encipher(Format4Block(pin, for: account)))
        }
    }

    /// Decrypts a block of a format known at run time and takes the PIN out, without suspending.
    /// - Throws: `.ciphertextLength`, `.ciphertextPadding`, `.cipherFailed`, and the block's faults.
    public func decrypt(_ pin: EncryptedPIN, as format: PINBlockFormat) throws(PINError) -> ClearPIN {
        if case .format4(let account) = format {
            return try decipher(pin.ciphertext, format4For: account).pin()
        }
        return try decipher(pin.ciphertext).pin(in: format)
    }
}
