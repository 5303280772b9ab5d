import PINBlock

/// A source of inputs, with the same inputs for the same seed.
struct InputSource {
    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(state: seed) }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &generator) }

    mutating func coin() -> Bool { Bool.random(using: &generator) }

    mutating func bytes(count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// One of the samples, with up to 3 changes.
    mutating func mutated(_ samples: [String]) -> [UInt8] { mutated(Array(samples[below(samples.count)].utf8)) }

    /// The bytes with up to 3 changes: a byte is changed, removed or duplicated, or many are added.
    mutating func mutated(_ sample: [UInt8]) -> [UInt8] {
        var bytes = sample
        for _ in 0..<below(4) {
            guard !bytes.isEmpty else { break }
            let index = below(bytes.count)
            switch below(6) {
            case 0: bytes[index] ^= 1 << UInt8(below(8))
            case 1: bytes[index] = UInt8.random(in: 0...255, using: &generator)
            case 2: bytes.remove(at: index)
            case 3: bytes.insert(bytes[index], at: index)
            case 4: bytes.removeLast(below(bytes.count))
            default: bytes += self.bytes(count: below(3) == 0 ? below(800) : below(20))
            }
        }
        return bytes
    }

    /// A format 0 or 2 block with up to one nibble changed.
    mutating func nearlyGoodBlock(_ account: AccountNumber) -> [UInt8] {
        let digits = (0..<(4 + below(9))).map { _ in UInt8(below(10)) }
        guard let pin = try? ClearPIN(digits: digits) else { return [] }
        let block = coin() ? Format0Block(pin, for: account).clearBlock() : Format2Block(pin).clearBlock()
        var bytes = block.withUnsafeBytes { Array($0) }
        if coin() { bytes[below(8)] ^= UInt8(below(16)) << (coin() ? 4 : 0) }
        return bytes
    }
}

/// SplitMix64.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
