import HTTPTypes

/// Sends operations: validates, encodes, adds a request ID, runs the middlewares, adds credentials, decodes.
///
/// Generated clients hold one and add a method for each operation.
public struct APIClient: Sendable {
    /// Where the calls go.
    public var servers: ServerSelection
    /// The transport that sends the requests.
    public var transport: any Transport
    /// Run in this order around each request, the first one outermost.
    public var middlewares: [any Middleware]
    /// The credentials, by security scheme.
    public var credentials: any CredentialProvider
    /// Whether input that breaks documented constraints is refused before anything is sent.
    public var validatesInput: Bool
    /// What is different for the calls of this client.
    public var options = CallOptions()
    /// Measures `CallOptions.timeLimit`.
    public var clock: any Clock<Duration> = TimerClock()
    /// Makes the value of `X-Request-ID`: printable ASCII, different for each call.
    public var makeRequestID: @Sendable () -> String

    /// A client for the servers of an environment.
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

    /// The transport of a client that is given none: `URLSessionTransport`, or on Linux `AsyncHTTPClientTransport` where
    /// the trait `AsyncHTTPClient` is enabled.
    public static func defaultTransport() -> any Transport {
        #if AsyncHTTPClient && canImport(FoundationNetworking)
        AsyncHTTPClientTransport()
        #else
        URLSessionTransport()
        #endif
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
        try await response(to: operation).value
    }

    /// Sends one operation and waits for its outcome, together with the response's status and header fields.
    ///
    /// - Throws: what `send(_:)` throws.
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
            // Nobody else looks at the response, so it need not be shared.
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
            // A middleware may give the answer to another call, such as a stored one.
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
        // One that no field can hold is refused below, and is not for an error's text either.
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

/// What a client's calls have in common with those of a stub in tests.
///
/// The protocols of generated clients, such as `M2PAPI`, refine it.
public protocol APICalls: Sendable {
    /// The same API, with options for the calls that are made through it.
    func with(_ options: CallOptions) -> Self
}

extension APICalls {
    /// The same API: a stub has no use for options.
    public func with(_ options: CallOptions) -> Self { self }
}

/// A generated client: its operations are sent by an `APIClient`.
public protocol GeneratedClient: APICalls {
    /// Sends the operations.
    var api: APIClient { get set }
}

extension GeneratedClient {
    /// The same client, with options for the calls that are made through it.
    ///
    /// ```swift
    /// try await client.with(CallOptions(timeLimit: .seconds(5), retries: .off)).generateOtp(mobileNumber: number)
    /// ```
    public func with(_ options: CallOptions) -> Self {
        var client = self
        client.api.options = options
        return client
    }

    /// Sends one operation and waits for its outcome, together with the response's status and header fields.
    ///
    /// ```swift
    /// let response = try await client.response(to: GenerateOtp(mobileNumber: number))
    /// print(response.value.result.traceNumber, response.status, response.attempts)
    /// ```
    ///
    /// - Throws: the operation's own error.
    public func response<Operation: APIOperation>(to operation: Operation) async throws(Operation.Failure)
        -> APIResponse<Operation.Output>
    {
        try await api.response(to: operation)
    }
}
