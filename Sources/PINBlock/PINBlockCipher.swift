/// Encrypts and decrypts clear PIN blocks, in this process or in a machine made for it.
///
/// Every requirement may suspend and throw, so that a hardware security module (HSM) or a key service can do the work. A
/// conformance sees clear blocks: it erases each copy that it makes, and shows nothing of them in errors or logs.
/// `PINBlockAES` has the one that ships; the module's article has one that asks a remote service over HTTP.
///
/// Triple-DES for formats 0 to 3 is left to conformances: no maintained Swift library offers it (swift-crypto does not).
public protocol PINBlockCipher: Sendable {
    /// Encrypts a block of format 0, 1, 2 or 3 and returns the ciphertext, a whole number of 8-byte blocks.
    func encipher(_ block: borrowing ClearBlock) async throws -> [UInt8]

    /// Decrypts what ``encipher(_:)-(ClearBlock)`` returned.
    func decipher(_ ciphertext: [UInt8]) async throws -> ClearBlock

    /// Encrypts the fields of format 4 and returns 16 bytes. Without a conformance's own, throws `.formatNotSupported`.
    func encipher(_ block: borrowing Format4Block) async throws -> [UInt8]

    /// Decrypts 16 bytes of format 4. Without a conformance's own, throws `.formatNotSupported`.
    func decipher(_ ciphertext: [UInt8], format4For account: AccountNumber) async throws -> Format4Block
}

extension PINBlockCipher {
    /// Refuses format 4, for ciphers that are not AES.
    public func encipher(_ block: borrowing Format4Block) async throws -> [UInt8] {
        throw PINError.formatNotSupported(format: 4)
    }

    /// Refuses format 4, for ciphers that are not AES.
    public func decipher(_ ciphertext: [UInt8], format4For account: AccountNumber) async throws -> Format4Block {
        throw PINError.formatNotSupported(format: 4)
    }
}

extension PINBlockCipher {
    /// Encrypts a PIN as a block of format 0, the API's own.
    ///
    /// PIN `1234` and kit `130005054` give the clear block `041234FFECFFFAFA`, which only the cipher sees.
    /// The PIN is consumed: its bytes are erased on return, and when this throws.
    /// - Throws: what the cipher throws; `.cipherLeftBlockInClear`.
    public func encrypt(_ pin: consuming ClearPIN, for account: AccountNumber) async throws -> EncryptedPIN {
        try await encrypt(Format0Block(pin, for: account))
    }

    /// Encrypts a PIN in a format chosen at run time.
    /// - Throws: what the cipher throws; `.cipherLeftBlockInClear`.
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
    /// - Throws: what the cipher throws; `.cipherLeftBlockInClear`.
    public func encrypt<Block: ShortPINBlock & ~Copyable>(_ block: consuming Block) async throws -> EncryptedPIN {
        let clear = block.clearBlock()
        let ciphertext = try await encipher(clear)
        try clear.withUnsafeBytes { clear throws(PINError) in try refuse(ciphertext, showing: clear) }
        return try EncryptedPIN(enciphered: ciphertext)
    }

    /// Encrypts the fields of format 4, which are erased on return.
    /// - Throws: what the cipher throws; `.cipherLeftBlockInClear`.
    public func encrypt(_ block: consuming Format4Block) async throws -> EncryptedPIN {
        let ciphertext = try await encipher(block)
        try block.withUnsafePINField { clear throws(PINError) in try refuse(ciphertext, showing: clear) }
        return try EncryptedPIN(enciphered: ciphertext)
    }

    /// Decrypts a block of format 0 and takes the PIN out.
    /// - Throws: what the cipher throws; `.blockFormat`, `.blockPINLength`, `.blockDigits`, `.blockFill`.
    public func decrypt(_ pin: EncryptedPIN, for account: AccountNumber) async throws -> ClearPIN {
        try await decrypt(pin, as: .format0(account))
    }

    /// Decrypts a block of a format known at run time and takes the PIN out.
    /// - Throws: what the cipher throws; `.blockFormat`, `.blockPINLength`, `.blockDigits`, `.blockFill`.
    public func decrypt(_ pin: EncryptedPIN, as format: PINBlockFormat) async throws -> ClearPIN {
        if case .format4(let account) = format {
            return try await decipher(pin.ciphertext, format4For: account).pin()
        }
        return try await decipher(pin.ciphertext).pin(in: format)
    }
}

extension ClearBlock {
    /// Takes the PIN out of a deciphered block of formats 0 to 3.
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

/// Refuses a ciphertext that holds the clear block, as bytes or as hex text: a cipher that does nothing.
private func refuse(_ ciphertext: [UInt8], showing clear: UnsafeRawBufferPointer) throws(PINError) {
    if ciphertext.starts(with: clear) { throw .cipherLeftBlockInClear }
    guard ciphertext.count >= 2 * clear.count else { return }
    let isHex = clear.indices.allSatisfy { index in
        Hex.value(ciphertext[2 * index]) == clear[index] >> 4
            && Hex.value(ciphertext[2 * index + 1]) == clear[index] & 0xF
    }
    if isHex { throw .cipherLeftBlockInClear }
}
