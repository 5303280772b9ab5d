/// A PIN block that a cipher has encrypted: what may leave the machine.
///
/// Encodes as one Base64 string.
///
/// Only a ``PINBlockCipher`` makes one from a PIN. ``init(base64:)`` takes one that was made elsewhere, and cannot see
/// whether its bytes are really encrypted. It is not made from a string literal, so a clear PIN in its place does not compile.
public struct EncryptedPIN: Hashable, Sendable {
    /// The ciphertext: 8 to 512 bytes, a whole number of 8-byte cipher blocks.
    public let ciphertext: [UInt8]

    /// Takes canonical Base64 text of 8 to 512 bytes, a whole number of 8-byte cipher blocks.
    /// - Throws: `.ciphertextNotBase64`, `.ciphertextLength`.
    public init(base64 text: some StringProtocol) throws(PINError) {
        guard text.utf8.count <= Self.longestText else { throw .ciphertextLength }
        var bytes: [UInt8] = []
        guard Base64.decode(text.utf8, { bytes.append($0) }) else { throw .ciphertextNotBase64 }
        try self.init(enciphered: bytes)
    }

    /// Takes what a cipher returned.
    ///
    /// For this package's modules: others go through ``PINBlockCipher``.
    package init(enciphered bytes: [UInt8]) throws(PINError) {
        guard bytes.count % 8 == 0, (8...512).contains(bytes.count) else { throw .ciphertextLength }
        ciphertext = bytes
    }

    /// The Base64 text to send: 24 characters for 16 bytes, 44 for 32.
    public var base64: String { Base64.text(ciphertext) }

    /// The Base64 length of 512 bytes.
    private static let longestText = 684
}

extension EncryptedPIN: Codable {
    /// Decodes one Base64 string.
    ///
    /// The error for any other does not show it.
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
    /// A fixed text: PIN blocks stay out of logs, encrypted ones too.
    public var description: String { "EncryptedPIN(redacted)" }

    /// The same fixed text.
    public var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows no more than ``description``.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
