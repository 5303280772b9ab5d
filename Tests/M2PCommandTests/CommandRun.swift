import Foundation
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What a run of the built `m2p` ended with.
struct CommandRun: Sendable {
    /// The exit code; the negative signal where one ended it.
    let status: Int32
    let output: String
    let errors: String

    /// Runs `m2p` with arguments and standard input, and waits for its end.
    static func m2p(
        _ arguments: String...,
        input: String = "",
        environment: [String: String] = [:]
    ) async throws -> CommandRun {
        try await run(try Products.m2p, arguments, input: input, environment: environment)
    }

    /// Runs a line of shell script in which `$m2p` is the built command.
    static func shell(_ script: String, input: String = "") async throws -> CommandRun {
        let m2p = try Products.m2p.path
        return try await run(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", script],
            input: input,
            environment: ["m2p": m2p]
        )
    }

    static func run(
        _ executable: URL,
        _ arguments: [String],
        input: String,
        environment: [String: String]
    ) async throws -> CommandRun {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let inputFile = try folder.file("input", input)
        let outputFile = try folder.file("output", "")
        let errorFile = try folder.file("errors", "")
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        let status = try await process.runToEnd()
        return CommandRun(
            status: status,
            output: try String(contentsOf: outputFile, encoding: .utf8),
            errors: try String(contentsOf: errorFile, encoding: .utf8)
        )
    }
}

extension Process {
    /// Runs and waits without blocking a thread that tasks need.
    func runToEnd() async throws -> Int32 {
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

/// Where the build puts what it makes.
enum Products {
    /// The command, beside the test bundle.
    static var m2p: URL {
        get throws {
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
            let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
            let command = folder.appendingPathComponent("m2p")
            try #require(FileManager.default.isExecutableFile(atPath: command.path), "no m2p in \(folder.path)")
            return command
        }
    }
}

/// A folder that the test removes.
struct TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("m2p-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    func remove() { try? FileManager.default.removeItem(at: url) }

    /// Writes a file that only its owner can read.
    func file(_ name: String, _ text: String) throws -> URL {
        let file = url.appendingPathComponent(name)
        let isWritten = FileManager.default.createFile(
            atPath: file.path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        try #require(isWritten)
        return file
    }
}
