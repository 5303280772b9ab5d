import Foundation
import PINBlock
import PINBlockAES
import Testing

/// Searches the stack of a thread that used a key, after the thread has ended.
@Suite struct StackErasureTests {
    private static let keyText = "Qz7Xk9Wv3J1mPr5T8bLdYhNcQz7Xk9Wv"

    struct Use: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let run: @Sendable (AESKey) throws -> Void
    }

    private static let uses = [
        Use(testDescription: "a cipher is made") { _ = AESPINCipher(key: $0) },
        Use(testDescription: "format 0") { key in
            let cipher = AESPINCipher(key: key)
            let account = try AccountNumber(pan: "4111111111111111")
            _ = try cipher.decrypt(cipher.encrypt(ClearPIN("1234"), for: account), for: account)
        },
        Use(testDescription: "format 4") { key in
            let cipher = AESPINCipher(key: key)
            let account = try AccountNumber(pan: "4111111111111111")
            _ = try cipher.decrypt(cipher.encrypt(ClearPIN("1234"), as: .format4(account)), as: .format4(account))
        },
        Use(testDescription: "check value") { key in
            _ = try key.checkValue(.cmac)
            _ = try key.checkValue(.zeroEncryption)
        },
    ]

    @Test(arguments: uses)
    func noKeyIsLeft(use: Use) throws {
        let key = try AESKey(text: Self.keyText)
        let left = try WatchedStack.contents(after: { try use.run(key) })
        #expect(left.firstRange(of: Array(Self.keyText.utf8.prefix(16))) == nil)
    }

    /// The search finds what a call leaves behind, so the tests above are meaningful.
    @Test func searchFindsWhatIsLeft() throws {
        let left = try WatchedStack.contents(after: { Self.leaveKey() })
        #expect(left.firstRange(of: Array(Self.keyText.utf8.prefix(16))) != nil)
    }

    /// Far enough down that ending the thread doesn't overwrite it.
    @inline(never)
    private static func leaveKey(_ depth: Int = 8) {
        withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 16) { bytes in
            bytes.initializeMemory(as: UInt8.self, repeating: 0)
            if depth > 0 { leaveKey(depth - 1) } else { bytes.copyBytes(from: keyText.utf8) }
        }
    }
}
