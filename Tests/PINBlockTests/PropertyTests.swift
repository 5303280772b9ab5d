import Testing

@testable import PINBlock

/// Properties of any PIN and account number, tested at random with a fixed seed.
@Suite struct PropertyTests {
    @Test(arguments: 4...12)
    func decodingUndoesEncoding(length: Int) throws {
        var generator = SeededGenerator(seed: UInt64(length))
        for _ in 0..<200 {
            let text = generator.digits(length...length)
            let rule = Bool.random(using: &generator) ? CheckDigit.drop : .keep
            let account = try AccountNumber(pan: generator.digits(8...19), checkDigit: rule)
            let pin = try ClearPIN(text)
            try expectSame(Format0Block(ClearPIN(text), for: account).pin(for: account), pin)
            try expectSame(Format1Block(ClearPIN(text), using: &generator).pin(), pin)
            try expectSame(Format2Block(ClearPIN(text)).pin(), pin)
            try expectSame(Format3Block(ClearPIN(text), for: account, using: &generator).pin(for: account), pin)
            try expectSame(Format4Block(ClearPIN(text), for: account, using: &generator).pin(), pin)
        }
    }

    /// Formats 0 and 2 have no unused bits: flipping any bit results in an error or a different PIN.
    @Test(arguments: 4...12)
    func flippedBitNeverGivesTheSamePIN(length: Int) throws {
        var generator = SeededGenerator(seed: UInt64(100 + length))
        for _ in 0..<20 {
            let text = generator.digits(length...length)
            let account = try AccountNumber(pan: generator.digits(8...19))
            let format0 = Format0Block(try ClearPIN(text), for: account).clearBlock().number()
            let format2 = Format2Block(try ClearPIN(text)).clearBlock().number()
            for bit in UInt64(0)..<64 {
                let isSame0 = decodes(format0 ^ 1 << bit, as: .format0(account), to: text)
                let isSame2 = decodes(format2 ^ 1 << bit, as: .format2, to: text)
                #expect(!isSame0 && !isSame2)
            }
        }
    }

    /// In format 3, a changed fill nibble must still be a letter.
    ///
    /// In format 1, any bit after the PIN may change.
    @Test(arguments: 4...12)
    func flippedFillPassesOnlyWhereTheFormatIsFree(length: Int) throws {
        var generator = SeededGenerator(seed: UInt64(200 + length))
        let account = try AccountNumber(pan: "00000000")
        for _ in 0..<20 {
            let text = generator.digits(length...length)
            let format1 = Format1Block(try ClearPIN(text), using: &generator).clearBlock().number()
            let format3 = Format3Block(try ClearPIN(text), for: account, using: &generator).clearBlock().number()
            for bit in UInt64(0)..<64 {
                let isFill = bit < 4 * UInt64(14 - length)
                #expect(decodes(format1 ^ 1 << bit, as: .format1, to: text) == isFill)
                let nibble = ((format3 ^ 1 << bit) >> (bit & ~3)) & 0xF
                #expect(decodes(format3 ^ 1 << bit, as: .format3(account), to: text) == (isFill && nibble >= 0xA))
            }
        }
    }

    @Test func anyEightBytesDecodeOrThrow() throws {
        var generator = SeededGenerator(seed: 8)
        let account = try AccountNumber(pan: "4111111111111111")
        let formats: [PINBlockFormat] = [.format0(account), .format1, .format2, .format3(account)]
        var decoded = 0
        for _ in 0..<20_000 {
            let number: UInt64 = generator.next()
            for format in formats {
                guard let pin = try? ClearBlock(number: number, memory: nil).pin(in: format) else { continue }
                decoded += 1
                #expect(PINField.lengths.contains(pin.count))
            }
        }
        #expect(decoded > 0)
    }

    private func decodes(_ number: UInt64, as format: PINBlockFormat, to text: String) -> Bool {
        guard let pin = try? ClearBlock(number: number, memory: nil).pin(in: format), let same = try? ClearPIN(text)
        else { return false }
        return pin.matches(same)
    }
}
