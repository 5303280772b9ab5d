/// The month and year at the end of which a card expires.
public struct CardExpiry: Hashable, Sendable {
    /// 1 to 12.
    public let month: Int
    /// 2000 to 2099, because the API has two digits for it.
    public let year: Int

    /// Creates an expiry from a month from 1 to 12 and a year from 2000 to 2099.
    /// - Throws: `.month`, `.expiryYear`.
    public init(month: Int, year: Int) throws(InvalidDate) {
        guard (1...12).contains(month) else { throw .month }
        guard (2000...2099).contains(year) else { throw .expiryYear }
        self.month = month
        self.year = year
    }

    /// Creates an expiry from the API's format, such as `1228` for December 2028.
    /// - Throws: `.expiryText`, `.month`.
    public init(mmyy text: some StringProtocol) throws(InvalidDate) {
        guard text.utf8.count == 4, let number = decimalNumber(text) else { throw .expiryText }
        try self.init(month: number / 100, year: 2000 + number % 100)
    }

    /// The string for `setPin`: `MMYY`.
    public var mmyy: String { paddedText(month, 2) + paddedText(year % 100, 2) }
}

extension CardExpiry: CustomStringConvertible {
    /// The string for `setPin`.
    public var description: String { mmyy }
}

/// A problem with a date.
///
/// Never contains the date.
public enum InvalidDate: Error, Hashable, Sendable, CustomStringConvertible {
    /// A month is 1 to 12.
    case month
    /// The month has no such day in this year.
    case day
    /// A year of birth is 1 to 9999.
    case year
    /// A card's year of expiry is 2000 to 2099.
    case expiryYear
    /// A card's expiry is four digits, `MMYY`.
    case expiryText

    /// The expected value.
    public var description: String {
        switch self {
        case .month: "the month is not 1 to 12"
        case .day: "the month has no such day"
        case .year: "the year is not 1 to 9999"
        case .expiryYear: "the year of expiry is not 2000 to 2099"
        case .expiryText: "the expiry is not four digits, MMYY"
        }
    }
}

/// The number that ASCII digits represent.
///
/// Nil if there is anything else, or more than nine digits.
func decimalNumber(_ text: some StringProtocol) -> Int? {
    guard (1...9).contains(text.utf8.count) else { return nil }
    var number = 0
    for character in text.utf8 {
        guard character &- UInt8(ascii: "0") <= 9 else { return nil }
        number = number * 10 + Int(character - UInt8(ascii: "0"))
    }
    return number
}

/// A number padded with zeros on the left.
func paddedText(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
