import M2P
import Testing

struct CardExpiryTests {
    @Test(arguments: [(1, 2000, "0100"), (12, 2028, "1228"), (9, 2099, "0999")])
    func monthAndYearBecomeFourDigits(month: Int, year: Int, text: String) throws {
        let expiry = try CardExpiry(month: month, year: year)
        #expect(expiry.mmyy == text)
        #expect(try CardExpiry(mmyy: text) == expiry)
    }

    @Test(arguments: [
        (0, 2028, InvalidDate.month), (13, 2028, .month), (Int.min, 2028, .month),
        (1, 1999, .expiryYear), (1, 2100, .expiryYear), (1, 28, .expiryYear), (1, Int.max, .expiryYear),
    ])
    func otherMonthsAndYearsAreRefused(month: Int, year: Int, error: InvalidDate) {
        #expect(throws: error) { try CardExpiry(month: month, year: year) }
    }

    @Test(arguments: [
        ("1328", InvalidDate.month), ("0028", .month), ("128", .expiryText), ("12028", .expiryText), ("", .expiryText),
        ("12/8", .expiryText), ("+128", .expiryText), ("١٢٢٨", .expiryText),
    ])
    func otherTextsAreRefused(text: String, error: InvalidDate) {
        #expect(throws: error) { try CardExpiry(mmyy: text) }
    }
}
