/// A generator that returns the given numbers, then zeros.
struct ScriptedGenerator: RandomNumberGenerator {
    private var numbers: ArraySlice<UInt64>

    init(_ numbers: [UInt64]) { self.numbers = numbers[...] }

    /// Makes format 3 draw these nibbles, A to F: 3 bits each, the first lowest.
    init(format3Fill nibbles: [UInt8]) {
        self.init([nibbles.reversed().reduce(0) { $0 << 3 | UInt64($1 - 0xA) }])
    }

    mutating func next() -> UInt64 { numbers.popFirst() ?? 0 }
}

/// SplitMix64, with the same numbers in each run, for randomized tests.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A random number of decimal digits in the given range.
    mutating func digits(_ range: ClosedRange<Int>) -> String {
        let count = Int.random(in: range, using: &self)
        return String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &self))) })
    }
}
