import PINBlock

extension AESBlockSettings {
    /// Writes the block and its padding into `bytes`, of ``ciphertextLength``.
    func layOut(_ block: UInt64, in bytes: UnsafeMutableRawBufferPointer) {
        switch layout {
        case .hexText: layOutHex(block, letterA: UInt8(ascii: "A"), in: bytes)
        case .lowercaseHexText: layOutHex(block, letterA: UInt8(ascii: "a"), in: bytes)
        case .raw: bytes.storeBytes(of: block.bigEndian, as: UInt64.self)
        }
        let filled = layout == .raw ? 8 : 16
        let missing = UInt8(truncatingIfNeeded: bytes.count - filled)
        for index in filled..<bytes.count { bytes[index] = missing }
    }

    /// Writes the 16 hexadecimal digits, 8 at a time: a byte for each nibble, then all made characters by one addition.
    private func layOutHex(_ block: UInt64, letterA: UInt8, in bytes: UnsafeMutableRawBufferPointer) {
        let gap = UInt64(letterA) - 10 - 48
        for half in 0..<2 {
            var nibbles = half == 0 ? block >> 32 : block & 0xFFFF_FFFF
            nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
            nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
            nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
            let letters = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
            let characters = nibbles &+ 0x3030_3030_3030_3030 &+ letters &* gap
            bytes.storeBytes(of: characters.bigEndian, toByteOffset: 8 * half, as: UInt64.self)
        }
    }

    /// Reads the block back from what was decrypted, after checking the padding and the case of hex text.
    func block(from bytes: UnsafeMutableRawBufferPointer, memory: (any SecretMemory)?) throws(PINError) -> ClearBlock {
        let filled = layout == .raw ? 8 : 16
        let missing = UInt8(truncatingIfNeeded: bytes.count - filled)
        var fault: UInt8 = 0
        for index in filled..<bytes.count { fault |= bytes[index] ^ missing }
        if layout == .raw {
            guard fault == 0 else { throw .ciphertextPadding }
            return try ClearBlock(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<8]), memory: memory)
        }
        var block = SecretBytes(count: 8, memory: memory)
        let letterA = layout == .hexText ? UInt8(ascii: "A") : UInt8(ascii: "a")
        for index in 0..<16 {
            let nibble = Hex.value(bytes[index])
            fault |= nibble & 0xF0
            fault |= Hex.character(nibble & 0xF, letterA: letterA) ^ bytes[index]
            block[index / 2] |= (nibble & 0xF) << (index % 2 == 0 ? 4 : 0)
        }
        guard fault == 0 else { throw .ciphertextPadding }
        return try block.withUnsafeBytes { bytes throws(PINError) in try ClearBlock(bytes: bytes, memory: memory) }
    }
}
