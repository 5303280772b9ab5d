import Foundation
import TestSupport

/// The outcome of running the built `m2p`.
typealias CommandRun = ProcessOutcome

extension CommandRun {
    /// Runs `m2p` with arguments and standard input, and waits until it exits.
    static func m2p(
        _ arguments: String...,
        input: String = "",
        environment: [String: String] = [:]
    ) async throws -> CommandRun {
        try await m2p(arguments, input: input, environment: environment)
    }

    /// Runs `m2p` with arguments and standard input, and waits until it exits.
    static func m2p(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) async throws -> CommandRun {
        try await of(Products.executable("m2p"), arguments, input: input, environment: environment)
    }

    /// Runs a shell command in which `$m2p` is the built executable.
    static func shell(_ script: String, input: String = "") async throws -> CommandRun {
        try await of(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", script],
            input: input,
            environment: ["m2p": Products.executable("m2p").path]
        )
    }
}
