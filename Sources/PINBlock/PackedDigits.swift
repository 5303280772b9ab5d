/// Up to 19 decimal digits, a nibble each, the last one lowest.
struct PackedDigits {
    var high: UInt64 = 0
    var low: UInt64 = 0
    var count = 0

    /// Appends one digit, 0 to 9.
    mutating func append(_ digit: UInt8) {
        high = high << 4 | low >> 60
        low = low << 4 | UInt64(digit)
        count += 1
    }

    /// Whether the last digit is the Luhn check digit of the others.
    ///
    /// Source: ISO/IEC 7812-1, annex B.
    var satisfiesLuhn: Bool {
        var sum: UInt64 = 0
        for index in 0..<count {
            let nibble = (index < 16 ? low >> UInt64(4 * index) : high >> UInt64(4 * (index - 16))) & 0xF
            let weighted = index % 2 == 0 ? nibble : 2 * nibble
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return sum % 10 == 0
    }

    /// Format 4's field: digits beyond 12 as the first nibble, then at least 12 digits, then zeros.
    ///
    /// Source: ISO 9564-1, format 4, plain text primary account number field.
    var format4Field: (high: UInt64, low: UInt64) {
        // 20 nibbles: the length, then 19 places for digits; fewer digits than 12 still take 12 places.
        let places = max(count, 12)
        let shift = UInt64(4 * (19 - places))
        var top = shift == 0 ? high : high << shift | low >> (64 - shift)
        let bottom = low << shift
        top |= UInt64(places - 12) << 12
        // `top` holds the first 4 nibbles, `bottom` the next 16; the field has 32.
        return (top << 48 | bottom >> 16, bottom << 48)
    }
}
