import HTTPTypes

/// Sends operations: validates, encodes, adds a request ID, runs the middlewares, adds credentials, decodes.
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
    /// Where the success is bytes as they are (`FileContent`), or `text/event-stream`, it comes as a stream, as soon as
    /// the response has begun; everything else, failures among it, is in memory, under the transport's limit.
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
        var requestID = makeRequestID()
        var builder = try RequestBuilder.encoded(operation, requestID: requestID, validates: validatesInput)
        requestID = builder.identify(requestID)
        let streamed = StreamedResponses(of: Operation.self, asking: builder)
        let call =
            middlewares.isEmpty
            ? CallContext(unobserved: descriptor, requestID: requestID, streamed: streamed)
            : CallContext(operation: descriptor, requestID: requestID, input: operation, streamed: streamed)
        guard let server = servers.server(among: descriptor.servers) else {
            throw call.error(.invalidServer("the document names none; set an origin"))
        }
        let request = try builder.request(descriptor, at: server, requestID: requestID)
        let (response, body) = try await exchange(request, body: builder.body, call)
        return try Operation.decode(
            ReceivedResponse(response, body: body, operationID: descriptor.id, requestID: requestID)
        )
    }

    private func exchange(_ request: HTTPRequest, body: HTTPBody?, _ call: CallContext) async throws(CallError)
        -> (HTTPResponse, HTTPBody)
    {
        do {
            try Task.checkCancellation()
            return try await next(0, request, body, call)
        } catch let error as CallError {
            throw error
        } catch let error as TransportError {
            throw call.error(Task.isCancelled ? .cancelled : .transport(error))
        } catch is CancellationError {
            throw call.error(.cancelled)
        } catch {
            throw call.error(Task.isCancelled ? .cancelled : .connection(error))
        }
    }

    private func next(_ index: Int, _ request: HTTPRequest, _ body: HTTPBody?, _ call: CallContext) async throws
        -> (HTTPResponse, HTTPBody)
    {
        guard index < middlewares.count else {
            return try await AuthorizedTransport(transport, credentials).send(request, body: body, call)
        }
        return try await middlewares[index].intercept(request, body: body, call: call) { request, body in
            try await next(index + 1, request, body, call)
        }
    }
}

extension CallContext {
    /// An error of this call.
    func error(_ reason: CallError.Reason) -> CallError {
        CallError(reason, operationID: operation.id, requestID: requestID)
    }
}

extension HTTPField.Name {
    /// `X-Request-ID`.
    static let requestID = HTTPField.Name("X-Request-ID") ?? .accept
}
