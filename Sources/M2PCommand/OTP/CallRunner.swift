import M2P

/// Makes one call for a command, and prints its result.
struct CallRunner {
    let client: M2PClient
    /// The stream for the result.
    var output = Console.standardOutput

    init(_ connection: ConnectionOptions) throws(Failure) {
        let environment = try connection.target()
        client = M2PClient(environment: environment, tenant: connection.tenant, token: try connection.token())
    }

    /// Sends the operation and prints the result's members, one per line.
    /// - Throws: A failure with the type, the code, the server's message and a hint.
    @discardableResult
    func run<Operation: APIOperation>(_ operation: Operation, printsResult: Bool = true) async throws
        -> Operation.Output
    {
        do throws(Operation.Failure) {
            let result = try await client.api.send(operation)
            if printsResult { show(CallResult(success: result, status: nil).details) }
            return result
        } catch {
            throw Failure.failed(Self.message(of: CallResult(failure: error)))
        }
    }

    private func show(_ fields: [Field]) {
        let width = fields.map(\.name.count).max() ?? 0
        for field in fields { output.line("\(field.name.padding(to: width))  \(field.text)") }
    }

    private static func message(of result: CallResult) -> String {
        let head = [result.status.map { "status \($0)" }, result.typeName, result.code].compactMap { $0 }
        let lines = [head.joined(separator: " ")] + result.details.map { "  \($0.name): \($0.text)" }
        return (lines + [remedy(for: result)].compactMap { $0 }).joined(separator: "\n")
    }

    /// A hint for a failure.
    private static func remedy(for result: CallResult) -> String? {
        switch (result.failureCase, result.code) {
        case ("unauthorized", _): "The token or the tenant was rejected. Get a new token, and check --tenant."
        case ("attemptsExhausted", _), ("otpExpired", _), ("otpInvalid", _):
            "Send a new password with 'm2p otp generate', for the same purpose."
        case ("otpIncorrect", _): "Try again. The password is invalid after three wrong attempts."
        case ("rateLimited", _), ("tooManyRequests", _): "Wait before the next attempt."
        case ("noAccountFound", _), ("mobileNotRegistered", _): "Check --mobile. It must be the registered number."
        case ("unexpected", "notConnected"), ("unexpected", "timedOut"), ("unexpected", "untrustedServer"):
            "Check --environment or --origin, and the network."
        default: nil
        }
    }
}
