public import PINBlock

/// How an 8-byte PIN block is arranged in AES blocks of 16 bytes.
///
/// The API doesn't document it, so each part is a setting.
///
/// Format 4 has blocks of 16 bytes and doesn't use these settings: the standard defines its encryption.
public struct AESBlockSettings: Hashable, Sendable {
    /// The encrypted form of the block.
    public let layout: BlockLayout
    /// The AES mode.
    public let mode: CipherMode
    /// The padding of the last AES block.
    public let padding: Padding

    /// Uppercase hex digits, ECB, PKCS#7: 32 bytes of ciphertext, as in the API's published sample.
    public static let standard = AESBlockSettings(.hexText, .ecb, .pkcs7)

    /// Creates settings.
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

/// The form of an 8-byte clear block that AES encrypts.
public enum BlockLayout: String, Hashable, Sendable, CaseIterable {
    /// The block's 16 uppercase hexadecimal digits in ASCII.
    case hexText
    /// The block's 16 lowercase hexadecimal digits in ASCII.
    case lowercaseHexText
    /// The raw 8 bytes.
    case raw
}

/// The AES mode.
public enum CipherMode: Hashable, Sendable {
    /// ECB: each block independently.
    case ecb
    /// CBC: each block XORed with the ciphertext before it, the first with the initialization vector.
    case cbc(InitializationVector = .zero)
}

/// The initialization vector of CBC: 16 bytes.
///
/// Not secret.
public struct InitializationVector: Hashable, Sendable {
    /// The 16 bytes.
    public let bytes: [UInt8]

    /// 16 zero bytes, the usual default.
    public static let zero = InitializationVector(checked: [UInt8](repeating: 0, count: 16))

    /// Creates a vector from 16 bytes.
    /// - Throws: `.initializationVectorLength`.
    public init(_ bytes: some Collection<UInt8>) throws(PINError) {
        guard bytes.count == 16 else { throw .initializationVectorLength }
        self.init(checked: Array(bytes))
    }

    private init(checked: [UInt8]) { bytes = checked }
}

/// The padding of the last AES block.
public enum Padding: String, Hashable, Sendable, CaseIterable {
    /// PKCS#7: n bytes of value n.
    ///
    /// A whole block of them if no bytes are missing.
    ///
    /// Source: RFC 5652, section 6.3.
    case pkcs7
    /// No padding.
    ///
    /// Only for hex digits, whose 16 bytes are exactly one AES block.
    case none
}
