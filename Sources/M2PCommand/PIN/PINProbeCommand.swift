import ArgumentParser
import PINBlock
import PINBlockAES

/// `m2p pin probe`.
struct PINProbeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "Find a peer's encryption settings, from a sample with a known PIN.",
        discussion: """
            Reads, from prompts without echo or as lines of standard input: the encrypted PIN as Base64, the PIN, and, \
            unless it has a file or descriptor, the key. Tries every key form, layout, mode, padding, last-digit rule \
            and format, and prints those that fit, or what rules the others out. Use a PIN and a key made for tests.

            EXAMPLES
              m2p pin probe --kit 130005054
              m2p pin probe --kit 130005054 --key-file pin.key < sample-and-pin.txt
              m2p pin probe --pan 5413330089010434 --iv 000102030405060708090A0B0C0D0E0F

            Exits with 0 if something fits, else with 1.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var source: KeySourceOptions
    @OptionGroup var nothingElse: NothingElse

    @Option(
        name: .customLong("iv"),
        help: ArgumentHelp("Also try this initialization vector for cbc, 32 hex digits. Repeatable.", valueName: "hex")
    )
    var vectors: [String] = []

    @Flag(help: "Also list every combination that doesn't match.")
    var all = false

    func run() throws {
        let vectors = try [.zero] + vectors.map { text throws(Failure) in try vector(text, option: "--iv") }
        _ = try account.account()
        let sample = try encryptedPIN(SecretReader().line("Encrypted PIN"))
        let pin = try clearPIN(SecretReader().line("PIN"))
        let search = try search(sample, vectors)
        let key = try source.contents()
        let report = key.withBytes { search.run(pin: pin, key: $0) }
        ProbeRendering(console: .standardOutput, number: account.kit == nil ? "pan" : "kit").show(report, all: all)
        if report.matches.isEmpty { throw Failure.failed("no combination gives this PIN; see the reasons above") }
    }

    private func search(_ sample: EncryptedPIN, _ vectors: [InitializationVector]) throws(Failure) -> PINSettingsSearch
    {
        do throws(PINError) {
            if let kit = account.kit {
                return PINSettingsSearch(sample: sample, kit: try KitNumber(kit), vectors: vectors)
            }
            return try PINSettingsSearch(sample: sample, pan: account.pan ?? "", vectors: vectors)
        } catch {
            throw .usage("\(error)")
        }
    }
}
