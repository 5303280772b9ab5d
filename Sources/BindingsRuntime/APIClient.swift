import HTTPTypes

/// Sends operations: validates, encodes, adds a request ID, runs the middlewares, adds credentials, decodes.
///
/// Generated clients contain one and add a method for each operation.
public struct APIClient: Sendable {
    /// The environment, which determines the servers.
    public var servers: ServerSelection
    /// The transport that sends the requests.
    public var transport: any Transport
    /// The middlewares around each request.
    ///
    /// The first one is outermost.
    public var middlewares: [any Middleware]
    /// The credentials, by security scheme.
    public var credentials: any CredentialProvider
    /// Whether input that violates documented constraints is rejected before anything is sent.
    public var validatesInput: Bool
    /// The default options for this client's calls.
    public var options = CallOptions()
    /// The clock for `CallOptions.timeLimit`.
    public var clock: any Clock<Duration> = TimerClock()
    /// Creates the value of `X-Request-ID`: printable ASCII, unique for each call.
    public var makeRequestID: @Sendable () -> String

    /// Creates a client for the servers of an environment.
    public init(
        servers: ServerSelection,
        transport: any Transport = defaultTransport(),
        middlewares: [any Middleware] = [],
        credentials: any CredentialProvider = NoCredentials(),
        validatesInput: Bool = true,
        makeRequestID: @escaping @Sendable () -> String = RequestID.random
    ) {
        self.servers = servers
        self.transport = transport
        self.middlewares = middlewares
        self.credentials = credentials
        self.validatesInput = validatesInput
        self.makeRequestID = makeRequestID
    }

    /// The default transport of a client: `URLSessionTransport`, or `AsyncHTTPClientTransport` on Linux if the trait
    /// `AsyncHTTPClient` is enabled.
    public static func defaultTransport() -> any Transport {
        #if AsyncHTTPClient && canImport(FoundationNetworking)
        AsyncHTTPClientTransport()
        #else
        URLSessionTransport()
        #endif
    }

    /// Sends an operation and waits for its outcome.
    ///
    /// A success of raw bytes (`FileContent`) or `text/event-stream` is returned as a stream as soon as the response
    /// begins. All other responses, including failures, are read into memory, up to the transport's limit.
    ///
    /// - Throws: The operation's own error, with `.unexpected` for anything undocumented. Canceling the task cancels
    ///   the request and throws `.unexpected` with the reason `.cancelled`.
    public func send<Operation: APIOperation>(_ operation: Operation) async throws(Operation.Failure)
        -> Operation.Output
    {
        try await response(to: operation).value
    }

    /// Sends an operation and waits for its outcome, with the response's status and header fields.
    ///
    /// - Throws: The same errors as `send(_:)`.
    public func response<Operation: APIOperation>(to operation: Operation) async throws(Operation.Failure)
        -> APIResponse<Operation.Output>
    {
        let outcome: Result<APIResponse<Operation.Output>, Operation.Failure>
        do throws(CallError) {
            outcome = try await perform(operation)
        } catch {
            throw Operation.Failure.unexpected(error)
        }
        return try outcome.get()
    }

    private func perform<Operation: APIOperation>(_ operation: Operation) async throws(CallError)
        -> Result<APIResponse<Operation.Output>, Operation.Failure>
    {
        let call = try call(operation)
        if middlewares.isEmpty, options.retries == nil, options.timeLimit == nil {
            // The response has only one user, so it isn't shared.
            var attempts = 0
            let answer: (response: HTTPResponse, body: HTTPBody)
            do {
                try Task.checkCancellation()
                answer = try await AuthorizedTransport(transport, credentials).send(call, attempts: &attempts)
            } catch {
                throw call.error(CallError.Reason(error))
            }
            let received = ReceivedResponse(
                answer.response,
                body: answer.body,
                operationID: call.operation.id,
                requestID: call.requestID
            )
            return try Operation.decode(received).map {
                APIResponse($0, answer.response, requestID: call.requestID, attempts: attempts)
            }
        }
        let exchange = await exchange(call)
        switch exchange.content {
        case .failed(let error): throw call.error(CallError.Reason(error))
        case .answered(let decoding):
            // A middleware may return the response to a different call, such as a cached one.
            let own =
                decoding as? OperationDecoding<Operation>
                ?? OperationDecoding(decoding.response, decoding.body, requestID: call.requestID)
            return try own.result.get().map {
                APIResponse($0, own.response, requestID: call.requestID, attempts: exchange.attempts)
            }
        }
    }

