/// The number of a card kit, which replaces the PAN of a card if the caller doesn't know it.
///
/// Two kit numbers are equal if their padded forms are: `130005054` equals `0000000130005054`.
public struct KitNumber: Hashable, Sendable {
    /// The 16 digits, a nibble each.
    let packed: UInt64
    private let digitCount: UInt8

    /// Creates a kit number from 1 to 16 decimal digits.
    /// - Throws: `.kitNumberLength`, `.kitNumberNotDecimal`.
    public init(_ digits: some StringProtocol) throws(PINError) {
        var packed: UInt64 = 0
        var count: UInt8 = 0
        for character in digits.utf8 {
            guard character &- UInt8(ascii: "0") <= 9 else { throw .kitNumberNotDecimal }
            guard count < 16 else { throw .kitNumberLength }
            packed = packed << 4 | UInt64(character &- UInt8(ascii: "0"))
            count += 1
        }
        guard count > 0 else { throw .kitNumberLength }
        self.packed = packed
        digitCount = count
    }

    /// The original digits.
    public var digits: String { String(padded.suffix(Int(digitCount))) }

    /// The 16 digits for the API's `kitNo`, with zeros on the left.
    public var padded: String { decimalText(packed, digits: 16) }

    /// Compares the padded forms.
    public static func == (left: KitNumber, right: KitNumber) -> Bool { left.packed == right.packed }

    /// Hashes the padded form.
    public func hash(into hasher: inout Hasher) { hasher.combine(packed) }
}

extension KitNumber: CustomStringConvertible {
    /// The original digits.
    ///
    /// A kit number identifies a card but can't be used for payments.
    public var description: String { digits }
}

/// The lowest `digits` nibbles as decimal digits, the highest first.
func decimalText(_ packed: UInt64, digits: Int) -> String {
    String(unsafeUninitializedCapacity: digits) { buffer in
        for index in 0..<digits {
            let nibble = UInt8((packed >> (4 * UInt64(digits - 1 - index))) & 0xF)
            buffer[index] = UInt8(ascii: "0") + nibble
        }
        return digits
    }
}
