import Testing

@testable import PINBlock

/// The errors that each format detects, and those that it can't.
@Suite struct FormatTests {
    static let zero = PINError.blockFormat(expected: 0, found: 1)

    @Test(arguments: [
        ("011234FFFFFFFFFF", PINError.blockFormat(expected: 1, found: 0)), ("131234567890ABCD", .blockPINLength),
        ("1D12345678901234", .blockPINLength), ("14123A567890ABCD", .blockDigits),
    ])
    func format1ChecksAllButTheTransaction(hex: String, expected: PINError) {
        #expect(throws: expected) { _ = try Format1Block(clearBlock(hex: hex)).pin() }
    }

    @Test(arguments: [
        ("041234FFFFFFFFFF", PINError.blockFormat(expected: 2, found: 0)), ("231234FFFFFFFFFF", .blockPINLength),
        ("24B234FFFFFFFFFF", .blockDigits), ("241234FFFFFFFFFE", .blockFill), ("241234F0FFFFFFFF", .blockFill),
    ])
    func format2ChecksEachNibble(hex: String, expected: PINError) {
        #expect(throws: expected) { _ = try Format2Block(clearBlock(hex: hex)).pin() }
    }

    @Test(arguments: [
        ("241234ABCDEFABCD", PINError.blockFormat(expected: 3, found: 2)), ("331234ABCDEFABCD", .blockPINLength),
        ("34C234ABCDEFABCD", .blockDigits), ("341234ABCDEFABC9", .blockFill), ("3412340BCDEFABCD", .blockFill),
    ])
    func format3ChecksEachNibble(hex: String, expected: PINError) throws {
        let zero = try AccountNumber(pan: "00000000")
        #expect(throws: expected) { _ = try Format3Block(clearBlock(hex: hex)).pin(for: zero) }
    }

    @Test(arguments: [
        ("341234AAAAAAAAAA0000000000000000", PINError.blockFormat(expected: 4, found: 3)),
        ("431234AAAAAAAAAA0000000000000000", .blockPINLength),
        ("4D1234AAAAAAAAAA0000000000000000", .blockPINLength),
        ("44123CAAAAAAAAAA0000000000000000", .blockDigits),
        ("441234AAAAAAAAAB0000000000000000", .blockFill),
        ("4412349AAAAAAAAA0000000000000000", .blockFill),
        ("441234AAAAAAAAAA00000000000000", .blockLength),
        ("", .blockLength),
    ])
    func format4ChecksEachNibble(hex: String, expected: PINError) throws {
        let account = try AccountNumber(pan: "4111111111111111")
        #expect(throws: expected) { _ = try Format4Block(pinField: bytes(hex: hex), for: account).pin() }
    }

    @Test(arguments: [("1234", 1 << 40), ("12345", 1 << 36), ("123456789012", 256), ("1234", UInt64.max)])
    func transactionMustFit(digits: String, transaction: UInt64) throws {
        _ = try Format1Block(ClearPIN(digits), transaction: transaction == .max ? 0 : transaction - 1)
        #expect(throws: PINError.transactionTooLarge) {
            _ = try Format1Block(ClearPIN(digits), transaction: transaction)
        }
    }

    @Test func format3FillIsEachLetterAboutAsOften() throws {
        let account = try AccountNumber(pan: "00000000")
        var counts: [Character: Int] = [:]
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<3000 {
            let block = Format3Block(try ClearPIN("1234"), for: account, using: &generator)
            for letter in hexText(block.clearBlock()).dropFirst(6) { counts[letter, default: 0] += 1 }
        }
        #expect(Set(counts.keys) == Set("ABCDEF"))
        #expect(counts.values.allSatisfy { (4700...5300).contains($0) })
    }

    @Test func systemGeneratorGivesFreshFill() throws {
        let account = try AccountNumber(pan: "4111111111111111")
        var seen: Set<String> = []
        for _ in 0..<50 {
            seen.insert(hexText(Format1Block(try ClearPIN("1234")).clearBlock()))
            seen.insert(hexText(Format3Block(try ClearPIN("1234"), for: account).clearBlock()))
            seen.insert(Format4Block(try ClearPIN("1234"), for: account).withUnsafePINField { hexText($0) })
        }
        #expect(seen.count == 150)
    }
}
