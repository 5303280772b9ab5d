/// An encrypted PIN block, which is safe to send.
///
/// Encodes as one Base64 string.
///
/// Only a ``PINBlockCipher`` creates one from a PIN. ``init(base64:)`` accepts one from elsewhere, and can't tell
/// whether its bytes are really encrypted. It can't be created from a string literal, so a clear PIN in its place
/// doesn't compile.
public struct EncryptedPIN: Hashable, Sendable {
    /// The Base64 string to send: 24 characters for 16 bytes, 44 for 32.
    public let base64: String

    /// Creates one from canonical Base64 of 8 to 512 bytes, in whole 8-byte cipher blocks.
    /// - Throws: `.ciphertextNotBase64`, `.ciphertextLength`.
    public init(base64 text: some StringProtocol) throws(PINError) {
        guard text.utf8.count <= Self.longestText else { throw .ciphertextLength }
        var count = 0
        guard Base64.decode(text.utf8, { _ in count += 1 }) else { throw .ciphertextNotBase64 }
        guard Self.isWhole(count) else { throw .ciphertextLength }
        base64 = String(text)
    }

    /// Creates one from a cipher's result.
    ///
    /// For this package's modules. Others use ``PINBlockCipher``.
    package init(enciphered bytes: UnsafeRawBufferPointer) throws(PINError) {
        guard Self.isWhole(bytes.count) else { throw .ciphertextLength }
        base64 = Base64.text(bytes)
    }

    /// Creates one from a cipher's result as an array.
    package init(enciphered bytes: [UInt8]) throws(PINError) {
        guard Self.isWhole(bytes.count) else { throw .ciphertextLength }
        base64 = bytes.withUnsafeBytes { Base64.text($0) }
    }

    /// The ciphertext: 8 to 512 bytes, in whole 8-byte cipher blocks.
    public var ciphertext: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(base64.utf8.count / 4 * 3)
        _ = Base64.decode(base64.utf8) { bytes.append($0) }
        return bytes
    }

    private static func isWhole(_ byteCount: Int) -> Bool { byteCount % 8 == 0 && (8...512).contains(byteCount) }

    /// The Base64 length of 512 bytes.
    private static let longestText = 684
}

extension EncryptedPIN: Codable {
    /// Decodes one Base64 string.
    ///
    /// The error for any other value doesn't show it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            try self.init(base64: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an encrypted PIN in Base64")
        }
    }

    /// Encodes one Base64 string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(base64)
    }
}

extension EncryptedPIN: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A fixed string, which keeps PIN blocks out of logs, even encrypted ones.
    public var description: String { "EncryptedPIN(redacted)" }

    /// The same fixed string.
    public var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows no more than ``description``.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
