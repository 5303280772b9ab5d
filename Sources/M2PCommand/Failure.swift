import ArgumentParser

/// An unsuccessful exit: the message, if there is more to print, and the exit code.
struct Failure: Error, Equatable {
    let exitCode: Int32
    let message: String

    /// The call or the step failed.
    static func failed(_ message: String = "") -> Failure { Failure(exitCode: 1, message: message) }

    /// The command line is invalid.
    static func usage(_ message: String) -> Failure { Failure(exitCode: 2, message: message) }

    /// A file or a descriptor can't be read.
    static func unreadable(_ message: String) -> Failure { Failure(exitCode: 3, message: message) }
}

/// The exit codes, for the help of each command.
let exitCodes = "Exit codes: 0 success, 1 the call or step failed, 2 usage, 3 a file cannot be read."
