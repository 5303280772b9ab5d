/// Generates documents from the seeds.
enum Mutator {
    private static let longest = 1 << 16

    /// Tokens with a meaning in YAML or JSON.
    private static let tokens: [[UInt8]] =
        [
            "- ", ": ", "? ", "\n", "\r\n", "\t", "[", "]", "{", "}", ",", "#", " #", "&a", "*a", "&b ", "*b ",
            "<<: *a", "<<", "|", ">",
            "|-\n", ">+\n", "'", "\"", "\\", "\\u", "\\uD83D\\uDE00", "\\uD83D", "\\x41", "\\/", "%YAML 1.2\n",
            "%TAG ! x\n", "---\n",
            "...\n", "!!str ", "!!int ", "!!map ", "!x ", "!", "~", "null", "true", "0016", "1e3", "0x1F", ".inf",
            "-9223372036854775809",
            "99999999999999999999", "\u{FEFF}", "\u{85}", "\u{2028}", "é", "𝄞", "\0", "\u{1}", "  ", "@", "`", "a",
            "\"a\": ", "{\"a\":",
            "[[[[[[[[", "]]]]", "{{{{", "- - - - - - ", "? ? ? ",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0xFE, 0xFF], [0xF4, 0x90, 0x80, 0x80],
        ]

    static func mutate(_ seeds: [[UInt8]], random generator: SplitMix64) -> [UInt8] {
        var random = generator
        var bytes = seeds.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &random) { mutateOnce(&bytes, seeds, &random) }
        return Array(bytes.prefix(longest))
    }

    private static func mutateOnce(_ bytes: inout [UInt8], _ seeds: [[UInt8]], _ random: inout SplitMix64) {
        let range = someRange(of: bytes, &random)
        switch Int.random(in: 0..<11, using: &random) {
        case 0 where !bytes.isEmpty:
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1 where !bytes.isEmpty:
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.removeSubrange(range)
        case 3: bytes.removeSubrange(range.lowerBound...)
        case 4:
            let other = seeds.randomElement(using: &random) ?? []
            bytes.insert(contentsOf: other[someRange(of: other, &random)], at: range.lowerBound)
        case 5:
            let other = seeds.randomElement(using: &random) ?? []
            bytes = Array(bytes[..<range.lowerBound] + other[someRange(of: other, &random)])
        case 6: bytes.insert(contentsOf: bytes[range], at: range.upperBound)
        case 7 where range.count * 40 < longest:
            let repeats = Int.random(in: 2...(range.count < 8 ? 1200 : 40), using: &random)
            bytes.insert(contentsOf: Array(repeating: bytes[range], count: repeats).joined(), at: range.lowerBound)
        default: bytes.insert(contentsOf: tokens.randomElement(using: &random) ?? [], at: range.lowerBound)
        }
    }

    /// Prefers short ones.
    private static func someRange(of bytes: [UInt8], _ random: inout SplitMix64) -> Range<Int> {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let most = Bool.random(using: &random) ? 8 : bytes.count
        return start..<Int.random(in: start...min(bytes.count, start + most), using: &random)
    }
}
