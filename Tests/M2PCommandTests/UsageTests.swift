import TestSupport
import Testing

/// Exit codes, and errors for an invalid command line.
struct UsageTests {
    @Test(
        arguments: [
            (["frobnicate"], "Unexpected argument 'frobnicate'"),
            (["pin", "encrypt"], "the PIN block needs a card number; pass --kit or --pan"),
            (["pin", "encrypt", "--kit", "1", "--pan", "5413330089010434"], "Give either --kit or --pan, not both."),
            (["pin", "encrypt", "--kit", "12345678901234567"], "the kit number does not have 1 to 16 digits"),
            (
                ["pin", "encrypt", "--kit", "1", "--layout", "raw", "--padding", "none"],
                "8 raw bytes without padding do not fill an AES block; use PKCS#7 or hex text"
            ),
            (["pin", "encrypt", "--kit", "1", "--iv", "00"], "--iv takes 32 hex digits"),
            (["pin", "kcv", "--components", "4"], "--components takes 2 or 3."),
            (["pin", "kcv", "--bytes", "1"], "--bytes takes 2 to 16."),
            (["otp", "generate", "--tenant", "T", "--mobile", "1"], "Give either --environment or --origin."),
            (
                ["otp", "generate", "--tenant", "T", "--mobile", "1", "--origin", "http://example.com"],
                "--origin: use https to protect the token; http is allowed only for this machine"
            ),
            (
                ["otp", "generate", "--tenant", "T", "--mobile", "1", "--origin", "http://127.0.0.1.example.com"],
                "--origin: use https to protect the token; http is allowed only for this machine"
            ),
            (
                ["otp", "generate", "--tenant", "T", "--mobile", "1", "--environment", "uat"],
                "The value 'uat' is invalid for '--environment <environment>'. Please provide one of 'sandbox' and 'production'."
            ),
            (
                [
                    "otp", "generate", "--tenant", "T", "--mobile", "1", "--environment", "sandbox", "--purpose",
                    "SET_PIN",
                ],
                "--purpose SET_PIN needs a card; pass --kit."
            ),
            (
                ["otp", "validate", "--tenant", "T", "--environment", "sandbox"],
                "Give either --trace-number, or --purpose with --mobile."
            ),
            (["demo", "--breaking", "nothing"], "--breaking takes one of "),
        ] as [([String], String)]
    )
    func wrongCommandLineExitsWith2AndSaysWhatToDo(arguments: [String], message: String) async throws {
        let run = try await CommandRun.m2p(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("error: \(message)"), "\(run.errors)")
    }

    @Test(
        arguments: [
            (["pin", "kcv", "--key-file", "/no/such/file"], "--key-file: No such file or directory; check the path"),
            (
                ["pin", "kcv", "--key-fd", "9"],
                "--key-fd: file descriptor 9 is not open; use it like '--key-fd 3 3< PATH'"
            ),
            (["pin", "kcv", "--key-file", "/dev/null"], "--key-file: nothing was entered"),
            (["pin", "kcv"], "Key: nothing was entered"),
            (["pin", "kcv", "--key-file", "/"], "--key-file: Is a directory"),
        ] as [([String], String)]
    )
    func secretThatCannotBeReadExitsWith3(arguments: [String], message: String) async throws {
        let run = try await CommandRun.m2p(arguments)
        #expect(run.status == 3)
        #expect(run.output.isEmpty)
        #expect(run.errors == "error: \(message)\n")
    }

    @Test(arguments: [
        ["--help"], ["demo", "--help"], ["sandbox", "--help"], ["otp", "--help"], ["otp", "generate", "--help"],
        ["otp", "validate", "--help"], ["pin", "encrypt", "--help"], ["pin", "kcv", "--help"],
        ["pin", "translate", "--help"], ["pin", "probe", "--help"],
    ])
    func helpHasExamplesThatFitTheScreen(arguments: [String]) async throws {
        let run = try await CommandRun.m2p(arguments)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "EXAMPLES"))
        let examples = lines[(start + 1)...].prefix { !$0.isEmpty }
        #expect(!examples.isEmpty)
        for line in examples {
            #expect(line.hasPrefix("  "), "wrapped: \(line)")
            #expect(line.count <= 80)
        }
    }

    @Test func versionIsPrinted() async throws {
        let run = try await CommandRun.m2p("--version")
        #expect(run.status == 0)
        #expect(run.output == "1.0.0\n")
    }
}

/// Secrets on the command line are rejected, and aren't repeated in the error.
struct SecretArgumentTests {
    @Test(
        arguments: [
            (["pin", "encrypt", "--kit", "1", "--pin", "4711"], "4711"),
            (["pin", "encrypt", "--kit", "1", "--pin=4711"], "4711"),
            (["pin", "encrypt", "--kit", "1", "4711"], "4711"),
            (["pin", "encrypt", "4711", "--kit", "1"], "4711"),
            (["pin", "kcv", "--key", "0123456789ABCDEF"], "0123456789ABCDEF"),
            (["pin", "kcv", "0123456789ABCDEF"], "0123456789ABCDEF"),
            (["pin", "probe", "--kit", "1", "4711"], "4711"),
            (["pin", "translate", "--kit", "1", "4711"], "4711"),
            (["otp", "validate", "--otp", "471147"], "471147"),
            (
                [
                    "otp", "validate", "--environment", "sandbox", "--tenant", "T", "--purpose", "LOGIN", "--mobile",
                    "1",
                    "471147",
                ],
                "471147"
            ),
            (["otp", "generate", "--token=eyJhbGciOi"], "eyJhbGciOi"),
            (
                ["otp", "generate", "--environment", "sandbox", "--tenant", "T", "--mobile", "1", "eyJhbGciOi"],
                "eyJhbGciOi"
            ),
        ] as [([String], String)]
    )
    func secretArgumentIsRefusedUnseen(arguments: [String], secret: String) async throws {
        let run = try await CommandRun.m2p(arguments)
        #expect(run.status == 2)
        #expect(run.errors.contains("secrets are never taken from arguments"))
        #expect(!run.errors.contains(secret) && !run.output.contains(secret))
    }

    @Test(arguments: ["M2P_PIN", "M2P_KEY", "M2P_TOKEN", "PIN", "KEY"])
    func environmentIsNotLookedAt(name: String) async throws {
        let key = "0123456789ABCDEF0123456789ABCDEF"
        let run = try await CommandRun.m2p("pin", "kcv", environment: [name: key])
        #expect(run.status == 3)
        #expect(run.errors == "error: Key: nothing was entered\n")
    }

    @Test func keyInPlaceOfAPathIsNotRepeated() async throws {
        let key = "0123456789ABCDEF0123456789ABCDEF"
        let run = try await CommandRun.m2p("pin", "kcv", "--key-file", key)
        #expect(run.status == 3)
        #expect(!run.errors.contains(key))
    }
}
