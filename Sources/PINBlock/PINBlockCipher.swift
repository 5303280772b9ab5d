/// Encrypts and decrypts clear PIN blocks, in this process or in a hardware security module.
///
/// Every requirement may suspend and throw, so a hardware security module (HSM) or a key service can do the work. A
/// conformance has access to clear blocks: it must erase each copy that it makes, and must not expose them in errors
/// or logs. `PINBlockAES` has the included conformance. The module's article has one that uses a remote service over
/// HTTP.
///
/// Triple-DES for formats 0 to 3 is left to custom conformances, because no maintained Swift library offers it
/// (swift-crypto doesn't).
public protocol PINBlockCipher: Sendable {
    /// Encrypts a block of format 0, 1, 2 or 3 and returns the ciphertext, in whole 8-byte blocks.
    func encipher(_ block: borrowing ClearBlock) async throws -> [UInt8]

    /// Decrypts the result of ``encipher(_:)-(ClearBlock)``.
    func decipher(_ ciphertext: [UInt8]) async throws -> ClearBlock

    /// Encrypts the fields of format 4 and returns 16 bytes.
    ///
    /// The default implementation throws `.formatNotSupported`.
    func encipher(_ block: borrowing Format4Block) async throws -> [UInt8]

    /// Decrypts 16 bytes of format 4.
    ///
    /// The default implementation throws `.formatNotSupported`.
    func decipher(_ ciphertext: [UInt8], format4For account: AccountNumber) async throws -> Format4Block
}

extension PINBlockCipher {
    /// Rejects format 4, for ciphers other than AES.
    public func encipher(_ block: borrowing Format4Block) async throws -> [UInt8] {
        throw PINError.formatNotSupported(format: 4)
    }

    /// Rejects format 4, for ciphers other than AES.
    public func decipher(_ ciphertext: [UInt8], format4For account: AccountNumber) async throws -> Format4Block {
        throw PINError.formatNotSupported(format: 4)
    }
}

extension PINBlockCipher {
    /// Encrypts a PIN as a block of format 0, which the API uses.
    ///
    /// PIN `1234` and kit `130005054` give the clear block `041234FFECFFFAFA`, which only the cipher receives.
    /// The PIN is consumed. Its bytes are erased when this returns or throws.
    /// - Throws: The cipher's errors, or `.cipherLeftBlockInClear`.
    public func encrypt(_ pin: consuming ClearPIN, for account: AccountNumber) async throws -> EncryptedPIN {
        try await encrypt(Format0Block(pin, for: account))
    }

    /// Encrypts a PIN in a format chosen at run time.
    /// - Throws: The cipher's errors, or `.cipherLeftBlockInClear`.
    public func encrypt(_ pin: consuming ClearPIN, as format: PINBlockFormat) async throws -> EncryptedPIN {
        switch format {
        case .format0(let account): try await encrypt(Format0Block(pin, for: account))
        case .format1: try await encrypt(Format1Block(pin))
        case .format2: try await encrypt(Format2Block(pin))
        case .format3(let account): try await encrypt(Format3Block(pin, for: account))
        case .format4(let account): try await encrypt(Format4Block(pin, for: account))
        }
    }

    /// Encrypts a block of formats 0 to 3, which is erased on return.
    /// - Throws: The cipher's errors, or `.cipherLeftBlockInClear`.
    public func encrypt<Block: ShortPINBlock & ~Copyable>(_ block: consuming Block) async throws -> EncryptedPIN {
        let clear = block.clearBlock()
        let ciphertext = try await encipher(clear)
        try clear.withUnsafeBytes { clear throws(PINError) in try refuse(ciphertext, showing: clear) }
        return try EncryptedPIN(enciphered: ciphertext)
    }

    /// Encrypts the fields of format 4, which are erased on return.
    /// - Throws: The cipher's errors, or `.cipherLeftBlockInClear`.
    public func encrypt(_ block: consuming Format4Block) async throws -> EncryptedPIN {
        let ciphertext = try await encipher(block)
        try block.withUnsafePINField { clear throws(PINError) in try refuse(ciphertext, showing: clear) }
        return try EncryptedPIN(enciphered: ciphertext)
    }

    /// Decrypts a block of format 0 and extracts the PIN.
    /// - Throws: The cipher's errors, `.blockFormat`, `.blockPINLength`, `.blockDigits`, or `.blockFill`.
    public func decrypt(_ pin: EncryptedPIN, for account: AccountNumber) async throws -> ClearPIN {
        try await decrypt(pin, as: .format0(account))
    }

    /// Decrypts a block of a format chosen at run time and extracts the PIN.
    /// - Throws: The cipher's errors, `.blockFormat`, `.blockPINLength`, `.blockDigits`, or `.blockFill`.
    public func decrypt(_ pin: EncryptedPIN, as format: PINBlockFormat) async throws -> ClearPIN {
        if case .format4(let account) = format {
            return try await decipher(pin.ciphertext, format4For: account).pin()
        }
        return try await decipher(pin.ciphertext).pin(in: format)
    }
}

extension ClearBlock {
    /// Extracts the PIN from a decrypted block of formats 0 to 3.
    /// - Throws: `.blockFormat`, `.blockPINLength`, `.blockDigits`, `.blockFill`; `.formatNotSupported` for format 4.
    public consuming func pin(in format: PINBlockFormat) throws(PINError) -> ClearPIN {
        switch format {
        case .format0(let account): try Format0Block(self).pin(for: account)
        case .format1: try Format1Block(self).pin()
        case .format2: try Format2Block(self).pin()
        case .format3(let account): try Format3Block(self).pin(for: account)
        case .format4: throw .formatNotSupported(format: 4)
        }
    }
}

/// Rejects a ciphertext that contains the clear block as bytes or as hex digits, which means that the cipher did
/// nothing.
private func refuse(_ ciphertext: [UInt8], showing clear: UnsafeRawBufferPointer) throws(PINError) {
    if ciphertext.starts(with: clear) { throw .cipherLeftBlockInClear }
    guard ciphertext.count >= 2 * clear.count else { return }
    let isHex = clear.indices.allSatisfy { index in
        Hex.value(ciphertext[2 * index]) == clear[index] >> 4
            && Hex.value(ciphertext[2 * index + 1]) == clear[index] & 0xF
    }
    if isHex { throw .cipherLeftBlockInClear }
}
