/// How formats 0 and 3 use an account number's last digit.
public enum CheckDigit: Hashable, Sendable, CaseIterable {
    /// It is dropped, as ISO 9564-1 and the API's document specify, because it is the PAN's check digit.
    case drop
    /// It is kept.
    ///
    /// A kit number has no check digit, and a public integration of the API keeps its last digit.
    case keep
}

/// The number that a PIN block is bound to: a PAN, or a kit number instead.
public struct AccountNumber: Hashable, Sendable {
    /// The account number field of formats 0 and 3: 4 zero nibbles and 12 digits.
    let shortField: UInt64
    /// The account number field of format 4: length nibble, all digits, zeros.
    let longField: (high: UInt64, low: UInt64)
    private let lastFour: UInt16

    /// Creates an account number from a PAN of 8 to 19 decimal digits, without spaces.
    ///
    /// `checkDigit` applies only to formats 0 and 3. Format 4 contains all digits. With `verifyingLuhn`, a PAN is
    /// rejected if its last digit isn't the Luhn check digit of the others.
    /// - Throws: `.accountNumberLength`, `.accountNumberNotDecimal`, `.accountNumberCheckDigit`.
    ///
    /// Source: ISO/IEC 7812-1 (PAN, Luhn), ISO 9564-1 (account number fields).
    public init(
        pan: some StringProtocol,
        checkDigit: CheckDigit = .drop,
        verifyingLuhn: Bool = false
    ) throws(PINError) {
        var digits = PackedDigits()
        for character in pan.utf8 {
            guard character &- UInt8(ascii: "0") <= 9 else { throw .accountNumberNotDecimal }
            guard digits.count < 19 else { throw .accountNumberLength }
            digits.append(character &- UInt8(ascii: "0"))
        }
        guard digits.count >= 8 else { throw .accountNumberLength }
        if verifyingLuhn, !digits.satisfiesLuhn { throw .accountNumberCheckDigit }
        self.init(digits, checkDigit: checkDigit)
    }

    /// Creates an account number from a kit number, padded on the left with zeros to 16 digits.
    ///
    /// ``CheckDigit/drop`` follows the API's document. A public integration uses ``CheckDigit/keep``.
    ///
    /// Kit `130005054` gives the field `0000000013000505`, or `0000000130005054` if the last digit is kept.
    public init(kit: KitNumber, checkDigit: CheckDigit = .drop) {
        self.init(PackedDigits(low: kit.packed, count: 16), checkDigit: checkDigit)
    }

    private init(_ digits: PackedDigits, checkDigit: CheckDigit) {
        let twelve: UInt64 = 0x0000_FFFF_FFFF_FFFF
        switch checkDigit {
        case .drop: shortField = (digits.low >> 4 | digits.high << 60) & twelve
        case .keep: shortField = digits.low & twelve
        }
        longField = digits.format4Field
        lastFour = UInt16(truncatingIfNeeded: digits.low)
    }

    /// Whether both are the same number, regardless of the rule for the check digit.
    func hasSameDigits(as other: AccountNumber) -> Bool { longField == other.longField }

    /// Compares all digits and the rule for the check digit.
    public static func == (left: AccountNumber, right: AccountNumber) -> Bool {
        left.shortField == right.shortField && left.longField == right.longField
    }

    /// Hashes all digits.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(longField.high)
        hasher.combine(longField.low)
    }
}

extension AccountNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Only the last 4 digits.
    public var description: String { "…" + decimalText(UInt64(lastFour), digits: 4) }

    /// Only the last 4 digits.
    public var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows no more than ``description``.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
