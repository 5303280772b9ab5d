public import BindingsRuntime

/// Stubs one operation.
///
/// Returns or throws what the client would.
///
/// A result, because a throwing closure would have to name the type of its error.
public typealias StubAnswer<Operation: APIOperation> =
    @Sendable (Operation) async -> Result<Operation.Output, Operation.Failure>

/// The result of a stub's closure.
///
/// An operation without one fails as if there were no server, and the error names it.
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
