public import BindingsRuntime
import Foundation
public import HTTPTypes

/// Records requests and responses without sensitive values.
///
/// A body is decoded with the operation's own types and encoded again. Members with undocumented names are omitted,
/// including those of maps. Sensitive fields are recorded as their type shows them: `<redacted>`, or the last four
/// characters. For an undocumented body, only the size is recorded.
///
/// It is a middleware instead of a transport because a transport doesn't know the operation's types, which redaction
/// needs, and because middlewares never see credentials.
///
/// ```swift
/// let recorder = ExchangeRecorder()
/// let client = M2PClient(environment: .sandbox, tenant: tenant, token: token, middlewares: [recorder])
/// // … make some calls …
/// try recorder.recording.write(to: file)
/// ```
public final class ExchangeRecorder: Middleware {
    private let headerFields: Set<HTTPField.Name>
    private let exchanges = Locked<[Recording.Exchange]>([])

    /// Creates an empty recorder.
    ///
    /// - Parameter headerFields: The response fields to record. Fields with credentials are never recorded.
    public init(keeping headerFields: Set<HTTPField.Name> = [.contentType, .retryAfter]) {
        self.headerFields = headerFields.subtracting(Self.credentialFields)
    }

    /// The recorded exchanges so far.
    public var recording: Recording { Recording(exchanges.value) }

    private static let credentialFields: Set<HTTPField.Name> = [
        .authorization, .proxyAuthorization, .cookie, .setCookie, .wwwAuthenticate, .proxyAuthenticate,
        .authenticationInfo, .proxyAuthenticationInfo,
    ]

    /// Passes the call on unchanged, and records the result.
    ///
    /// Errors of other middlewares or credentials aren't recorded: either nothing was sent, or nothing is known about
    /// it.
    public func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
        let exchange = await next(call)
        var recorded = Recording.Exchange(
            operation: call.operation.id,
            method: call.request.method.rawValue,
            path: Self.path(of: call),
            request: call.body.map { Self.body($0, call.requestValue) }
        )
        if let response = exchange.response {
            recorded.status = response.status.code
            let kept = response.headerFields.filter { headerFields.contains($0.name) }
            if !kept.isEmpty {
                recorded.headerFields = Dictionary(kept.map { ($0.name.rawName, $0.value) }) { "\($0), \($1)" }
            }
            recorded.response = Self.body(exchange.body, exchange.responseValue)
        } else if let error = exchange.error as? TransportError {
            recorded.failure = RecordedFailure(error).rawValue
        } else {
            return exchange
        }
        exchanges.change { [recorded] in $0.append(recorded) }
        return exchange
    }

    private static func body(_ body: HTTPBody, _ value: (any Encodable)?) -> Recording.Body {
        // Plain text and bytes: nothing is known about their content.
        guard let value, !(value is String), !(value is Data), let redacted = try? RedactedValue(value) else {
            return Recording.Body(bytes: body.count)
        }
        return Recording.Body(json: redacted.json, redacted: redacted.pointers)
    }

    /// The path, with the template's own segments if parameters may be sensitive.
    private static func path(of call: APICall) -> String {
        let path = call.request.path ?? "/"
        guard call.mayHaveSensitiveParameters else { return path }
        let template = call.operation.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let segments = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count > template.count else { return call.operation.path }
        return (segments.dropLast(template.count) + template).joined(separator: "/")
    }
}

/// The name of a `TransportError` in a recording, without its details.
enum RecordedFailure: String {
    case notConnected, connectionLost, timedOut, responseTooLarge, invalidRequest, untrustedServer

    init(_ error: TransportError) {
        guard let failure = RecordedFailure(rawValue: error.name) else {
            preconditionFailure("a recording has a name for each TransportError")
        }
        self = failure
    }

    var error: TransportError {
        switch self {
        case .notConnected: .notConnected("recorded")
        case .connectionLost: .connectionLost("recorded")
        case .timedOut: .timedOut
        case .responseTooLarge: .responseTooLarge(limit: 0)
        case .invalidRequest: .invalidRequest("recorded")
        case .untrustedServer: .untrustedServer("recorded")
        }
    }
}
