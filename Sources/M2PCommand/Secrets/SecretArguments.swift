import ArgumentParser

/// Rejects secrets on the command line without printing them, because they would be in the shell's history and the
/// process list.
enum SecretArguments {
    private static let names: Set<String> = ["pin", "key", "otp", "token", "password", "secret", "mobile-otp"]

    /// Rejects options that would contain a secret.
    static func refuse(_ arguments: [String]) throws(Failure) {
        for argument in arguments {
            if argument == "--" { return }
            guard argument.hasPrefix("--") else { continue }
            let name = argument.dropFirst(2).prefix { $0 != "=" }.lowercased()
            guard names.contains(name) else { continue }
            throw .usage(refusal("--\(name) is not an option"))
        }
    }

    static func refusal(_ found: String) -> String {
        """
        \(found): secrets are never taken from arguments, which other programs can see.
        Leave it out and enter the secret at the prompt, or pipe it in; keys also come with --key-file PATH or \
        --key-fd N, tokens with --token-file PATH or --token-fd N.
        """
    }
}

/// Catches unnamed arguments, so that no message repeats them.
///
/// They may be secrets.
struct NothingElse: ParsableArguments {
    @Argument(help: .hidden)
    var unexpected: [String] = []

    func validate() throws {
        if !unexpected.isEmpty { throw ValidationError(SecretArguments.refusal("unexpected argument")) }
    }
}
