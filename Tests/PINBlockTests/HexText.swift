import Testing

@testable import PINBlock

/// Bytes as uppercase hexadecimal.
func hexText(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in String([byte >> 4, byte & 0xF].map { Character(String($0, radix: 16, uppercase: true)) }) }
        .joined()
}

/// A clear block as uppercase hexadecimal.
func hexText(_ block: consuming ClearBlock) -> String {
    block.withUnsafeBytes { hexText($0) }
}

/// The bytes of a hexadecimal string.
///
/// An invalid vector file fails the test.
func bytes(hex: some StringProtocol) throws -> [UInt8] {
    let nibbles = hex.utf8.map(Hex.value)
    try #require(nibbles.count % 2 == 0 && nibbles.allSatisfy { $0 < 16 })
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
}

/// A clear block from a hexadecimal string.
func clearBlock(hex: some StringProtocol) throws -> ClearBlock {
    try ClearBlock(bytes: bytes(hex: hex))
}
