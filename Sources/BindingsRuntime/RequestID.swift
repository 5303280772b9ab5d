import Foundation

/// Makes request IDs.
public enum RequestID {
    /// A random UUID (RFC 9562, version 4) in lowercase.
    ///
    /// Not suitable as a secret.
    @Sendable public static func random() -> String {
        let (first, second) = numbers.next()
        let high = first & ~0xF000 | 0x4000
        let low = second & ~(0b11 << 62) | 0b10 << 62
        return String(unsafeUninitializedCapacity: 36) { text in
            var shift: UInt64 = 64
            var half = high
            for place in 0..<36 {
                if place == 8 || place == 13 || place == 18 || place == 23 {
                    text[place] = UInt8(ascii: "-")
                    continue
                }
                if shift == 0 { (shift, half) = (64, low) }
                shift -= 4
                let digit = UInt8(half >> shift & 0xF)
                text[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return 36
        }
    }

    private static let numbers = RandomNumbers()
}

/// Random numbers from two system seeds.
///
/// Asking the system for each would cost more than the rest of the request.
private final class RandomNumbers: @unchecked Sendable {
    private let lock = NSLock()
    private var first = UInt64.random(in: .min ... .max)
    private var second = UInt64.random(in: .min ... .max)

    func next() -> (UInt64, UInt64) {
        lock.withLock {
            first &+= 0x9E37_79B9_7F4A_7C15
            second &+= 0xD1B5_4A32_D192_ED03
            return (Self.mixed(first), Self.mixed(second))
        }
    }

    /// The output function of SplitMix64 (Steele, Lea, Flood, 2014).
    private static func mixed(_ state: UInt64) -> UInt64 {
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
