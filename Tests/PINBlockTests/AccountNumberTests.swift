import Testing

@testable import PINBlock

@Suite struct AccountNumberTests {
    @Test(arguments: [
        ("5544332211009966", CheckDigit.drop, 0x0000_3322_1100_9966 >> 4 | 0x0000_4000_0000_0000),
        ("5544332211009966", .keep, 0x0000_3322_1100_9966),
        ("12345678", .drop, 0x0000_0000_0123_4567),
        ("12345678", .keep, 0x0000_0000_1234_5678),
        ("1234567890123456789", .drop, 0x0000_7890_1234_5678),
        ("1234567890123456789", .keep, 0x0000_8901_2345_6789),
    ])
    func shortFieldHoldsTheTwelveRightmostDigits(pan: String, rule: CheckDigit, field: UInt64) throws {
        #expect(try AccountNumber(pan: pan, checkDigit: rule).shortField == field)
    }

    @Test(arguments: [
        ("12345678", "00000123456780000000000000000000"),
        ("123456789012", "01234567890120000000000000000000"),
        ("1234567890123456", "41234567890123456000000000000000"),
        ("112233445566778899", "61122334455667788990000000000000"),
        ("1234567890123456789", "71234567890123456789000000000000"),
    ])
    func format4FieldHoldsAllDigits(pan: String, field: String) throws {
        #expect(try hexText(AccountNumber(pan: pan).format4Field) == field)
    }

    @Test func kitStandsInForThePAN() throws {
        let kit = try KitNumber("130005054")
        #expect(AccountNumber(kit: kit).shortField == 0x0000_0000_1300_0505)
        #expect(AccountNumber(kit: kit, checkDigit: .keep).shortField == 0x0000_0001_3000_5054)
        #expect(try AccountNumber(kit: kit) == AccountNumber(pan: "0000000130005054"))
        #expect(AccountNumber(kit: kit) != AccountNumber(kit: kit, checkDigit: .keep))
    }

    @Test(arguments: [
        ("4539148803436467", true), ("4111111111111111", true), ("378282246310005", true), ("6304000000000000", true),
        ("4539148803436468", false), ("4111111111111112", false), ("5018767890123456789", false),
    ])
    func luhnIsCheckedOnRequest(pan: String, isValid: Bool) throws {
        _ = try AccountNumber(pan: pan)
        if isValid {
            _ = try AccountNumber(pan: pan, verifyingLuhn: true)
        } else {
            #expect(throws: PINError.accountNumberCheckDigit) { try AccountNumber(pan: pan, verifyingLuhn: true) }
        }
    }

    @Test(arguments: [
        ("1234567", PINError.accountNumberLength), ("12345678901234567890", .accountNumberLength),
        ("4111 1111 1111 1111", .accountNumberNotDecimal), ("", .accountNumberLength),
    ])
    func otherTextIsRefused(pan: String, expected: PINError) {
        #expect(throws: expected) { try AccountNumber(pan: pan) }
    }

    @Test func onlyTheLastFourDigitsAreShown() throws {
        let account = try AccountNumber(pan: "4539148803436467")
        var dumped = ""
        dump(account, to: &dumped)
        for text in ["\(account)", String(reflecting: account), dumped, "\(PINBlockFormat.format0(account))"] {
            #expect(text.contains("…6467"))
            #expect(!text.contains("36467"))
        }
        #expect(Mirror(reflecting: account).children.isEmpty)
    }
}
