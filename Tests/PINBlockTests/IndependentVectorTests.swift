import PINBlockTestSupport
import Testing

@testable import PINBlock

/// Agreement with blocks from independent libraries.
@Suite struct IndependentVectorTests {
    @Test func format0() throws {
        for row in try VectorTable.load("format0", columns: ["pin", "pan", "block"]) {
            let account = try AccountNumber(pan: row[1])
            let pin = try ClearPIN(row[0])
            #expect(hexText(Format0Block(try ClearPIN(row[0]), for: account).clearBlock()) == row[2])
            try expectSame(Format0Block(clearBlock(hex: row[2])).pin(for: account), pin)
        }
    }

    @Test func format1() throws {
        for row in try VectorTable.load("format1", columns: ["pin", "transaction", "block"]) {
            let transaction = try #require(UInt64(row[1]))
            let pin = try ClearPIN(row[0])
            #expect(try hexText(Format1Block(ClearPIN(row[0]), transaction: transaction).clearBlock()) == row[2])
            let block = try Format1Block(clearBlock(hex: row[2]))
            let found = try block.transaction()
            #expect(found == transaction)
            try expectSame(block.pin(), pin)
        }
    }

    @Test func format2() throws {
        for row in try VectorTable.load("format2", columns: ["pin", "block"]) {
            let pin = try ClearPIN(row[0])
            #expect(hexText(Format2Block(try ClearPIN(row[0])).clearBlock()) == row[1])
            try expectSame(Format2Block(clearBlock(hex: row[1])).pin(), pin)
        }
    }

    @Test func format3() throws {
        for row in try VectorTable.load("format3", columns: ["pin", "pan", "fill", "block"]) {
            let account = try AccountNumber(pan: row[1])
            let pin = try ClearPIN(row[0])
            var generator = ScriptedGenerator(format3Fill: row[2].utf8.map(Hex.value))
            let block = Format3Block(try ClearPIN(row[0]), for: account, using: &generator)
            #expect(hexText(block.clearBlock()) == row[3])
            try expectSame(Format3Block(clearBlock(hex: row[3])).pin(for: account), pin)
        }
    }

    @Test func format4Fields() throws {
        let columns = ["pin", "pan", "random", "key", "pinField", "panField", "ciphertext"]
        for row in try VectorTable.load("format4", columns: columns) {
            let account = try AccountNumber(pan: row[1])
            let pin = try ClearPIN(row[0])
            var generator = ScriptedGenerator([try #require(UInt64(row[2], radix: 16))])
            let block = Format4Block(try ClearPIN(row[0]), for: account, using: &generator)
            let field = block.withUnsafePINField { hexText($0) }
            #expect(field == row[4])
            #expect(hexText(block.accountField) == row[5])
            try expectSame(Format4Block(pinField: bytes(hex: row[4]), for: account).pin(), pin)
        }
    }
}
