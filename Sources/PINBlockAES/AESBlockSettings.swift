public import PINBlock

/// How an 8-byte PIN block fills AES's blocks of 16 bytes.
///
/// The API leaves it undocumented, so each part is a setting.
///
/// Format 4 has blocks of 16 bytes and needs none of this: the standard fixes how it is enciphered.
public struct AESBlockSettings: Hashable, Sendable {
    /// What of the block is encrypted.
    public let layout: BlockLayout
    /// How AES blocks are chained.
    public let mode: CipherMode
    /// What fills the last AES block.
    public let padding: Padding

    /// Upper-case hex text, ECB, PKCS#7: 32 bytes of ciphertext, as many as the API's published sample value has.
    public static let standard = AESBlockSettings(.hexText, .ecb, .pkcs7)

    /// Puts settings together.
    /// - Throws: `.settingsNeedPadding` for raw bytes without padding.
    public init(
        layout: BlockLayout = .hexText,
        mode: CipherMode = .ecb,
        padding: Padding = .pkcs7
    ) throws(PINError) {
        if layout == .raw, padding == .none { throw .settingsNeedPadding }
        self.init(layout, mode, padding)
    }

    private init(_ layout: BlockLayout, _ mode: CipherMode, _ padding: Padding) {
        self.layout = layout
        self.mode = mode
        self.padding = padding
    }

    /// The length of the ciphertext in bytes: 16 or 32.
    public var ciphertextLength: Int { layout == .raw || padding == .none ? 16 : 32 }
}

/// What of an 8-byte clear block AES encrypts.
public enum BlockLayout: String, Hashable, Sendable, CaseIterable {
    /// The block's 16 upper-case hexadecimal digits as ASCII text.
    case hexText
    /// The block's 16 lower-case hexadecimal digits as ASCII text.
    case lowercaseHexText
    /// The 8 bytes themselves.
    case raw
}

/// How AES blocks are chained.
public enum CipherMode: Hashable, Sendable {
    /// Each block by itself.
    case ecb
    /// Each block XORed with the ciphertext before it, the first with the initialization vector.
    case cbc(InitializationVector = .zero)
}

/// The 16 bytes that CBC starts from.
///
/// Not secret.
public struct InitializationVector: Hashable, Sendable {
    /// The 16 bytes.
    public let bytes: [UInt8]

    /// 16 zero bytes, the usual choice where a document names none.
    public static let zero = InitializationVector(checked: [UInt8](repeating: 0, count: 16))

    /// Takes 16 bytes.
    /// - Throws: `.initializationVectorLength`.
    public init(_ bytes: some Collection<UInt8>) throws(PINError) {
        guard bytes.count == 16 else { throw .initializationVectorLength }
        self.init(checked: Array(bytes))
    }

    private init(checked: [UInt8]) { bytes = checked }
}

/// What fills the last AES block.
public enum Padding: String, Hashable, Sendable, CaseIterable {
    /// n bytes of value n; a whole block of them where nothing is missing.
    ///
    /// Source: RFC 5652, section 6.3.
    case pkcs7
    /// Nothing: only for hex text, whose 16 bytes are one AES block.
    case none
}
