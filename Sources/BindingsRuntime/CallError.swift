public import Foundation
public import HTTPTypes

/// A call that ended in none of the ways that the document describes.
///
/// No description, dump or mirror of it shows a body, a credential or the value of a sensitive field.
public struct CallError: Error, Sendable {
    /// What happened.
    public let reason: Reason
    /// The `operationId`.
    public let operationID: String
    /// The value of `X-Request-ID` that was sent; empty where the request was built without a client.
    public let requestID: String

    /// An error as the runtime reports it, also for stubs in tests.
    public init(_ reason: Reason, operationID: String = "", requestID: String = "") {
        self.reason = reason
        self.operationID = operationID
        self.requestID = requestID
    }

    /// What happened.
    public enum Reason: Sendable {
        /// The input breaks documented constraints; nothing was sent.
        case invalidInput([Violation])
        /// None of the operation's security alternatives has all of its credentials; nothing was sent.
        case missingCredential(schemes: [String])
        /// A credential's provider threw; nothing was sent.
        case credentialFailed(scheme: String, any Error)
        /// No usable base URL: the document has none and the configuration names none.
        case invalidServer(String)
        /// The request could not be encoded; nothing was sent.
        case unencodableRequest(String)
        /// The transport failed; its error tells whether the server can have processed the request.
        case transport(TransportError)
        /// A transport or middleware threw an error of its own.
        case connection(any Error)
        /// The calling task was cancelled.
        case cancelled
        /// The server answered with a status that the document does not describe.
        case undocumentedStatus(Received)
        /// The body is not what the document describes for this status.
        case undecodableBody(Received, problem: String)
    }

    /// A response that could not be used: all of it, for a handler that knows more than the document.
    public struct Received: Sendable {
        /// The status code.
        public let status: HTTPResponse.Status
        /// The header fields.
        public let headerFields: HTTPFields
        /// The bytes of the body.
        ///
        /// May hold secrets: never log them.
        public let body: Data
    }

    /// Whether the server cannot have processed the request, so that sending it again repeats nothing.
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
    /// The name of the case, or of the `TransportError`, such as `timedOut`; the type of another error that was thrown.
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

    /// The response that could not be used; nil where none came.
    public var received: CallError.Received? {
        switch self {
        case .undocumentedStatus(let received), .undecodableBody(let received, _): received
        default: nil
        }
    }

    /// What a transport, a middleware or a credential threw.
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
    /// What happened and to which call, in one line, with no secret.
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
    /// What happened, with no secret.
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

    /// The errors of operations redact what they hold; of others the type is told alone.
    private static func text(of error: any Error) -> String {
        error is any OperationFailure || error is TokenRefused ? "\(error)" : "\(type(of: error))"
    }

    /// The description.
    public var debugDescription: String { description }
}

extension CallError.Reason: CustomReflectable {
    /// No children: an associated error may print what this type does not.
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
    /// What happened, in a sentence part.
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
