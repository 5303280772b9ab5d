import ArgumentParser
import PINBlock
import PINBlockAES

/// `m2p pin translate`.
struct PINTranslateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "translate",
        abstract: "Decrypt an encrypted PIN and encrypt it again, with a different key or format.",
        discussion: """
            Reads, from prompts without echo or as lines of standard input: the encrypted PIN as Base64; then, unless \
            they have files or descriptors, the key and the new key. The clear PIN is never shown. What ISO 9564-1 \
            forbids is refused.

            EXAMPLES
              m2p pin translate --kit 130005054 --key-file old.key --to-key-file new.key
              m2p pin translate --pan 5413330089010434 --key-file old.key \\
                --to-key-file new.key --to-key-form hex --to-format 4
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var source: KeySourceOptions
    @OptionGroup var form: KeyFormOptions
    @OptionGroup var block: BlockOptions
    @OptionGroup var target: TargetOptions
    @OptionGroup var nothingElse: NothingElse

    func run() async throws {
        let from = try account.format(block.format, block.checkDigit)
        let to = try account.format(target.toFormat ?? block.format, target.toCheckDigit ?? block.checkDigit)
        let settings = try block.settings()
        let newSettings = try target.settings(from: block)
        let sample = try encryptedPIN(SecretReader().line("Encrypted PIN"))
        let cipher = AESPINCipher(key: try aesKey(source.contents(), form: form.keyForm), settings: settings)
        let newKey = try aesKey(target.contents(), form: target.toKeyForm ?? form.keyForm, name: "to-key")
        let newCipher = AESPINCipher(key: newKey, settings: newSettings)
        do {
            let translated = try await cipher.translate(sample, from: from, to: to, under: newCipher)
            Console.standardOutput.line(translated.base64)
        } catch let error as PINError {
            throw Failure.failed("\(error)")
        }
    }
}

/// The settings for the translated PIN.
///
/// Omitted ones stay the same.
struct TargetOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file with the new key.", valueName: "path"))
    var toKeyFile: String?

    @Option(help: ArgumentHelp("An open file descriptor with the new key.", valueName: "n"))
    var toKeyFd: Int32?

    @Option(help: "The form of the new key. Defaults to that of the old one.")
    var toKeyForm: AESKeyForm?

    @Option(help: "The new PIN block format. Defaults to the old one.")
    var toFormat: FormatName?

    @Option(help: "Whether to drop or keep the last digit. Unchanged by default.")
    var toCheckDigit: CheckDigit?

    @Option(help: "The new layout. Defaults to the old one.")
    var toLayout: LayoutName?

    @Option(help: "The new AES mode. Defaults to the old one.")
    var toMode: ModeName?

    @Option(
        help: ArgumentHelp(
            "The initialization vector for the new cbc, 32 hex digits. Zeros by default.",
            valueName: "hex"
        )
    )
    var toIv: String?

    @Option(help: "The new padding. Defaults to the old one.")
    var toPadding: Padding?

    func validate() throws {
        if toKeyFile != nil, toKeyFd != nil { throw ValidationError("Give either --to-key-file or --to-key-fd.") }
    }

    func contents() throws(Failure) -> Secret {
        try SecretReader().secret(
            "New key",
            file: ("--to-key-file", toKeyFile),
            descriptor: ("--to-key-fd", toKeyFd)
        )
    }

    func settings(from block: BlockOptions) throws(Failure) -> AESBlockSettings {
        try blockSettings(
            toLayout ?? block.layout,
            toMode ?? block.mode,
            toPadding ?? block.padding,
            vector: vector(toIv, option: "--to-iv")
        )
    }
}
