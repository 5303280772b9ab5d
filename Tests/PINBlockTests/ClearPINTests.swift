import Testing

@testable import PINBlock

@Suite struct ClearPINTests {
    @Test(arguments: ["1234", "12345", "000000", "123456789012"])
    func fourToTwelveDigitsAreTaken(text: String) throws {
        let fromText = try ClearPIN(text)
        let fromASCII = try ClearPIN(ascii: Array(text.utf8))
        let fromDigits = try ClearPIN(digits: text.utf8.map { $0 - 48 })
        #expect(fromText.count == text.utf8.count)
        expectSame(fromText, fromASCII)
        expectSame(fromText, fromDigits)
    }

    @Test(arguments: [
        ("", PINError.pinLength), ("123", .pinLength), ("1234567890123", .pinLength), ("12a4", .pinNotDecimal),
        ("12 34", .pinNotDecimal), ("１２３４", .pinNotDecimal), ("-123", .pinNotDecimal),
    ])
    func otherTextIsRefused(text: String, expected: PINError) {
        #expect(throws: expected) { _ = try ClearPIN(text) }
    }

    @Test(arguments: [
        ("1234", "1235"), ("1234", "12340"), ("0000", "00000"), ("1234", "2234"), ("123456789012", "123456789013"),
    ])
    func differentPINsDoNotMatch(left: String, right: String) throws {
        let left = try ClearPIN(left)
        let right = try ClearPIN(right)
        expectDifferent(left, right)
        expectDifferent(right, left)
    }
}
