public import BindingsRuntime

/// Answers one operation of a generated stub, with what the client would give or throw.
///
/// A result, since a closure that throws would have to name the type of its error.
public typealias StubAnswer<Operation: APIOperation> =
    @Sendable (Operation) async -> Result<Operation.Output, Operation.Failure>

/// What a stub's closure answers; an operation without one fails as if there were no server, and is named.
@_spi(Generated) public func stubbedAnswer<Operation: APIOperation>(
    _ operation: Operation,
    _ answer: StubAnswer<Operation>?,
    of stub: String
) async throws(Operation.Failure) -> Operation.Output {
    if let answer { return try await answer(operation).get() }
    let id = Operation.descriptor.id
    throw .unexpected(
        CallError(.transport(.notConnected("this \(stub) has no closure for '\(id)'")), operationID: id)
    )
}
