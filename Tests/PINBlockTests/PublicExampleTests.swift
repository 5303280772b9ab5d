import Testing

@testable import PINBlock

/// Examples printed in public sources.
@Suite struct PublicExampleTests {
    @Test(arguments: [
        // X9.24-1:2009, A.4.
        ("1234", "4012345678909", "041274EDCBA9876F"),
        // EFTlab's and ID TECH's lists of PIN blocks.
        ("1234", "43219876543210987", "0412AC89ABCDEF67"),
        // psec's documentation.
        ("1234", "5544332211009966", "041277CDDEEFF669"),
        // pynblock's tests.
        ("1234", "4000001234562000", "041234FEDCBA9DFF"),
        ("1234", "8998811234567890", "0412BCEEDCBA9876"),
        ("92389", "4000001234562", "0592789FFFEDCBA9"),
        // The API's kit number, padded.
        ("1234", "0000000130005054", "041234FFECFFFAFA"),
    ])
    func format0(digits: String, pan: String, block: String) throws {
        let account = try AccountNumber(pan: pan)
        #expect(try hexText(Format0Block(ClearPIN(digits), for: account).clearBlock()) == block)
        try expectSame(Format0Block(clearBlock(hex: block)).pin(for: account), ClearPIN(digits))
    }

    /// OpenEMV's `pinblock` tests: a handmade block.
    @Test func format1() throws {
        let block = try Format1Block(ClearPIN("12345"), transaction: 0xE_DCBA_9876)
        #expect(hexText(block.clearBlock()) == "1512345EDCBA9876")
    }

    /// psec's documentation.
    @Test func format2() throws {
        #expect(try hexText(Format2Block(ClearPIN("1234")).clearBlock()) == "241234FFFFFFFFFF")
        try expectSame(Format2Block(clearBlock(hex: "2C123456789012FF")).pin(), ClearPIN("123456789012"))
    }

    /// psec's documentation.
    @Test func format3() throws {
        let account = try AccountNumber(pan: "5544332211009966")
        try expectSame(Format3Block(clearBlock(hex: "341277EEEFCCB43C")).pin(for: account), ClearPIN("1234"))
    }

    /// X9.24-3:2017, supplement of test vectors: the clear fields; the ciphertext is in PINBlockAESTests.
    @Test func format4Fields() throws {
        var generator = ScriptedGenerator([0x2F69_ADDE_2E9E_7ACE])
        let account = try AccountNumber(pan: "4111111111111111")
        let block = Format4Block(try ClearPIN("1234"), for: account, using: &generator)
        let field = block.withUnsafePINField { hexText($0) }
        #expect(field == "441234AAAAAAAAAA2F69ADDE2E9E7ACE")
        #expect(hexText(block.accountField) == "44111111111111111000000000000000")
    }
}
