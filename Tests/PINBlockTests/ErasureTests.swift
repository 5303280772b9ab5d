import PINBlockTestSupport
import Testing

@testable import PINBlock

/// Reads the buffers of PINs and blocks after they were freed.
@Suite struct ErasureTests {
    @Test func pinIsThereAndThenGone() throws {
        let memory = WatchedMemory()
        do {
            let pin = try ClearPIN("123456", memory: memory)
            #expect(memory.liveContents == [[0x06, 0x12, 0x34, 0x56, 0xFF, 0xFF, 0xFF, 0xFF]])
            _ = consume pin
        }
        #expect(memory.isClean)
        #expect(memory.releasedContents.count == 1)
    }

    @Test(arguments: ["1234x", "123", "1234567890123"])
    func refusedPINIsGone(text: String) {
        let memory = WatchedMemory()
        #expect(throws: PINError.self) { _ = try ClearPIN(text, memory: memory) }
        #expect(memory.isClean)
    }

    @Test func blocksAndDecodedPINsAreGone() throws {
        let memory = WatchedMemory()
        let account = try AccountNumber(pan: "4111111111111111")
        for format in [PINBlockFormat.format0(account), .format1, .format2, .format3(account)] {
            try roundTrip(format, memory)
        }
        _ = try Format4Block(ClearPIN("1234", memory: memory), for: account).pin()
        #expect(memory.isClean)
        #expect(memory.releasedContents.count == 15)
    }

    private func roundTrip(_ format: PINBlockFormat, _ memory: WatchedMemory) throws {
        let pin = try ClearPIN("1234", memory: memory)
        let block: ClearBlock =
            switch format {
            case .format0(let account), .format4(let account): Format0Block(pin, for: account).clearBlock()
            case .format1: Format1Block(pin).clearBlock()
            case .format2: Format2Block(pin).clearBlock()
            case .format3(let account): Format3Block(pin, for: account).clearBlock()
            }
        _ = try block.pin(in: format)
    }

    @Test func badBlockIsGone() throws {
        let memory = WatchedMemory()
        let account = try AccountNumber(pan: "4111111111111111")
        let bad = try bytes(hex: "041A34FFFFFFFFFF")
        #expect(throws: PINError.blockDigits) {
            _ = try Format2Block(ClearBlock(bytes: [0x24] + bad.dropFirst(), memory: memory)).pin()
        }
        #expect(throws: PINError.blockFormat(expected: 3, found: 0)) {
            _ = try Format3Block(ClearBlock(bytes: bad, memory: memory)).pin(for: account)
        }
        #expect(throws: PINError.blockFill) {
            _ = try Format4Block(
                pinField: [0x44, 0x12, 0x34] + [UInt8](repeating: 0, count: 13),
                for: account,
                memory: memory
            )
            .pin()
        }
        #expect(memory.isClean)
    }

    @Test func failingCipherLeavesNothing() async throws {
        struct Unplugged: Error {}
        struct FailingCipher: PINBlockCipher {
            let memory: WatchedMemory
            func encipher(_ block: borrowing ClearBlock) async throws -> [UInt8] {
                #expect(memory.liveContents.contains { $0.starts(with: [0x04, 0x12, 0x34]) })
                throw Unplugged()
            }
            func decipher(_ ciphertext: [UInt8]) async throws -> ClearBlock { throw Unplugged() }
        }
        let memory = WatchedMemory()
        let account = AccountNumber(kit: try KitNumber("130005054"))
        await #expect(throws: Unplugged.self) {
            _ = try await FailingCipher(memory: memory).encrypt(ClearPIN("1234", memory: memory), for: account)
        }
        #expect(memory.isClean)
    }

    @Test func eraseOverwritesEachByte() {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 33, alignment: 1)
        defer { buffer.deallocate() }
        for index in buffer.indices { buffer[index] = 0xA5 }
        erase(UnsafeMutableRawBufferPointer(rebasing: buffer[1..<32]))
        #expect(buffer[0] == 0xA5 && buffer[32] == 0xA5)
        #expect(buffer[1..<32].allSatisfy { $0 == 0 })
        erase(UnsafeMutableRawBufferPointer(start: nil, count: 0))
    }
}
