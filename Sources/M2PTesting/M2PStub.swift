public import BindingsRuntime
public import M2P

/// An `M2PAPI` whose operations are closures, for tests that need no server.
///
/// ```swift
/// let api = M2PStub(
///     generateOtp: { _ in .success(GeneratedOtp(result: .init(status: true, traceNumber: "trace"))) },
///     validateOtp: { _ in .failure(.attemptsExhausted(problem)) }
/// )
/// ```
///
/// An operation without a closure throws `.unexpected` with the reason `.transport(.notConnected)`, which names it.
public struct M2PStub: M2PAPI {
    /// Answers one operation, with what the client would give or throw.
    ///
    /// A result, since a closure that throws would have to name the type of its error.
    public typealias Answer<Operation: APIOperation> =
        @Sendable (Operation) async -> Result<Operation.Output, Operation.Failure>

    /// Answers `generateOtp`.
    public var onGenerateOtp: Answer<GenerateOtp>?
    /// Answers `validateOtp`.
    public var onValidateOtp: Answer<ValidateOtp>?
    /// Answers `generatePurposeOtp`.
    public var onGeneratePurposeOtp: Answer<GeneratePurposeOtp>?
    /// Answers `validatePurposeOtp`.
    public var onValidatePurposeOtp: Answer<ValidatePurposeOtp>?
    /// Answers `setPin`.
    public var onSetPin: Answer<SetPin>?
    /// Answers `login`.
    public var onLogin: Answer<Login>?
    /// Answers `createAccessToken`.
    public var onCreateAccessToken: Answer<CreateAccessToken>?

    /// A stub that answers the operations which have a closure.
    public init(
        generateOtp: Answer<GenerateOtp>? = nil,
        validateOtp: Answer<ValidateOtp>? = nil,
        generatePurposeOtp: Answer<GeneratePurposeOtp>? = nil,
        validatePurposeOtp: Answer<ValidatePurposeOtp>? = nil,
        setPin: Answer<SetPin>? = nil,
        login: Answer<Login>? = nil,
        createAccessToken: Answer<CreateAccessToken>? = nil
    ) {
        onGenerateOtp = generateOtp
        onValidateOtp = validateOtp
        onGeneratePurposeOtp = generatePurposeOtp
        onValidatePurposeOtp = validatePurposeOtp
        onSetPin = setPin
        onLogin = login
        onCreateAccessToken = createAccessToken
    }

    private func answer<Operation: APIOperation>(
        _ operation: Operation,
        _ closure: Answer<Operation>?
    ) async throws(Operation.Failure) -> Operation.Output {
        if let closure { return try await closure(operation).get() }
        let id = Operation.descriptor.id
        throw .unexpected(
            CallError(.transport(.notConnected("this M2PStub has no closure for '\(id)'")), operationID: id)
        )
    }
}

extension M2PStub {
    /// What `onGenerateOtp` answers.
    public func generateOtp(_ operation: GenerateOtp) async throws(GenerateOtpError) -> GeneratedOtp {
        try await answer(operation, onGenerateOtp)
    }

    /// What `onValidateOtp` answers.
    public func validateOtp(_ operation: ValidateOtp) async throws(ValidateOtpError) -> ValidatedOtp {
        try await answer(operation, onValidateOtp)
    }

    /// What `onGeneratePurposeOtp` answers.
    public func generatePurposeOtp(
        _ operation: GeneratePurposeOtp
    ) async throws(GeneratePurposeOtpError) -> PurposeOtpReceipt {
        try await answer(operation, onGeneratePurposeOtp)
    }

    /// What `onValidatePurposeOtp` answers.
    public func validatePurposeOtp(
        _ operation: ValidatePurposeOtp
    ) async throws(ValidatePurposeOtpError) -> PurposeOtpReceipt {
        try await answer(operation, onValidatePurposeOtp)
    }

    /// What `onSetPin` answers.
    public func setPin(_ operation: SetPin) async throws(SetPinError) -> PinChange {
        try await answer(operation, onSetPin)
    }

    /// What `onLogin` answers.
    public func login(_ operation: Login) async throws(LoginError) -> LoginSession {
        try await answer(operation, onLogin)
    }

    /// What `onCreateAccessToken` answers.
    public func createAccessToken(
        _ operation: CreateAccessToken
    ) async throws(CreateAccessTokenError) -> AccessToken {
        try await answer(operation, onCreateAccessToken)
    }
}
