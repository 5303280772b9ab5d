import Testing

@testable import PINBlock

@Suite struct KitNumberTests {
    @Test(arguments: [
        ("130005054", "0000000130005054"), ("1", "0000000000000001"), ("0016", "0000000000000016"),
        ("9999999999999999", "9999999999999999"),
    ])
    func padsWithZerosOnTheLeft(digits: String, padded: String) throws {
        let kit = try KitNumber(digits)
        #expect(kit.padded == padded)
        #expect(kit.digits == digits)
        #expect("\(kit)" == digits)
        #expect(try kit == KitNumber(padded))
        #expect(try kit.hashValue == KitNumber(padded).hashValue)
    }

    @Test(arguments: [
        ("", PINError.kitNumberLength), ("12345678901234567", .kitNumberLength), ("13000505A", .kitNumberNotDecimal),
        ("1 2", .kitNumberNotDecimal), ("١٢٣", .kitNumberNotDecimal),
    ])
    func otherTextIsRefused(digits: String, expected: PINError) {
        #expect(throws: expected) { try KitNumber(digits) }
    }
}
