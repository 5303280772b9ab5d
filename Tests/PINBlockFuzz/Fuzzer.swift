import PINBlock
import PINBlockAES

/// An input that was accepted but didn't round-trip.
///
/// Names the entry point, not the input.
struct FuzzFault: Error, CustomStringConvertible {
    let description: String
}

/// Generates inputs, half of them valid ones with a few changes, and tries every public entry point.
struct Fuzzer {
    private(set) var inputs = 0
    private(set) var accepted = 0
    private var source: InputSource
    private let ciphers: [AESPINCipher]
    private let accounts: [AccountNumber]

    init(seed: UInt64) throws {
        source = InputSource(seed: seed)
        let key = try AESKey(text: "0123456789ABCDEF0123456789ABCDEF")
        ciphers = try BlockLayout.allCases.flatMap { layout in
            try [CipherMode.ecb, .cbc()].map { mode in
                AESPINCipher(key: key, settings: try AESBlockSettings(layout: layout, mode: mode))
            }
        }
        accounts = [
            AccountNumber(kit: try KitNumber("130005054")), AccountNumber(kit: try KitNumber("1"), checkDigit: .keep),
            try AccountNumber(pan: "4111111111111111"), try AccountNumber(pan: "12345678"),
        ]
    }

    /// Tries one input at each entry point.
    mutating func step() throws {
        try numbers()
        try ciphertextText()
        keys()
        try blocks()
        try ciphertexts()
    }

    private mutating func count(_ isAccepted: Bool) {
        inputs += 1
        accepted += isAccepted ? 1 : 0
    }

    private mutating func numbers() throws {
        let bytes = source.mutated(["1234", "123456789012", "130005054", "4111111111111111", "0016"])
        let text = String(decoding: bytes, as: UTF8.self)
        if let fromBytes = try? ClearPIN(ascii: bytes) {
            guard let fromText = try? ClearPIN(text), fromText.matches(fromBytes), fromText.count == bytes.count else {
                throw FuzzFault(description: "ClearPIN takes bytes but not the same text")
            }
            count(true)
        } else {
            count(false)
        }
        if let kit = try? KitNumber(text) {
            guard kit.digits == text, kit.padded.utf8.count == 16 else { throw FuzzFault(description: "KitNumber") }
        }
        for rule in CheckDigit.allCases {
            if let account = try? AccountNumber(pan: text, checkDigit: rule, verifyingLuhn: source.coin()) {
                guard account.format4Field.count == 16 else { throw FuzzFault(description: "AccountNumber") }
            }
        }
    }

    private mutating func ciphertextText() throws {
        let samples = ["w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=", "h4jb1O9WFb73si2fRa6GCA==", "AAAAAAAAAAA="]
        let text = String(decoding: source.mutated(samples), as: UTF8.self)
        let pin = try? EncryptedPIN(base64: text)
        if let pin, pin.base64 != text { throw FuzzFault(description: "EncryptedPIN(base64:) is not canonical") }
        count(pin != nil)
    }

    private mutating func keys() {
        let samples = [
            "0123456789ABCDEF0123456789ABCDEF", "AAECAwQFBgcICQoLDA0ODw==", "AAECAwQFBgcICQoLDA0OD/Dx8vP09fb3",
            "000102030405060708090A0B0C0D0E0FF0F1F2F3F4F5F6F7",
        ]
        let bytes = source.mutated(samples)
        for form in AESKeyForm.allCases {
            let key = try? AESKey(bytes, form: form)
            if let key { _ = try? key.checkValue(source.coin() ? .cmac : .zeroEncryption, byteCount: source.below(18)) }
            count(key != nil)
        }
        _ = try? KeyCheckValue(hex: String(decoding: bytes, as: UTF8.self), method: .cmac)
    }

    /// A clear block that decodes to a PIN encodes to the same block, if the format has no random part.
    private mutating func blocks() throws {
        let account = accounts[source.below(accounts.count)]
        var bytes = source.bytes(count: source.coin() ? 8 : source.below(20))
        if bytes.count == 8, source.coin() { bytes = source.nearlyGoodBlock(account) }
        for format in [PINBlockFormat.format0(account), .format1, .format2, .format3(account), .format4(account)] {
            guard let block = try? ClearBlock(bytes: bytes), let pin = try? block.pin(in: format) else {
                count(false)
                continue
            }
            count(true)
            let again: [UInt8]? =
                switch format {
                case .format0: Format0Block(pin, for: account).clearBlock().withUnsafeBytes { Array($0) }
                case .format2: Format2Block(pin).clearBlock().withUnsafeBytes { Array($0) }
                default: nil
                }
            if let again, again != bytes { throw FuzzFault(description: "format \(format.number) is not canonical") }
        }
        let field = source.bytes(count: source.coin() ? 16 : source.below(40))
        _ = try? Format4Block(pinField: field, for: account).pin()
    }

    private mutating func ciphertexts() throws {
        let cipher = ciphers[source.below(ciphers.count)]
        let account = accounts[source.below(accounts.count)]
        let formats = [PINBlockFormat.format0(account), .format1, .format2, .format3(account), .format4(account)]
        let format = formats[source.below(formats.count)]
        let good = try cipher.encrypt(ClearPIN("1234"), as: format).ciphertext
        let bytes = source.coin() ? source.mutated(good) : source.bytes(count: source.below(80))
        for format in formats where format.number != 4 {
            guard let block = try? cipher.decipher(bytes), let pin = try? block.pin(in: format) else { continue }
            _ = pin.count
        }
        _ = try? cipher.decipher(bytes, format4For: account).pin()
        count(bytes == good)
    }
}
