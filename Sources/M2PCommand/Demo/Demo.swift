import Foundation
import HTTPTypes
import M2P
import M2PSandbox

/// The script of `m2p demo`: every operation, and its likely failures, against a sandbox.
///
/// Each call declares its expected result, and the narrator shows the actual one.
struct Demo: ~Copyable {
    let sandbox: Sandbox
    let account: Sandbox.TestAccount
    let narrator: DemoNarrator
    private let recorder = CallRecorder()
    private let transport = APIClient.defaultTransport()
    private(set) var client: M2PClient
    private var steps = 0
    private(set) var calls = 0
    private(set) var unexpected = 0

    init(sandbox: Sandbox, account: Sandbox.TestAccount, narrator: DemoNarrator) {
        self.sandbox = sandbox
        self.account = account
        self.narrator = narrator
        client = M2PClient(
            environment: .origin(sandbox.baseURL.absoluteString),
            tenant: account.tenant,
            transport: transport,
            middlewares: [recorder]
        )
    }

    /// Runs the whole demo.
    mutating func run() async {
        let start = ContinuousClock.now
        narrator.opening(
            "The M2P prepaid card API, call by call",
            """
            A sandbox listens on \(sandbox.baseURL.absoluteString) and plays the vendor's server for tenant \
            \(account.tenant). The calls are real HTTP and stay on this machine. One-time passwords, PINs, tokens and \
            keys are there, but never shown.
            """
        )
        await showTokens()
        await showCustomerOTP()
        await showPINChange()
        await showOTPFailures()
        await showRefusals()
        narrator.summary(calls: calls, unexpected: unexpected, duration: ContinuousClock.now - start)
    }

    /// A client like ``client`` with a different token, or without one.
    func client(token: Credential?) -> M2PClient {
        M2PClient(
            environment: .origin(sandbox.baseURL.absoluteString),
            tenant: account.tenant,
            token: token,
            transport: transport,
            middlewares: [recorder]
        )
    }

    mutating func use(token: String) {
        client = client(token: .token(token))
    }

    mutating func step(_ title: String, _ text: String) {
        steps += 1
        narrator.step(steps, title, text)
    }
}

extension Demo {
    /// The expected result of a call.
    enum Ending {
        case success
        /// This case of the operation's error, and this business code if it matters.
        case failure(String, code: String? = nil)
    }

    /// How much of a call is shown.
    enum Detail {
        case full
        case brief
    }

    /// Makes a call and shows it.
    /// - Returns: The output of a success, or nil after a failure, expected or not.
    @discardableResult
    mutating func call<Operation: APIOperation>(
        _ operation: Operation,
        with client: M2PClient? = nil,
        should ending: Ending = .success,
        detail: Detail = .full
    ) async -> Operation.Output? {
        _ = recorder.take()
        let result: Result<Operation.Output, Operation.Failure>
        do throws(Operation.Failure) {
            result = .success(try await (client ?? self.client).api.send(operation))
        } catch {
            result = .failure(error)
        }
        let report = report(of: operation, result, ending)
        calls += 1
        if !report.isAsExpected { unexpected += 1 }
        switch detail {
        case .full: narrator.call(report)
        case .brief: narrator.briefCall(report)
        }
        return try? result.get()
    }

    private func report<Operation: APIOperation>(
        of operation: Operation,
        _ result: Result<Operation.Output, Operation.Failure>,
        _ ending: Ending
    ) -> CallReport {
        let exchange = recorder.take()
        let ended: CallResult =
            switch result {
            case .success(let output): CallResult(success: output, status: exchange?.status)
            case .failure(let failure): CallResult(failure: failure)
            }
        return CallReport(
            operation: Operation.descriptor.id,
            method: Operation.descriptor.method.rawValue,
            path: exchange?.path ?? Operation.descriptor.path,
            input: Field.all(of: operation),
            result: ended,
            duration: exchange?.duration,
            expected: ending.disappointment(by: ended, success: "\(Operation.Output.self)")
        )
    }

    /// Shows a check that isn't a call.
    mutating func check(_ text: String, _ holds: Bool) {
        if !holds { unexpected += 1 }
        narrator.check(text, holds: holds)
    }

    /// Shows that a step ends here because an earlier call failed.
    mutating func abandon(_ text: String) {
        unexpected += 1
        narrator.abandoned(text)
    }
}

extension Demo.Ending {
    /// The expected result, or nil if the result matches.
    fileprivate func disappointment(by result: CallResult, success: String) -> String? {
        switch self {
        case .success: return result.failureCase == nil ? nil : success
        case .failure(let name, let code):
            if result.failureCase == name, code == nil || result.code == code { return nil }
            return ".\(name)\(code.map { " with \($0)" } ?? "")"
        }
    }
}
