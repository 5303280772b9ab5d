import Foundation

/// Reads secrets from where other programs don't see them.
enum Secrets {
    /// Takes a secret from an environment variable, else from the terminal without showing it, else from standard input.
    static func read(_ prompt: String, variable: String? = nil) throws(Failure) -> String {
        if let variable, let secret = ProcessInfo.processInfo.environment[variable], !secret.isEmpty { return secret }
        let line = isatty(STDIN_FILENO) == 1 ? readSilently("\(prompt): ") : readLine()
        guard let line, !line.isEmpty else { throw Failure("\(prompt): nothing was entered.") }
        return line
    }

    private static func readSilently(_ prompt: String) -> String? {
        guard let buffer = getpass(prompt) else { return nil }
        defer { memset(buffer, 0, strlen(buffer)) }
        return String(cString: buffer)
    }
}
