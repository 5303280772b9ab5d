public import BindingsRuntime
import Foundation
import HTTPTypes

/// Checks that hold for every `Transport`, over real sockets.
///
/// Run them from a test target:
///
/// ```swift
/// @Test(arguments: TransportConformance.checks())
/// func conforms(_ check: TransportConformance.Check) async throws {
///     try await check.run { URLSessionTransport(limits: $0) }
/// }
/// ```
public enum TransportConformance {
    /// Makes the transport under test.
    public typealias Factory = @Sendable (TransportLimits) throws -> any Transport

    /// One check, which throws `Failure` if the transport doesn't conform.
    public struct Check: Sendable, CustomStringConvertible {
        /// What the check requires.
        public let description: String
        /// What a transport must survive to run it.
        public let hazard: Hazard?
        public let run: @Sendable (Factory) async throws -> Void

        init(
            _ description: String,
            hazard: Hazard? = nil,
            _ run: @escaping @Sendable (Factory) async throws -> Void
        ) {
            self.description = description
            self.hazard = hazard
            self.run = run
        }
    }

    /// What some HTTP libraries can't handle.
    ///
    /// Unless noted otherwise, it crashes the process.
    public enum Hazard: Hashable, Sendable {
        /// The connection ends within the response's head.
        case brokenHead
        /// Fields follow a chunked body.
        case trailers
        /// A stream's reader pauses, and so should the server.
        ///
        /// Some libraries can only buffer the data.
        case pausedReader
        /// A reused connection breaks.
        ///
        /// Some libraries resend the request without its body.
        case keptConnection
        /// A response asks for credentials.
        case challenge
        /// A redirect leads nowhere.
        case deadRedirect
        /// The TLS handshake fails.
        ///
        /// Some libraries don't distinguish this from other failures.
        case failedHandshake
        /// A streamed body is empty.
        case emptyStream
        /// Some of hundreds of connections are reset.
        ///
        /// Some libraries then lose events of the others.
        case crowd
    }

    /// The checks, except those that a transport is known not to survive.
    public static func checks(without hazards: Set<Hazard> = []) -> [Check] {
        all.filter { check in check.hazard.map { !hazards.contains($0) } ?? true }
    }

    private static let all = [
        requests, responses, failures, limits, tls, cancellation, retries, load, streams, streamEnds, uploads,
        streamedCalls,
    ].flatMap { $0 }
}

/// A request to a loopback server.
func request(
    _ method: HTTPRequest.Method = .get,
    _ authority: String,
    _ path: String = "/",
    _ fields: HTTPFields = [:]
) -> HTTPRequest {
    HTTPRequest(method: method, scheme: "http", authority: authority, path: path, headerFields: fields)
}

/// A server that answers every request on a connection the same way.
func serving(_ answer: @escaping @Sendable (LoopbackRequest, LoopbackConnection) -> Void) throws -> LoopbackServer {
    try LoopbackServer { connection in
        while let request = connection.readRequest() {
            answer(request, connection)
            if request["connection"]?.lowercased() == "close" { return }
        }
    }
}

/// Sends a request that must fail, and returns the error.
func failure(of transport: any Transport, _ request: HTTPRequest, body: HTTPBody? = nil) async throws -> any Error {
    let answer: (HTTPResponse, HTTPBody)
    do { answer = try await transport.send(request, body: body) } catch { return error }
    throw Failure("expected an error, found status \(answer.0.status.code) with \(answer.1)")
}

/// The error's kind without its details, for comparison.
func kind(_ error: any Error) -> String {
    switch error {
    case TransportError.notConnected: "notConnected"
    case TransportError.connectionLost: "connectionLost"
    case TransportError.timedOut: "timedOut"
    case TransportError.responseTooLarge(let limit): "responseTooLarge(\(limit))"
    case TransportError.invalidRequest: "invalidRequest"
    case TransportError.untrustedServer: "untrustedServer"
    case is CancellationError: "cancelled"
    default: "other error: \(type(of: error))"
    }
}

extension Data {
    /// `count` bytes in a pattern that reveals missing or reordered bytes.
    static func pattern(_ count: Int) -> Data {
        Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
    }
}
