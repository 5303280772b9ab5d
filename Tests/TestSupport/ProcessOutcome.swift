public import Foundation

/// The outcome of a process.
public struct ProcessOutcome: Sendable {
    /// The exit code, or the negated signal that terminated it.
    public let status: Int32
    /// Its standard output.
    public let output: String
    /// Its standard error.
    public let errors: String
}

extension ProcessOutcome {
    /// Runs a program until it exits.
    ///
    /// - Parameters:
    ///   - executable: The program. To search `PATH`, use `/usr/bin/env` with its name as the first argument.
    ///   - input: Its standard input.
    ///   - environment: Variables in addition to the test's own.
    ///   - folder: Its working directory, or nil for the test's own.
    public static func of(
        _ executable: URL,
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:],
        at folder: URL? = nil
    ) async throws -> ProcessOutcome {
        // A full pipe would block the process. Files can hold all of the output.
        let files = try TemporaryFolder()
        defer { files.remove() }
        let output = try files.file("output", "")
        let errors = try files.file("errors", "")
        let process = ChildProcess()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: try files.file("input", input))
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        let status = try await process.runToEnd()
        return ProcessOutcome(
            status: status,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        )
    }
}

extension ChildProcess {
    /// Runs the process, and waits without blocking a thread of the cooperative pool.
    ///
    /// - Returns: The exit code, or the negated signal that terminated it.
    public func runToEnd() async throws -> Int32 {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
            terminationHandler = { ended in
                let isSignal = ended.terminationReason == .uncaughtSignal
                continuation.resume(returning: isSignal ? -ended.terminationStatus : ended.terminationStatus)
            }
            do {
                try run()
            } catch {
                terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
    }
}
