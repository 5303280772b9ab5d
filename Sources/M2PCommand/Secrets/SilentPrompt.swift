import Dispatch
import PINBlock

/// Prompts on the terminal without echoing the input.
enum SilentPrompt {
    /// Prompts on standard error and reads one line of standard input.
    ///
    /// The echo is restored afterwards, even if a signal ends the process in the meantime.
    static func read(_ prompt: String, name: String) throws(Failure) -> Secret {
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { throw .unreadable("\(name): \(systemMessage())") }
        let terminal = SavedTerminal(settings: settings)
        let signals = terminal.restoringOnSignals()
        defer { signals.cancel() }

        settings.c_lflag &= ~tcflag_t(ECHO)
        settings.c_lflag |= tcflag_t(ECHONL)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) == 0 else {
            throw .unreadable("\(name): cannot turn off the terminal's echo: \(systemMessage())")
        }
        defer { terminal.restore() }
        Console.standardError.text(prompt)
        return try SecretReader.filled(from: STDIN_FILENO, upTo: UInt8(ascii: "\n"), name: name)
    }
}

/// The terminal's settings before a prompt.
private struct SavedTerminal: Sendable {
    private let settings: @Sendable () -> termios

    init(settings: termios) {
        self.settings = { settings }
    }

    func restore() {
        var settings = settings()
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    }

    /// Until canceled: signals that end the process restore the terminal first, and Ctrl-Z does nothing.
    func restoringOnSignals() -> SignalWatch {
        SignalWatch([SIGINT, SIGTERM, SIGHUP, SIGQUIT], ignoring: [SIGTSTP]) { number in
            restore()
            Console.standardError.line()
            endProcess(by: number)
        }
    }
}
