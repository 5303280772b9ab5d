import Crypto
public import PINBlock

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// An AES key of 128, 192 or 256 bits that is never printed, compared in constant time and erased when released.
///
/// The caller must erase the string or bytes that the key was created from. swift-crypto's `SymmetricKey` stores the
/// key in one buffer for all copies and erases it with the last one.
public struct AESKey: Sendable, Equatable {
    let symmetric: SymmetricKey

    /// Possible mistakes in a key that is usable.
    ///
    /// Show these when the key is configured.
    public let warnings: [KeyWarning]

    /// The memory for clear blocks that the key encrypts and decrypts.
    let memory: (any SecretMemory)?

    /// Creates a key from its bytes: 16, 24 or 32.
    /// - Throws: `.keyLength`.
    public init(bytes: some Collection<UInt8>, memory: (any SecretMemory)? = nil) throws(PINError) {
        try self.init(bytes, form: .bytes, memory: memory)
    }

    /// Creates a key from a string whose UTF-8 bytes are the key: `0123456789ABCDEF0123456789ABCDEF` is an AES-256
    /// key.
    ///
    /// A public integration of the API uses its key like this. A string can't be erased; see
    /// ``init(_:form:memory:)``.
    /// - Throws: `.keyLength`.
    public init(text: some StringProtocol, memory: (any SecretMemory)? = nil) throws(PINError) {
        try self.init(text.utf8, form: .text, memory: memory)
    }

    /// Creates a key from hexadecimal digits: 32, 48 or 64.
    ///
    /// A string can't be erased; see ``init(_:form:memory:)``.
    /// - Throws: `.keyNotHex`, `.keyLength`.
    public init(hex: some StringProtocol, memory: (any SecretMemory)? = nil) throws(PINError) {
        try self.init(hex.utf8, form: .hex, memory: memory)
    }

    /// Creates a key from canonical Base64: 24, 32 or 44 characters.
    ///
    /// A string can't be erased; see ``init(_:form:memory:)``.
    /// - Throws: `.keyNotBase64`, `.keyLength`.
    public init(base64: some StringProtocol, memory: (any SecretMemory)? = nil) throws(PINError) {
        try self.init(base64.utf8, form: .base64, memory: memory)
    }

    /// Creates a key from the contents of a key file or a secret store, in a known form.
    ///
    /// Nothing is trimmed: remove a trailing newline yourself.
    /// Erase the contents afterwards. This initializer keeps no copy.
    /// - Throws: `.keyLength`, `.keyNotHex`, `.keyNotBase64`.
    public init(
        _ contents: some Collection<UInt8>,
        form: AESKeyForm,
        memory: (any SecretMemory)? = nil
    ) throws(PINError) {
        let decoded = try form.decode(contents, memory: memory)
        try self.init(
            decoded,
            warnings: form == .text ? KeyWarning.warnings(forText: contents) : []
        )
    }

    /// Creates a key from checked bytes, which are erased on return.
    init(_ bytes: consuming SecretBytes, warnings: [KeyWarning] = []) throws(PINError) {
        guard [16, 24, 32].contains(bytes.count) else { throw .keyLength(bytes: bytes.count) }
        symmetric = bytes.withUnsafeBytes { SymmetricKey(data: $0) }
        memory = bytes.home
        self.warnings = warnings + bytes.withUnsafeBytes { KeyWarning.warnings(forKey: $0) }
    }

    /// 128, 192 or 256.
    public var bitCount: Int { symmetric.bitCount }

    /// Compares the key bytes in constant time.
    public static func == (left: AESKey, right: AESKey) -> Bool { left.symmetric == right.symmetric }
}

extension AESKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Only the size: `AESKey(256 bits)`.
    public var description: String { "AESKey(\(bitCount) bits)" }

    /// Only the size.
    public var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows no more than ``description``.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