    /// Validates and encodes an operation.
    private func call<Operation: APIOperation>(_ operation: Operation) throws(CallError) -> APICall {
        let descriptor = Operation.descriptor
        // An ID that isn't a valid field value is rejected below, and isn't included in the error's message.
        var requestID = options.requestID.flatMap { HTTPField.isValidValue($0) ? $0 : nil } ?? makeRequestID()
        var builder = try RequestBuilder.encoded(operation, requestID: requestID, validates: validatesInput)
        do throws(CallError) {
            try builder.apply(options, descriptor)
            requestID = builder.identify(requestID)
            let request = try builder.request(descriptor, at: servers.server(for: descriptor))
            return APICall(operation, request, body: builder.body, requestID: requestID, options: options)
        } catch {
            throw CallError(error.reason, operationID: descriptor.id, requestID: requestID)
        }
    }

    private func exchange(_ call: APICall) async -> Exchange {
        if Task.isCancelled { return call.failed(CancellationError()) }
        var middlewares = middlewares
        if let policy = call.options.retries, !middlewares.contains(where: { $0 is Retries }) {
            middlewares.append(Retries(policy))
        }
        guard let limit = call.options.timeLimit else { return await next(middlewares[...], call) }
        do {
            return try await clock.run(within: limit) { [middlewares] in await next(middlewares[...], call) }
        } catch {
            return call.failed(error)
        }
    }

    private func next(_ middlewares: ArraySlice<any Middleware>, _ call: APICall) async -> Exchange {
        guard let first = middlewares.first else {
            var attempts = 0
            var exchange: Exchange
            do {
                let authorized = AuthorizedTransport(transport, credentials)
                let (response, body) = try await authorized.send(call, attempts: &attempts)
                exchange = call.answered(response, body)
            } catch {
                exchange = call.failed(error)
            }
            exchange.attempts = call.previousAttempts + max(attempts, 1)
            return exchange
        }
        do {
            return try await first.intercept(call) { await next(middlewares.dropFirst(), $0) }
        } catch {
            return call.failed(error)
        }
    }
}

/// The interface shared by a client and its stub in tests.
///
/// The protocols of generated clients, such as `M2PAPI`, refine it.
public protocol APICalls: Sendable {
    /// A copy with options for the calls that are made through it.
    func with(_ options: CallOptions) -> Self
}

extension APICalls {
    /// Returns itself, because a stub has no use for options.
    public func with(_ options: CallOptions) -> Self { self }
}

/// A generated client, whose operations are sent by an `APIClient`.
public protocol GeneratedClient: APICalls {
    /// Sends the operations.
    var api: APIClient { get set }
}

extension GeneratedClient {
    /// A copy of the client with options for the calls that are made through it.
    ///
    /// ```swift
    /// try await client.with(CallOptions(timeLimit: .seconds(5), retries: .off)).generateOtp(mobileNumber: number)
    /// ```
    public func with(_ options: CallOptions) -> Self {
        var client = self
        client.api.options = options
        return client
    }

    /// Sends an operation and waits for its outcome, with the response's status and header fields.
    ///
    /// ```swift
    /// let response = try await client.response(to: GenerateOtp(mobileNumber: number))
    /// print(response.value.result.traceNumber, response.status, response.attempts)
    /// ```
    ///
    /// - Throws: The operation's own error.
    public func response<Operation: APIOperation>(to operation: Operation) async throws(Operation.Failure)
        -> APIResponse<Operation.Output>
    {
        try await api.response(to: operation)
    }
}
