import ArgumentParser
import PINBlock
import PINBlockAES

/// `m2p pin encrypt`.
struct PINEncryptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encrypt",
        abstract: "Encrypt a PIN for setPin, and print it as Base64.",
        discussion: """
            Asks for the PIN without showing it, or reads it from standard input; then, unless it has a file or \
            descriptor, the key. Only the Base64 text goes to standard output; warnings about the key go to standard \
            error.

            EXAMPLES
              m2p pin encrypt --kit 130005054 --key-file pin.key
              m2p pin encrypt --kit 130005054 --key-file pin.key --key-form hex < pin.txt
              m2p pin encrypt --pan 5413330089010434 --key-fd 3 3< pin.key
              m2p pin encrypt --kit 130005054 --key-file pin.key --layout raw

            'm2p pin probe' finds out which settings a peer uses.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var source: KeySourceOptions
    @OptionGroup var form: KeyFormOptions
    @OptionGroup var block: BlockOptions
    @OptionGroup var nothingElse: NothingElse

    func run() throws {
        let format = try account.format(block.format, block.checkDigit)
        let settings = try block.settings()
        let pin = try clearPIN(SecretReader().line("PIN"))
        let cipher = AESPINCipher(key: try aesKey(source.contents(), form: form.keyForm), settings: settings)
        do throws(PINError) {
            Console.standardOutput.line(try cipher.encrypt(pin, as: format).base64)
        } catch {
            throw Failure.failed("\(error)")
        }
    }
}
