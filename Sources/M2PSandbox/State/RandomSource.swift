/// The sandbox's random values, which a seed makes repeatable.
struct RandomSource: RandomNumberGenerator, Sendable {
    private var state: UInt64?

    init(_ randomness: Sandbox.Randomness) {
        switch randomness {
        case .system: state = nil
        case .seeded(let seed): state = seed
        }
    }

    /// SplitMix64 (Steele, Lea, Flood 2014) where there is a seed.
    mutating func next() -> UInt64 {
        guard let seed = state else {
            var system = SystemRandomNumberGenerator()
            return system.next()
        }
        let advanced = seed &+ 0x9E37_79B9_7F4A_7C15
        state = advanced
        var mixed = advanced
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }

    mutating func hex(bytes count: Int, uppercase: Bool = false) -> String {
        let digits = Array(uppercase ? "0123456789ABCDEF" : "0123456789abcdef")
        return String(bytes(count).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    mutating func decimal(digits count: Int) -> String {
        String((0..<count).map { _ in Character(String(UInt8.random(in: 0...9, using: &self))) })
    }

    /// A random UUID (RFC 9562, version 4) in lower case, as the documents write trace numbers.
    mutating func uuid() -> String {
        let digits = Array(hex(bytes: 15))
        let variant = ["8", "9", "a", "b"][Int(next() >> 62)]
        return String(digits[0..<8]) + "-" + String(digits[8..<12]) + "-4" + String(digits[12..<15])
            + "-" + variant + String(digits[15..<18]) + "-" + String(digits[18..<30])
    }
}
