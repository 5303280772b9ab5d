import PINBlock

/// The encoding of a key in a key file or secret.
public enum AESKeyForm: String, Hashable, Sendable, CaseIterable {
    /// Raw bytes: 16, 24 or 32 bytes of any value.
    case bytes
    /// The UTF-8 bytes of the characters.
    ///
    /// The same as ``bytes``, but with a warning if they look like hex or Base64.
    case text
    /// Pairs of hexadecimal digits, in either case.
    case hex
    /// Canonical Base64.
    case base64

    /// Decodes the key's bytes into memory that is erased.
    func decode(_ contents: some Collection<UInt8>, memory: (any SecretMemory)?) throws(PINError) -> SecretBytes {
        switch self {
        case .bytes, .text: try decodeBytes(contents, memory: memory)
        case .hex: try decodeHex(contents, memory: memory)
        case .base64: try decodeBase64(contents, memory: memory)
        }
    }

    private func decodeBytes(
        _ contents: some Collection<UInt8>,
        memory: (any SecretMemory)?
    ) throws(PINError) -> SecretBytes {
        let count = contents.count
        guard [16, 24, 32].contains(count) else { throw .keyLength(bytes: count) }
        var bytes = SecretBytes(count: count, memory: memory)
        for (index, byte) in contents.enumerated() { bytes[index] = byte }
        return bytes
    }

    private func decodeHex(
        _ contents: some Collection<UInt8>,
        memory: (any SecretMemory)?
    ) throws(PINError) -> SecretBytes {
        let digits = contents.count
        guard digits % 2 == 0 else { throw .keyNotHex }
        guard [32, 48, 64].contains(digits) else { throw .keyLength(bytes: digits / 2) }
        var bytes = SecretBytes(count: digits / 2, memory: memory)
        var fault: UInt8 = 0
        for (index, character) in contents.enumerated() {
            let nibble = Hex.value(character)
            fault |= nibble & 0xF0
            bytes[index / 2] |= (nibble & 0xF) << (index % 2 == 0 ? 4 : 0)
        }
        guard fault == 0 else { throw .keyNotHex }
        return bytes
    }

    private func decodeBase64(
        _ contents: some Collection<UInt8>,
        memory: (any SecretMemory)?
    ) throws(PINError) -> SecretBytes {
        var found = 0
        guard Base64.decode(contents, { _ in found += 1 }) else { throw .keyNotBase64 }
        guard [16, 24, 32].contains(found) else { throw .keyLength(bytes: found) }
        var bytes = SecretBytes(count: found, memory: memory)
        bytes.withUnsafeMutableBytes { target in
            var index = 0
            _ = Base64.decode(contents) { byte in
                target[index] = byte
                index += 1
            }
        }
        return bytes
    }
}
