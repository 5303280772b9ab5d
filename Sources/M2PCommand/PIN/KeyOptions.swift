import ArgumentParser
import PINBlock
import PINBlockAES

/// The source of the key.
struct KeySourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file with the key. A trailing newline is ignored.", valueName: "path"))
    var keyFile: String?

    @Option(help: ArgumentHelp("An open file descriptor with the key, as in '--key-fd 3 3< path'.", valueName: "n"))
    var keyFd: Int32?

    func validate() throws {
        if keyFile != nil, keyFd != nil { throw ValidationError("Give either --key-file or --key-fd, not both.") }
    }

    /// Reads the key's contents.
    func contents() throws(Failure) -> Secret {
        try SecretReader().secret("Key", file: ("--key-file", keyFile), descriptor: ("--key-fd", keyFd))
    }
}

/// The form of the key.
struct KeyFormOptions: ParsableArguments {
    @Option(help: "The form of the key. 'text' and 'bytes' are the key bytes themselves.")
    var keyForm: AESKeyForm = .text
}

/// Creates a key from the contents, and prints its warnings to standard error.
func aesKey(_ contents: borrowing Secret, form: AESKeyForm, name: String = "key") throws(Failure) -> AESKey {
    do throws(PINError) {
        let key = try contents.withBytes { bytes throws(PINError) in try AESKey(bytes, form: form) }
        for warning in key.warnings { Console.standardError.line("warning: \(warning)") }
        return key
    } catch {
        throw .failed("\(name): \(error); it was read as '\(form.rawValue)'; use --\(name)-form to change that")
    }
}

/// Creates the PIN from the input.
func clearPIN(_ secret: borrowing Secret) throws(Failure) -> ClearPIN {
    do throws(PINError) {
        return try secret.withBytes { bytes throws(PINError) in try ClearPIN(ascii: bytes) }
    } catch {
        throw .failed("\(error)")
    }
}

/// Creates an encrypted PIN from the input.
func encryptedPIN(_ secret: borrowing Secret) throws(Failure) -> EncryptedPIN {
    do throws(PINError) {
        return try EncryptedPIN(base64: secret.text())
    } catch {
        throw .failed("\(error)")
    }
}
