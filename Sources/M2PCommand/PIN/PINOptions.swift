import ArgumentParser
import PINBlock
import PINBlockAES

/// The number that a PIN block is bound to.
struct AccountOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The card's kit number, 1 to 16 digits.", valueName: "number"))
    var kit: String?

    @Option(help: ArgumentHelp("The card's PAN, 8 to 19 digits, in place of the kit number.", valueName: "number"))
    var pan: String?

    @Option(help: "What becomes of the account number's last digit in formats 0 and 3.")
    var checkDigit: CheckDigit = .drop

    func validate() throws {
        if (kit == nil) == (pan == nil) { throw ValidationError("Give either --kit or --pan.") }
    }

    /// The account number; no message shows its digits.
    func account() throws(Failure) -> AccountNumber {
        do throws(PINError) {
            if let kit { return AccountNumber(kit: try KitNumber(kit), checkDigit: checkDigit) }
            return try AccountNumber(pan: pan ?? "", checkDigit: checkDigit)
        } catch {
            throw .usage("\(error)")
        }
    }
}

/// How a PIN block fills AES's blocks.
struct BlockOptions: ParsableArguments {
    @Option(help: "What of the block is encrypted: its hex digits as text, or its 8 bytes.")
    var layout: LayoutName = .hexText

    @Option(help: "How AES blocks are chained; cbc starts from zeros.")
    var mode: ModeName = .ecb

    @Option(help: "What fills the last AES block.")
    var padding: Padding = .pkcs7

    /// The settings.
    func settings() throws(Failure) -> AESBlockSettings {
        do throws(PINError) {
            return try AESBlockSettings(
                layout: layout.layout,
                mode: mode == .ecb ? .ecb : .cbc(),
                padding: padding
            )
        } catch {
            throw .usage("\(error)")
        }
    }
}

/// Where the key comes from.
struct KeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file with the key; a line end at its end does not count.", valueName: "path"))
    var keyFile: String?

    @Option(help: ArgumentHelp("An open file descriptor with the key, as in '--key-fd 3 3< path'.", valueName: "n"))
    var keyFd: Int32?

    @Option(help: "How the key is written: 'text' and 'bytes' are the key bytes themselves.")
    var keyForm: AESKeyForm = .text

    func validate() throws {
        if keyFile != nil, keyFd != nil { throw ValidationError("Give either --key-file or --key-fd.") }
    }

    /// Reads the key's contents.
    func contents() throws(Failure) -> Secret {
        let reader = SecretReader()
        if let keyFile { return try reader.file(keyFile, option: "--key-file") }
        if let keyFd { return try reader.descriptor(keyFd, option: "--key-fd") }
        return try reader.line("Key")
    }

    /// Reads the key, and says on standard error what looks wrong with it.
    func key() throws(Failure) -> AESKey { try aesKey(contents(), form: keyForm) }
}

/// Makes a key of what was read, and says on standard error what looks wrong with it.
func aesKey(_ contents: borrowing Secret, form: AESKeyForm, name: String = "key") throws(Failure) -> AESKey {
    do throws(PINError) {
        let key = try contents.withBytes { bytes throws(PINError) in try AESKey(bytes, form: form) }
        for warning in key.warnings { Console.standardError.line("warning: \(warning)") }
        return key
    } catch {
        throw .failed("\(name): \(error); is the key form '\(form.rawValue)' right?")
    }
}
