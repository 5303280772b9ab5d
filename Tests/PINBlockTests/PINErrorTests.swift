import Testing

@testable import PINBlock

@Suite struct PINErrorTests {
    @Test(arguments: [
        (PINError.pinLength, "the PIN does not have 4 to 12 digits"),
        (.blockFormat(expected: 0, found: 9), "the clear block is of format 9, not 0; is the key right?"),
        (.keyLength(bytes: 17), "the key has 17 bytes; AES takes 16, 24 or 32"),
        (.translationForbidden(from: 0, to: 1), "ISO 9564-1 forbids translation from format 0 to 1"),
    ])
    func saysWhatIsWrong(error: PINError, text: String) {
        #expect("\(error)" == text)
    }

    /// The error doesn't contain any of the rejected input, however it is printed.
    @Test func holdsNothingOfTheInput() throws {
        let marker = "4711"
        var errors: [PINError] = []
        func collect(_ body: () throws(PINError) -> Void) {
            do throws(PINError) { try body() } catch { errors.append(error) }
        }
        collect { () throws(PINError) in _ = try ClearPIN(marker + "x") }
        collect { () throws(PINError) in _ = try ClearPIN(marker + marker + marker + marker) }
        collect { () throws(PINError) in _ = try KitNumber(marker + "x") }
        collect { () throws(PINError) in _ = try AccountNumber(pan: marker) }
        collect { () throws(PINError) in _ = try AccountNumber(pan: marker + "47114711", verifyingLuhn: true) }
        collect { () throws(PINError) in _ = try EncryptedPIN(base64: marker + "=") }
        collect { () throws(PINError) in
            _ = try Format2Block(ClearBlock(bytes: [0x24, 0x47, 0x11, 0, 0, 0, 0, 0])).pin()
        }
        #expect(errors.count == 7)
        for error in errors {
            var dumped = ""
            dump(error, to: &dumped)
            #expect(!("\(error)" + String(reflecting: error) + dumped).contains(marker))
        }
    }
}
