import M2P
import Observation

/// The state of a screen that sends a one-time password and checks what the customer enters.
@MainActor @Observable
public final class OTPModel {
    /// Where the customer is.
    public enum Step: Equatable, Sendable {
        /// The mobile number can be entered and a password sent.
        case number
        /// A password was sent and can be entered.
        case password(traceNumber: String)
        /// The password was correct.
        case verified
    }

    /// What the customer entered as the mobile number.
    public var mobileNumber = ""
    /// What the customer entered as the one-time password.
    public var password = ""
    /// Where the customer is.
    public private(set) var step = Step.number
    /// Whether a call is in progress.
    public private(set) var isBusy = false
    /// What to tell the customer about the last call; nil if it went well.
    public private(set) var problem: Problem?

    private let api: any M2PAPI
    private let onVerified: @MainActor (String) -> Void

    /// Makes the model of one screen.
    ///
    /// - Parameters:
    ///   - api: the client in the app, a stub in tests and previews.
    ///   - onVerified: gets the message hash, the proof that later operations ask for. Don't show or log it.
    public init(api: any M2PAPI, onVerified: @escaping @MainActor (String) -> Void = { _ in }) {
        self.api = api
        self.onVerified = onVerified
    }

    /// Whether `send()` has what it needs.
    public var canSend: Bool { !isBusy && !mobileNumber.isEmpty }

    /// Whether `check()` has what it needs.
    public var canCheck: Bool { !isBusy && !password.isEmpty }

    /// Sends a one-time password, the first one or another one.
    public func send() async {
        guard canSend else { return }
        begin()
        defer { isBusy = false }
        do {
            let receipt = try await api.generateOtp(mobileNumber: mobileNumber).result
            password = ""
            step = .password(traceNumber: receipt.traceNumber)
        } catch let error where error.noAccountFound != nil {
            problem = .noAccount
        } catch let error where error.conflict != nil {
            problem = .tooManyMessages
        } catch {
            problem = Problem(error)
        }
    }

    /// Checks the password that the customer entered.
    public func check() async {
        guard canCheck, case .password(let traceNumber) = step else { return }
        begin()
        defer { isBusy = false }
        do {
            let proof = try await api.validateOtp(traceNumber: traceNumber, mobileOtp: password).result
            password = ""
            guard proof.status else {
                problem = .wrongPassword
                return
            }
            step = .verified
            onVerified(proof.messageHash)
        } catch let error where error.attemptsExhausted != nil {
            password = ""
            step = .number
            problem = .newPasswordNeeded
        } catch let error where error.conflict != nil {
            password = ""
            problem = .wrongPassword
        } catch {
            problem = Problem(error)
        }
    }

    /// Goes back to the mobile number.
    public func restart() {
        password = ""
        step = .number
        problem = nil
    }

    private func begin() {
        isBusy = true
        problem = nil
    }
}
