public import Foundation
public import HTTPTypes

/// A call that failed in an undocumented way.
///
/// Its descriptions, dumps and mirrors don't show bodies, credentials or sensitive values.
public struct CallError: Error, Sendable {
    /// What happened.
    public let reason: Reason
    /// The `operationId`.
    public let operationID: String
    /// The value of `X-Request-ID` that was sent.
    ///
    /// Empty if the request was built without a client.
    public let requestID: String

    /// Creates an error as the runtime reports it, also for stubs in tests.
    public init(_ reason: Reason, operationID: String = "", requestID: String = "") {
        self.reason = reason
        self.operationID = operationID
        self.requestID = requestID
    }

    /// What happened.
    public enum Reason: Sendable {
        /// The input violates documented constraints.
        ///
        /// Nothing was sent.
        case invalidInput([Violation])
        /// No security alternative has all of its credentials.
        ///
        /// Nothing was sent.
        case missingCredential(schemes: [String])
        /// A credential provider threw an error.
        ///
        /// Nothing was sent.
        case credentialFailed(scheme: String, any Error)
        /// There is no usable base URL in the document or the configuration.
        case invalidServer(String)
        /// The request couldn't be encoded.
        ///
        /// Nothing was sent.
        case unencodableRequest(String)
        /// The transport failed.
        ///
        /// Its error tells whether the server may have processed the request.
        case transport(TransportError)
        /// A transport or middleware threw a different error.
        case connection(any Error)
        /// The calling task was canceled.
        case cancelled
        /// The server responded with an undocumented status.
        case undocumentedStatus(Received)
        /// The body doesn't match the document for this status.
        case undecodableBody(Received, problem: String)
    }

    /// A response that couldn't be decoded, for handlers that know more than the document.
    public struct Received: Sendable {
        /// The status code.
        public let status: HTTPResponse.Status
        /// The header fields.
        public let headerFields: HTTPFields
        /// The bytes of the body.
        ///
        /// May contain secrets. Never log them.
        public let body: Data
    }

    /// Whether the server can't have processed the request, so that a retry can't repeat anything.
    public var isUnprocessed: Bool {
        switch reason {
        case .invalidInput, .missingCredential, .credentialFailed, .invalidServer, .unencodableRequest: true
        case .transport(.notConnected), .transport(.invalidRequest), .transport(.untrustedServer): true
        case .undocumentedStatus(let received): received.status.code == 429 || received.status.code == 503
        case .transport, .connection, .cancelled, .undecodableBody: false
        }
    }
}

extension CallError.Reason {
    /// The name of the case, or of the `TransportError`, such as `timedOut`.
    ///
    /// For other errors, the type.
    public var name: String {
        switch self {
        case .invalidInput: "invalidInput"
        case .missingCredential: "missingCredential"
        case .credentialFailed: "credentialFailed"
        case .invalidServer: "invalidServer"
        case .unencodableRequest: "unencodableRequest"
        case .transport(let error): error.name
        case .connection(let error): "\(type(of: error))"
        case .cancelled: "cancelled"
        case .undocumentedStatus: "undocumentedStatus"
        case .undecodableBody: "undecodableBody"
        }
    }

    /// The response that couldn't be decoded, or nil if there was none.
    public var received: CallError.Received? {
        switch self {
        case .undocumentedStatus(let received), .undecodableBody(let received, _): received
        default: nil
        }
    }

    /// The error that a transport, a middleware or a credential threw.
    init(_ error: any Error) {
        self =
            switch error {
            case let error as CallError: error.reason
            case is CancellationError: .cancelled
            case _ where Task.isCancelled: .cancelled
            case let error as TransportError: .transport(error)
            default: .connection(error)
            }
    }
}

extension TransportError {
    /// The name of the case.
    public var name: String {
        switch self {
        case .notConnected: "notConnected"
        case .connectionLost: "connectionLost"
        case .timedOut: "timedOut"
        case .responseTooLarge: "responseTooLarge"
        case .invalidRequest: "invalidRequest"
        case .untrustedServer: "untrustedServer"
        }
    }
}

extension CallError: CustomStringConvertible, CustomDebugStringConvertible, LocalizedError {
    /// The error and the call in one line, without secrets.
    public var description: String {
        var text = operationID.isEmpty ? "\(reason)" : "\(operationID): \(reason)"
        if !requestID.isEmpty { text += " (request \(requestID))" }
        return text
    }

    /// The description.
    public var debugDescription: String { description }
    /// The description.
    public var errorDescription: String? { description }
}

extension CallError.Reason: CustomStringConvertible, CustomDebugStringConvertible {
    /// The error without secrets.
    public var description: String {
        switch self {
        case .invalidInput(let violations):
            "invalid input: " + violations.map(\.description).joined(separator: "; ")
        case .missingCredential(let schemes):
            "no credential for \(schemes.joined(separator: ", ")); set it on the client's credentials"
        case .credentialFailed(let scheme, let error):
            "couldn't get the credential for '\(scheme)': \(Self.text(of: error))"
        case .invalidServer(let problem): "no usable server: \(problem)"
        case .unencodableRequest(let problem): "the request could not be encoded: \(problem)"
        case .transport(let error): "\(error)"
        case .connection(let error): "the connection failed: \(type(of: error))"
        case .cancelled: "cancelled"
        case .undocumentedStatus(let received): "undocumented status \(received.status.code)"
        case .undecodableBody(let received, let problem):
            "status \(received.status.code) with a body that does not match the document: \(problem)"
        }
    }

    /// Errors of operations redact their content.
    ///
    /// For other errors, only the type is shown.
    private static func text(of error: any Error) -> String {
        error is any OperationFailure || error is TokenRefused ? "\(error)" : "\(type(of: error))"
    }

    /// The description.
    public var debugDescription: String { description }
}

extension CallError.Reason: CustomReflectable {
    /// No children, because an associated error may print secrets.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension CallError.Received: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status and the size, never the content.
    public var description: String { "status \(status.code), \(body.count) bytes" }
    /// The description.
    public var debugDescription: String { description }
    /// The status and the size.
    public var customMirror: Mirror { Mirror(self, children: ["status": status.code, "bytes": body.count]) }
}

extension TransportError: CustomStringConvertible {
    /// The error, as a part of a sentence.
    public var description: String {
        switch self {
        case .notConnected(let detail): "could not connect: \(detail)"
        case .connectionLost(let detail): "the connection was lost: \(detail)"
        case .timedOut: "timed out"
        case .responseTooLarge(let limit): "the response is larger than \(limit) bytes"
        case .invalidRequest(let detail): "the request cannot be sent: \(detail)"
        case .untrustedServer(let detail): "the server was not trusted: \(detail)"
        }
    }
}
