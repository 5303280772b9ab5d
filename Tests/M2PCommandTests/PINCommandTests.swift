import Foundation
import TestSupport
import Testing

/// `m2p pin`, run as a process.
struct PINCommandTests {
    private static let key = "0123456789ABCDEF0123456789ABCDEF"
    private static let hexText = "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c="
    private static let raw = "h4jb1O9WFb73si2fRa6GCA=="

    // Computed with two independent public libraries.
    @Test(arguments: [("hex-text", hexText), ("raw", raw)])
    func knownPINGivesTheKnownText(layout: String, text: String) async throws {
        let run = try await CommandRun.m2p(
            "pin",
            "encrypt",
            "--kit",
            "130005054",
            "--layout",
            layout,
            input: "1234\n\(Self.key)\n"
        )
        #expect(run.status == 0)
        #expect(run.output == "\(text)\n")
    }

    @Test func keyComesFromAFileOrADescriptor() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.file("key", "\(Self.key)\r\n").path
        let fromFile = try await CommandRun.m2p(
            "pin",
            "encrypt",
            "--kit",
            "130005054",
            "--key-file",
            file,
            input: "1234"
        )
        #expect(fromFile.output == "\(Self.hexText)\n")
        let fromDescriptor = try await CommandRun.shell(
            "\"$m2p\" pin encrypt --kit 0000000130005054 --key-fd 3 3< '\(file)'",
            input: "1234\n"
        )
        #expect(fromDescriptor.output == "\(Self.hexText)\n")
    }

    @Test func onlyTheTextGoesToStandardOutputAndWarningsToStandardError() async throws {
        let run = try await CommandRun.m2p(
            "pin",
            "encrypt",
            "--kit",
            "130005054",
            input: "1234\n\(Self.key)\n"
        )
        #expect(run.output == "\(Self.hexText)\n")
        #expect(run.errors.contains("warning: the key is taken as text but is all hexadecimal digits"))
        #expect(!run.errors.contains(Self.key))
    }

    @Test func fileThatOthersCanReadIsWarnedOf() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = try folder.file("key", Self.key).path
        let quiet = try await CommandRun.m2p("pin", "kcv", "--key-file", file)
        let warned = try await CommandRun.shell("chmod 644 '\(file)'; \"$m2p\" pin kcv --key-file '\(file)'")
        #expect(!quiet.errors.contains("other users can read"))
        #expect(warned.errors.contains("warning: --key-file: other users can read the file"))
    }

    @Test(arguments: [
        ("123", "the PIN does not have 4 to 12 digits"), ("1234567890123", "the PIN does not have 4 to 12 digits"),
        ("12a4", "the PIN has a character that is not a decimal digit"),
    ])
    func wrongPINIsRefusedWithoutShowingIt(pin: String, message: String) async throws {
        let run = try await CommandRun.m2p("pin", "encrypt", "--kit", "130005054", input: "\(pin)\n\(Self.key)\n")
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors == "error: \(message)\n")
    }

    // Check values of AES-128 under 00112233445566778899AABBCCDDEEFF, computed with openssl 3: enc -aes-128-ecb and
    // mac -cipher AES-128-CBC CMAC over 16 zero bytes.
    @Test func checkValuesAreBothNamed() async throws {
        let key = "00112233445566778899aabbccddeeff"
        let both = try await CommandRun.m2p("pin", "kcv", "--key-form", "hex", input: key)
        #expect(both.output == "cmac             53E107\nzero-encryption  FDE4FB\n")
        let one = try await CommandRun.m2p(
            "pin",
            "kcv",
            "--key-form",
            "hex",
            "--method",
            "zero-encryption",
            "--bytes",
            "5",
            input: key
        )
        #expect(one.output == "FDE4FBAE4A\n")
    }

    @Test func componentsAreVerifiedAndCombined() async throws {
        // 00112233445566778899AABBCCDDEEFF = FF…FF XOR FFEEDDCCBBAA99887766554433221100
        let first = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
        let second = "FFEEDDCCBBAA99887766554433221100"
        let values = ["A1F625", "EBC958"]
        let run = try await CommandRun.m2p(
            "pin",
            "kcv",
            "--components",
            "2",
            "--key-form",
            "hex",
            "--method",
            "zero-encryption",
            input: "\(first)\n\(values[0])\n\(second)\n\(values[1])\n"
        )
        #expect(run.output == "FDE4FB\n")
        let wrong = try await CommandRun.m2p(
            "pin",
            "kcv",
            "--components",
            "2",
            "--key-form",
            "hex",
            "--method",
            "zero-encryption",
            input: "\(first)\n\(values[0])\n\(second)\n000000\n"
        )
        #expect(wrong.status == 1)
        #expect(wrong.errors == "error: component 2: the key check value does not match the key\n")
    }

    @Test func translationLeadsBackToTheSameText() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let old = try folder.file("old", Self.key).path
        let new = try folder.file("new", "00112233445566778899AABBCCDDEEFF").path
        let translated = try await CommandRun.m2p(
            "pin",
            "translate",
            "--kit",
            "130005054",
            "--key-file",
            old,
            "--to-key-file",
            new,
            "--to-key-form",
            "hex",
            "--to-format",
            "4",
            input: Self.hexText
        )
        #expect(translated.status == 0)
        let back = try await CommandRun.m2p(
            "pin",
            "translate",
            "--kit",
            "130005054",
            "--key-file",
            new,
            "--key-form",
            "hex",
            "--format",
            "4",
            "--to-key-file",
            old,
            "--to-key-form",
            "text",
            "--to-format",
            "0",
            input: translated.output
        )
        #expect(back.output == "\(Self.hexText)\n")
    }

    @Test func forbiddenTranslationIsRefused() async throws {
        let run = try await CommandRun.m2p(
            "pin",
            "translate",
            "--kit",
            "130005054",
            "--to-format",
            "1",
            input: "\(Self.hexText)\n\(Self.key)\n\(Self.key)\n"
        )
        #expect(run.status == 1)
        #expect(run.errors.hasSuffix("error: ISO 9564-1 forbids translation from format 0 to 1\n"))
    }

    @Test func probeFindsTheSettings() async throws {
        let run = try await CommandRun.m2p(
            "pin",
            "probe",
            "--kit",
            "130005054",
            input: "\(Self.raw)\n1234\n\(Self.key)\n"
        )
        #expect(run.status == 0)
        #expect(run.output.contains("--key-form text"))
        #expect(run.output.contains("--layout raw --mode ecb --padding pkcs7"))
        #expect(run.output.contains("--format 0 --check-digit drop"))
        #expect(run.output.contains("layout: .raw, mode: .ecb, padding: .pkcs7"))
    }

    @Test(arguments: [
        ["--layout raw --mode ecb --padding pkcs7", "--format 0 --check-digit keep"],
        ["--layout lowercase-hex-text --mode ecb --padding pkcs7", "--format 3 --check-digit drop"],
        ["--layout hex-text --mode cbc --padding pkcs7", "--iv 000102030405060708090A0B0C0D0E0F", "--format 1"],
        ["--layout hex-text --mode ecb --padding none", "--format 2"],
        ["--format 4"],
    ])
    func probeFindsWhatEncryptWasTold(settings: [String]) async throws {
        let arguments = settings.flatMap { $0.split(separator: " ").map(String.init) }
        let sample = try await CommandRun.m2p(
            ["pin", "encrypt", "--pan", "5413330089010434"] + arguments,
            input: "12345\n\(Self.key)\n"
        )
        let run = try await CommandRun.m2p(
            "pin",
            "probe",
            "--pan",
            "5413330089010434",
            "--iv",
            "000102030405060708090A0B0C0D0E0F",
            input: "\(sample.output)12345\n\(Self.key)\n"
        )
        #expect(run.status == 0)
        for part in settings { #expect(run.output.contains(part), "\(run.output)") }
    }

    @Test func probeSaysWhatRulesTheRestOut() async throws {
        let run = try await CommandRun.m2p(
            "pin",
            "probe",
            "--kit",
            "130005054",
            input: "\(Self.raw)\n4321\n\(Self.key)\n"
        )
        #expect(run.status == 1)
        #expect(run.output.contains("None of "))
        #expect(run.output.contains("a valid block with a different PIN"))
        for text in [run.output, run.errors] {
            for secret in ["4321", Self.key, Self.raw] { #expect(!text.contains(secret)) }
        }
    }
}
