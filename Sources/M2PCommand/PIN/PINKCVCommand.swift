import ArgumentParser
import PINBlock
import PINBlockAES

/// `m2p pin kcv`.
struct PINKCVCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kcv",
        abstract: "Print a key's check value, so that two parties can confirm that they have the same key.",
        discussion: """
            Asks for the key without showing it, or reads it from standard input. With --components it asks for each \
            component and its check value, verifies it, and combines them by XOR.

            EXAMPLES
              m2p pin kcv --key-file pin.key --key-form hex
              m2p pin kcv --key-file pin.key --method zero-encryption
              m2p pin kcv --components 3 --key-form hex
            """
    )

    @OptionGroup var source: KeySourceOptions
    @OptionGroup var form: KeyFormOptions
    @OptionGroup var nothingElse: NothingElse

    @Option(help: "Print only this one. It also verifies components (default: cmac).")
    var method: CheckValueMethodName?

    @Option(help: ArgumentHelp("The number of bytes to print, 2 to 16.", valueName: "n"))
    var bytes = 3

    @Option(help: ArgumentHelp("The number of key components, 2 or 3.", valueName: "n"))
    var components: Int?

    func validate() throws {
        guard (2...16).contains(bytes) else { throw ValidationError("--bytes takes 2 to 16.") }
        guard let components else { return }
        guard components == 2 || components == 3 else { throw ValidationError("--components takes 2 or 3.") }
        guard source.keyFile == nil, source.keyFd == nil else {
            throw ValidationError("Components are entered one by one; omit --key-file and --key-fd.")
        }
    }

    func run() throws {
        let key = try components.map(combinedKey) ?? aesKey(source.contents(), form: form.keyForm)
        do throws(PINError) {
            if let method {
                Console.standardOutput.line("\(try key.checkValue(method.method, byteCount: bytes))")
                return
            }
            for method in CheckValueMethodName.allCases {
                let value = try key.checkValue(method.method, byteCount: bytes)
                Console.standardOutput.line("\(method.rawValue.padding(to: 15))  \(value)")
            }
        } catch {
            throw Failure.failed("\(error)")
        }
    }

    private func combinedKey(_ count: Int) throws(Failure) -> AESKey {
        let first = try component(1)
        let second = try component(2)
        let third: AESKeyComponent? = count == 3 ? try component(3) : nil
        do throws(PINError) {
            let key =
                if let third {
                    try AESKey(combining: first, second, third)
                } else {
                    try AESKey(combining: first, second)
                }
            for warning in key.warnings { Console.standardError.line("warning: \(warning)") }
            return key
        } catch {
            throw .failed("\(error)")
        }
    }

    private func component(_ number: Int) throws(Failure) -> AESKeyComponent {
        let reader = SecretReader()
        let contents = try reader.line("Component \(number)")
        let checkValue = try reader.line("Check value of component \(number)")
        do throws(PINError) {
            let expected = try KeyCheckValue(hex: checkValue.text(), method: (method ?? .cmac).method)
            return try contents.withBytes { bytes throws(PINError) in
                try AESKeyComponent(bytes, form: form.keyForm, verifying: expected)
            }
        } catch {
            throw .failed("component \(number): \(error)")
        }
    }
}
