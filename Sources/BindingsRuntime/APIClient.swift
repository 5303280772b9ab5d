import HTTPTypes

/// Sends operations: validates, encodes, adds credentials and a request ID, runs the middlewares, decodes.
///
/// Generated clients hold one and add a method for each operation.
public struct APIClient: Sendable {
    /// The transport that sends the requests.
    public var transport: any Transport
    /// Run in this order around each request, the first one outermost.
    public var middlewares: [any Middleware]
    /// Where the calls go.
    public var servers: ServerConfiguration
    /// The credentials, by security scheme.
    public var credentials: any CredentialProvider
    /// Whether input that breaks documented constraints is refused before anything is sent.
    public var validatesInput: Bool
    /// Makes the value of `X-Request-ID`: printable ASCII, different for each call.
    public var makeRequestID: @Sendable () -> String

    /// A client over a transport.
    public init(
        transport: any Transport,
        middlewares: [any Middleware] = [],
        servers: ServerConfiguration = ServerConfiguration(),
        credentials: any CredentialProvider = NoCredentials(),
        validatesInput: Bool = true,
        makeRequestID: @escaping @Sendable () -> String = RequestID.random
    ) {
        self.transport = transport
        self.middlewares = middlewares
        self.servers = servers
        self.credentials = credentials
        self.validatesInput = validatesInput
        self.makeRequestID = makeRequestID
    }

    /// Sends one operation and waits for its outcome.
    ///
    /// - Throws: the operation's own error; `.unexpected` for what the document does not describe. Cancelling the task
    ///   cancels the request and gives `.unexpected` with the reason `.cancelled`.
    public func send<Operation: APIOperation>(_ operation: Operation) async throws(Operation.Failure)
        -> Operation.Output
    {
        let outcome: Result<Operation.Output, Operation.Failure>
        do throws(CallError) {
            outcome = try await perform(operation)
        } catch {
            throw Operation.Failure.unexpected(error)
        }
        return try outcome.get()
    }

    private func perform<Operation: APIOperation>(_ operation: Operation) async throws(CallError)
        -> Result<Operation.Output, Operation.Failure>
    {
        let descriptor = Operation.descriptor
        let call = CallContext(operation: descriptor, requestID: makeRequestID())
        var builder = try RequestBuilder.encoded(
            operation,
            requestID: call.requestID,
            validates: validatesInput
        )
        guard let server = servers.server(among: descriptor.servers) else {
            throw CallError(
                .invalidServer("the document names none; set an origin"),
                operationID: descriptor.id,
                requestID: call.requestID
            )
        }
        try await authorize(&builder, call)
        builder.identify(call.requestID)
        let request = try builder.request(descriptor, at: server, requestID: call.requestID)
        let (response, body) = try await exchange(request, body: builder.body, call)
        return try Operation.decode(
            ReceivedResponse(response, body: body, operationID: descriptor.id, requestID: call.requestID)
        )
    }

    private func authorize(_ builder: inout RequestBuilder, _ call: CallContext) async throws(CallError) {
        let alternatives = call.operation.security
        if alternatives.isEmpty { return }
        let usable = alternatives.first { $0.allSatisfy { $0.kind == .mutualTLS || credential(for: $0) != nil } }
        guard let usable else {
            let missing = alternatives[0].filter { credential(for: $0) == nil }.map(\.name)
            throw CallError(
                .missingCredential(schemes: missing),
                operationID: call.operation.id,
                requestID: call.requestID
            )
        }
        for scheme in usable {
            guard let credential = credential(for: scheme) else { continue }
            do {
                try builder.apply(try await credential.secret(), for: scheme)
            } catch is CancellationError {
                throw CallError(.cancelled, operationID: call.operation.id, requestID: call.requestID)
            } catch {
                throw CallError(
                    .credentialFailed(scheme: scheme.name, error),
                    operationID: call.operation.id,
                    requestID: call.requestID
                )
            }
        }
    }

    private func credential(for scheme: SecurityScheme) -> Credential? {
        credentials.credential(for: scheme.name)
    }

    private func exchange(_ request: HTTPRequest, body: HTTPBody?, _ call: CallContext) async throws(CallError)
        -> (HTTPResponse, HTTPBody)
    {
        let reason: CallError.Reason
        do {
            try Task.checkCancellation()
            return try await next(0, request, body, call)
        } catch let error as TransportError {
            reason = Task.isCancelled ? .cancelled : .transport(error)
        } catch is CancellationError {
            reason = .cancelled
        } catch {
            reason = Task.isCancelled ? .cancelled : .connection(error)
        }
        throw CallError(reason, operationID: call.operation.id, requestID: call.requestID)
    }

    private func next(_ index: Int, _ request: HTTPRequest, _ body: HTTPBody?, _ call: CallContext) async throws
        -> (HTTPResponse, HTTPBody)
    {
        guard index < middlewares.count else { return try await transport.send(request, body: body) }
        return try await middlewares[index].intercept(request, body: body, call: call) { request, body in
            try await next(index + 1, request, body, call)
        }
    }
}

extension HTTPField.Name {
    /// `X-Request-ID`.
    static let requestID = HTTPField.Name("X-Request-ID") ?? .accept
}
