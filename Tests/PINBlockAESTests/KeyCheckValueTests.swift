import PINBlock
import PINBlockAES
import PINBlockTestSupport
import Testing

@Suite struct KeyCheckValueTests {
    @Test func bothMethodsAgreeWithOtherLibraries() throws {
        for row in try VectorTable.load("check-values", columns: ["key", "cmac", "zeroEncryption"], atLeast: 300) {
            let key = try AESKey(hex: row[0])
            #expect(try "\(key.checkValue(.cmac, byteCount: 16))" == row[1])
            #expect(try "\(key.checkValue(.zeroEncryption, byteCount: 16))" == row[2])
            #expect(try "\(key.checkValue())" == row[1].prefix(6))
            #expect(try KeyCheckValue(hex: row[1].prefix(10), method: .cmac).matches(key))
            #expect(try KeyCheckValue(hex: row[2].prefix(6), method: .zeroEncryption).matches(key))
            #expect(try !KeyCheckValue(hex: row[1].prefix(6), method: .zeroEncryption).matches(key))
        }
    }

    @Test(arguments: ["", "A", "AB", "ABC", "ABCG", "ABCDE", String(repeating: "0", count: 34)])
    func otherTextIsRefused(text: String) {
        #expect(throws: PINError.keyCheckValueText) { try KeyCheckValue(hex: text, method: .cmac) }
    }

    @Test(arguments: [-1, 0, 1, 17])
    func otherLengthsAreRefused(count: Int) throws {
        let key = try AESKey(hex: AESKeyTests.hex)
        #expect(throws: PINError.keyCheckValueText) { try key.checkValue(.cmac, byteCount: count) }
    }
}

@Suite struct AESKeyComponentTests {
    @Test func componentsAgreeWithOtherLibraries() throws {
        let columns = ["components", "checkValues", "key"]
        for row in try VectorTable.load("components", columns: columns, atLeast: 300) {
            let components = row[0].split(separator: " ")
            let values = row[1].split(separator: " ")
            func component(_ index: Int) throws -> AESKeyComponent {
                try AESKeyComponent(hex: components[index], verifying: KeyCheckValue(hex: values[index], method: .cmac))
            }
            let key =
                if components.count == 2 {
                    try AESKey(combining: component(0), component(1))
                } else {
                    try AESKey(combining: component(0), component(1), component(2))
                }
            #expect(try key == AESKey(hex: row[2]))
        }
    }

    @Test func wrongCheckValueIsRefused() throws {
        let value = try KeyCheckValue(hex: "000000", method: .cmac)
        #expect(throws: PINError.keyCheckValue) { _ = try AESKeyComponent(hex: AESKeyTests.hex, verifying: value) }
    }

    @Test func combinedKeyIsVerifiedToo() throws {
        let first = "00112233445566778899AABBCCDDEEFF"
        let second = "0F0E0D0C0B0A09080706050403020100"
        let expected = try AESKey(hex: "0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFFF")
        #expect(try AESKey(combining: make(first), make(second), verifying: expected.checkValue()) == expected)
        #expect(throws: PINError.keyCheckValue) {
            try AESKey(combining: make(first), make(second), verifying: KeyCheckValue(hex: "000000", method: .cmac))
        }
    }

    @Test func equalComponentsGiveAWarning() throws {
        let hex = "00112233445566778899AABBCCDDEEFF"
        #expect(try AESKey(combining: make(hex), make(hex)).warnings == [.allBytesEqual])
    }

    @Test func lengthsMustAgree() {
        #expect(throws: PINError.keyComponentLengths) {
            try AESKey(combining: make("00112233445566778899AABBCCDDEEFF"), make(AESKeyTests.hex))
        }
    }

    @Test func componentsAndKeyTextAreErased() throws {
        let memory = WatchedMemory()
        let hex = "00112233445566778899AABBCCDDEEFF"
        let value = try AESKey(hex: hex).checkValue(.zeroEncryption)
        let first = try AESKeyComponent(hex: hex, verifying: value, memory: memory)
        #expect(memory.liveContents == [try bytes(hex: hex)])
        let second = try AESKeyComponent(hex: hex, verifying: value, memory: memory)
        _ = try AESKey(combining: first, second)
        _ = try AESKey(hex: hex, memory: memory)
        #expect(throws: PINError.keyNotHex) { try AESKey(hex: "G" + hex.dropFirst(), memory: memory) }
        #expect(throws: PINError.keyCheckValue) {
            _ = try AESKeyComponent(hex: AESKeyTests.hex, verifying: value, memory: memory)
        }
        #expect(memory.isClean)
        #expect(memory.releasedContents.count == 9)
    }

    private func make(_ hex: String) throws -> AESKeyComponent {
        try AESKeyComponent(hex: hex, verifying: AESKey(hex: hex).checkValue())
    }
}
