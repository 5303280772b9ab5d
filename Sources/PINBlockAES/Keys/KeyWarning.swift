import PINBlock

/// A possible mistake in a key that is usable.
public enum KeyWarning: Hashable, Sendable, CaseIterable {
    /// All bytes are equal, as in a key of zeros: a placeholder, or two equal key components.
    case allBytesEqual
    /// Both halves are equal: a short key written twice, or a Triple-DES convention.
    case halvesEqual
    /// Used as a string, but all characters are hexadecimal digits. 32 of them could be an AES-128 key in hex.
    case textIsHex
    /// Used as a string, but it is the Base64 of a shorter AES key: 24 characters for AES-128, 32 for AES-192.
    case textIsBase64

    static func warnings(forKey bytes: UnsafeRawBufferPointer) -> [KeyWarning] {
        guard let first = bytes.first else { return [] }
        var difference: UInt8 = 0
        for byte in bytes { difference |= byte ^ first }
        if difference == 0 { return [.allBytesEqual] }
        let half = bytes.count / 2
        let lower = UnsafeRawBufferPointer(rebasing: bytes[..<half])
        let upper = UnsafeRawBufferPointer(rebasing: bytes[half...])
        return constantTimeEqual(lower, upper) ? [.halvesEqual] : []
    }

    static func warnings(forText characters: some Collection<UInt8>) -> [KeyWarning] {
        var notHex: UInt8 = 0
        for character in characters { notHex |= Hex.value(character) & 0xF0 }
        if notHex == 0 { return [.textIsHex] }
        var byteCount = 0
        let isBase64 = Base64.decode(characters) { _ in byteCount += 1 }
        // 32 letters and digits are valid Base64 by accident too often. A real one of 24 bytes mixes cases and
        // digits.
        guard isBase64, [16, 24].contains(byteCount), mixesCasesAndDigits(characters) else { return [] }
        return [.textIsBase64]
    }

    private static func mixesCasesAndDigits(_ characters: some Collection<UInt8>) -> Bool {
        characters.contains { (65...90).contains($0) }
            && characters.contains { (97...122).contains($0) }
            && characters.contains { (48...57).contains($0) || $0 == 43 || $0 == 47 }
    }
}

extension KeyWarning: CustomStringConvertible {
    /// The problem and the fix.
    ///
    /// Lowercase, without a period and without any byte of the key.
    public var description: String {
        switch self {
        case .allBytesEqual: "all bytes of the key are equal; replace this placeholder by a real key"
        case .halvesEqual: "both halves of the key are equal; was a shorter key written twice?"
        case .textIsHex: "the key is taken as text but is all hexadecimal digits; should its form be hex?"
        case .textIsBase64: "the key is taken as text but reads as Base64; should its form be base64?"
        }
    }
}
