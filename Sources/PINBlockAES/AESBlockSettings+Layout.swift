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

    private func layOutHex(_ block: UInt64, letterA: UInt8, in bytes: UnsafeMutableRawBufferPointer) {
        for index in 0..<16 {
            let nibble = UInt8(truncatingIfNeeded: block >> (60 - 4 * UInt64(index))) & 0xF
            bytes[index] = Hex.character(nibble, letterA: letterA)
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
