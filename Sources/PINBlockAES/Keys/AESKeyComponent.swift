public import PINBlock

/// One of the components that several custodians have, whose XOR is the key.
///
/// Can't be copied or printed. Erased at the end of its lifetime.
public struct AESKeyComponent: ~Copyable, Sendable {
    private let bytes: SecretBytes

    /// Creates a component from hexadecimal digits and verifies its check value.
    ///
    /// The check value is that of the component used as a key. A string can't be erased: see
    /// ``init(_:form:verifying:memory:)``.
    /// - Throws: `.keyNotHex`, `.keyLength`, `.keyCheckValue`.
    public init(
        hex: some StringProtocol,
        verifying checkValue: KeyCheckValue,
        memory: (any SecretMemory)? = nil
    ) throws(PINError) {
        try self.init(hex.utf8, form: .hex, verifying: checkValue, memory: memory)
    }

    /// Creates a component in any form and verifies its check value.
    ///
    /// Erase the contents afterwards. This initializer keeps no copy.
    /// - Throws: `.keyLength`, `.keyNotHex`, `.keyNotBase64`, `.keyCheckValue`.
    public init(
        _ contents: some Collection<UInt8>,
        form: AESKeyForm,
        verifying checkValue: KeyCheckValue,
        memory: (any SecretMemory)? = nil
    ) throws(PINError) {
        let decoded = try form.decode(contents, memory: memory)
        guard try checkValue.matches(AESKey(copying: decoded)) else { throw .keyCheckValue }
        bytes = decoded
    }

    /// The XOR of this and the other component.
    consuming func combined(with other: borrowing AESKeyComponent) throws(PINError) -> SecretBytes {
        try bytes.combined(with: other.bytes)
    }

    /// The XOR of this and previously combined bytes.
    borrowing func added(to combined: borrowing SecretBytes) throws(PINError) -> SecretBytes {
        try bytes.combined(with: combined)
    }
}

extension SecretBytes {
    /// The XOR of both, in separate memory.
    fileprivate borrowing func combined(with other: borrowing SecretBytes) throws(PINError) -> SecretBytes {
        guard count == other.count else { throw .keyComponentLengths }
        var result = SecretBytes(count: count, memory: home)
        for index in 0..<count { result[index] = self[index] ^ other[index] }
        return result
    }
}

extension AESKey {
    /// Combines two components by XOR, and verifies the key's check value if given.
    ///
    /// Equal components give a key of zeros, which ``warnings`` reports.
    /// - Throws: `.keyComponentLengths`, `.keyCheckValue`.
    public init(
        combining first: consuming AESKeyComponent,
        _ second: consuming AESKeyComponent,
        verifying checkValue: KeyCheckValue? = nil
    ) throws(PINError) {
        try self.init(first.combined(with: second), verifying: checkValue)
    }

    /// Combines three components by XOR, and verifies the key's check value if given.
    /// - Throws: `.keyComponentLengths`, `.keyCheckValue`.
    public init(
        combining first: consuming AESKeyComponent,
        _ second: consuming AESKeyComponent,
        _ third: consuming AESKeyComponent,
        verifying checkValue: KeyCheckValue? = nil
    ) throws(PINError) {
        try self.init(third.added(to: first.combined(with: second)), verifying: checkValue)
    }

    private init(_ bytes: consuming SecretBytes, verifying checkValue: KeyCheckValue?) throws(PINError) {
        try self.init(bytes)
        if let checkValue, try !checkValue.matches(self) { throw .keyCheckValue }
    }

    /// Takes the bytes of a component to compute its check value.
    init(copying bytes: borrowing SecretBytes) throws(PINError) {
        var copy = SecretBytes(count: bytes.count, memory: bytes.home)
        for index in 0..<bytes.count { copy[index] = bytes[index] }
        try self.init(copy)
    }
}
