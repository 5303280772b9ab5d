@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes

/// A call that sends a message each time it is processed, unless its rule says otherwise.
private struct SendMessage: APIOperation {
    static let descriptor = OperationDescriptor(
        id: "send",
        method: "POST",
        path: "/messages",
        servers: [],
        responses: [.empty(200)],
        retry: .unprocessed
    )
    let text: String

    func encode(into request: inout RequestBuilder) throws { try request.json(text) }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Void, SendMessageError> {
        if response.status == 200 { .success(()) } else { throw response.undocumentedStatus }
    }
}

/// A call that may be processed any number of times.
private struct StoreMessage: APIOperation {
    static let descriptor = OperationDescriptor(
        id: "store",
        method: "PUT",
        path: "/messages",
        servers: [],
        responses: [.empty(200)],
        retry: .idempotent
    )
    let text: String

    func encode(into request: inout RequestBuilder) throws { try request.json(text) }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<Void, SendMessageError> {
        if response.status == 200 { .success(()) } else { throw response.undocumentedStatus }
    }
}

private struct SendMessageError: OperationFailure {
    let details: FailureDetails
    init(_ details: FailureDetails) { self.details = details }
}

/// Where a connection breaks after the request's head was read.
private let points: [(what: String, act: @Sendable (LoopbackConnection) -> Void)] = [
    ("during the request", { $0.reset() }),
    (
        "after the request",
        {
            _ = $0.readBody()
            $0.reset()
        }
    ),
    (
        "after the request, in good order",
        {
            _ = $0.readBody()
        }
    ),
    (
        "within the head of the response",
        {
            _ = $0.readBody()
            $0.write("HTTP/1.1 200 OK\r\nContent-Le")
            $0.reset()
        }
    ),
    (
        "within the body of the response",
        {
            _ = $0.readBody()
            $0.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        }
    ),
]

extension TransportConformance {
    static let retries = [brokenAttempts, refusedAttempts, unavailableServers, silentServers].flatMap { $0 }

    /// A client that retries immediately.
    private static func client(_ transport: any Transport, _ authority: String) -> APIClient {
        var policy = RetryPolicy()
        policy.baseDelay = .zero
        return APIClient(
            servers: .origin("http://\(authority)"),
            transport: transport,
            middlewares: [Retries(policy)]
        )
    }

    private static func fails(_ call: () async throws -> Void) async throws -> CallError.Reason {
        do {
            try await call()
        } catch let error as SendMessageError {
            if let reason = error.callError?.reason { return reason }
        }
        throw Failure("the call succeeded")
    }

    private static let brokenAttempts: [Check] = points.flatMap { point in
        [false, true].map { isKept in
            Check(
                "sends a message once when the \(isKept ? "kept" : "new") connection breaks \(point.what)",
                hazard: isKept ? .keptConnection : nil
            ) { make in
                let arrivals = Recorder<String>()
                let server = try LoopbackServer { connection in
                    while let head = connection.readHead(), let line = head.first {
                        if line.hasPrefix("GET") {
                            connection.respond()
                            continue
                        }
                        arrivals.record(line)
                        return point.act(connection)
                    }
                }
                let transport = try make(TransportLimits(idleTime: .seconds(20)))
                let client = client(transport, server.authority)
                // More than the sockets' buffers hold, so that the break comes while it is being sent.
                let text = String(repeating: "x", count: 8_000_000)
                if isKept { _ = try await transport.send(request(.get, server.authority), body: nil) }
                let reason = try await fails { try await client.send(SendMessage(text: text)) }
                guard case .transport(.connectionLost) = reason else { throw Failure("found \(reason)") }
                try expectEqual(arrivals.values, ["POST /messages HTTP/1.1"])
                _ = try await fails { try await client.send(StoreMessage(text: text)) }
                try expectEqual(arrivals.values.count, 1 + 4, "a call that may be repeated is tried four times:")
            }
        }
    }

    private static let refusedAttempts = [
        Check("tries again where no connection could be made, whatever the call does") { make in
            let counter = Recorder<Void>()
            let transport = Counting(transport: try make(TransportLimits()), counter: counter)
            let client = client(transport, try closedAuthority())
            for call in [
                { try await client.send(SendMessage(text: "x")) }, { try await client.send(StoreMessage(text: "x")) },
            ] {
                let reason = try await fails(call)
                guard case .transport(.notConnected) = reason else { throw Failure("found \(reason)") }
            }
            try expectEqual(counter.values.count, 8)
        }
    ]

    /// A server that never responds.
    ///
    /// Only the deadline ends the call.
    private static let silentServers = [
        Check("ends a call at the deadline of its retries") { make in
            let silent = try LoopbackServer { $0.waitForClose() }
            var policy = RetryPolicy()
            policy.deadline = .milliseconds(200)
            let client = APIClient(
                servers: .origin("http://\(silent.authority)"),
                transport: try make(TransportLimits()),
                middlewares: [Retries(policy)]
            )
            let reason = try await fails { try await client.send(StoreMessage(text: "hello")) }
            guard case .transport(.timedOut) = reason else { throw Failure("ended with \(reason)") }
        }
    ]

    private static let unavailableServers = [429, 503].map { status in
        Check("tries again where the server says \(status), and sends the same request") { make in
            let arrivals = Recorder<LoopbackRequest>()
            let server = try serving { request, connection in
                arrivals.record(request)
                connection.respond(arrivals.values.count < 3 ? status : 200, ["Retry-After: 0"])
            }
            try await client(try make(TransportLimits()), server.authority).send(SendMessage(text: "hello"))
            let requests = arrivals.values
            try expectEqual(
                requests.map { String(decoding: $0.body, as: UTF8.self) },
                Array(repeating: #""hello""#, count: 3)
            )
            try expectEqual(Set(requests.map { $0["x-request-id"] }).count, 1, "request IDs:")
        }
    }
}

/// Counts the requests.
private struct Counting: Transport {
    let transport: any Transport
    let counter: Recorder<Void>

    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        counter.record(())
        return try await transport.send(request, body: body)
    }
}
