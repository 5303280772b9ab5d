public import Foundation

/// What a process left when it ended.
public struct ProcessOutcome: Sendable {
    /// The exit code; the negative signal where one ended it.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let errors: String
}

extension ProcessOutcome {
    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - executable: the program; one that is looked for in `PATH` as `/usr/bin/env` with its name as first argument.
    ///   - input: what it reads from standard input.
    ///   - environment: variables in addition to the test's own.
    ///   - folder: where it works; in the test's own where nil.
    public static func of(
        _ executable: URL,
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:],
        at folder: URL? = nil
    ) async throws -> ProcessOutcome {
        // A pipe that nobody empties would hold the process up; files take everything.
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
    /// Runs, and waits without blocking a thread that tasks need.
    ///
    /// - Returns: the exit code, or the negative signal that ended it.
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
