import Testing

@testable import PINBlock

@Suite struct Format0BlockTests {
    @Test func apiSample() throws {
        let account = AccountNumber(kit: try KitNumber("130005054"))
        let block = Format0Block(try ClearPIN("1234"), for: account)
        #expect(hexText(block.clearBlock()) == "041234FFECFFFAFA")
    }

    @Test(arguments: [
        ("041234FFFFFFFFFF", "1234"), ("0C123456789012FF", "123456789012"), ("0512345FFFFFFFFF", "12345"),
    ])
    func goodFieldGivesItsPIN(hex: String, digits: String) throws {
        let zero = try AccountNumber(pan: "00000000")
        let pin = try Format0Block(clearBlock(hex: hex)).pin(for: zero)
        let expected = try ClearPIN(digits)
        expectSame(pin, expected)
    }

    @Test(arguments: [
        ("141234FFFFFFFFFF", PINError.blockFormat(expected: 0, found: 1)),
        ("F41234FFFFFFFFFF", .blockFormat(expected: 0, found: 15)),
        ("031234FFFFFFFFFF", .blockPINLength),
        ("001234FFFFFFFFFF", .blockPINLength),
        ("0D123456789012FF", .blockPINLength),
        ("0F1234FFFFFFFFFF", .blockPINLength),
        ("041A34FFFFFFFFFF", .blockDigits),
        ("04123FFFFFFFFFFF", .blockDigits),
        ("0C12345678901AFF", .blockDigits),
        ("041234EFFFFFFFFF", .blockFill),
        ("041234FFFFFFFFF0", .blockFill),
        ("0C123456789012F7", .blockFill),
    ])
    func eachNibbleIsChecked(hex: String, expected: PINError) throws {
        let zero = try AccountNumber(pan: "00000000")
        #expect(throws: expected) { _ = try Format0Block(clearBlock(hex: hex)).pin(for: zero) }
    }

    @Test(arguments: [0, 7, 9, 16])
    func blockHasEightBytes(count: Int) {
        let bytes = [UInt8](repeating: 0, count: count)
        #expect(throws: PINError.blockLength) {
            _ = try ClearBlock(bytes: bytes)
        }
    }
}
