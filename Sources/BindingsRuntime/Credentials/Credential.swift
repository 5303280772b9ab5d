import Foundation

/// A secret that is sent with a request: a token, an API key, or a user name and password.
///
/// Descriptions, dumps and mirrors don't show it.
public struct Credential: Sendable {
    private enum Source {
        case text(String)
        case provider(@Sendable () async throws -> String)
        case tokens(TokenProvider)
    }

    private let source: Source

    /// A fixed credential.
    public init(_ secret: String) {
        source = .text(secret)
    }

    /// A credential that is requested before each call, such as a renewed token.
    ///
    /// The caller receives an error of the closure as `CallError.Reason.credentialFailed`.
    public init(provider: @escaping @Sendable () async throws -> String) {
        source = .provider(provider)
    }

    /// The current token of a provider.
    ///
    /// If a server rejects it with status 401, the provider is asked for another one.
    public init(_ tokens: TokenProvider) {
        source = .tokens(tokens)
    }

    /// The current token of a provider.
    public static func tokens(_ tokens: TokenProvider) -> Credential { Credential(tokens) }

    /// A fixed credential.
    public static func token(_ secret: String) -> Credential { Credential(secret) }

    /// A credential that is requested before each call.
    public static func provider(_ provider: @escaping @Sendable () async throws -> String) -> Credential {
        Credential(provider: provider)
    }

    /// A user name and password for basic authentication (RFC 7617).
    public static func basic(user: String, password: String) -> Credential {
        Credential(Data("\(user):\(password)".utf8).base64EncodedString())
    }

    /// The secret, used only for the request.
    func secret() async throws -> String {
        switch source {
        case .text(let text): text
        case .provider(let provide): try await provide()
        case .tokens(let provider): try await provider.token()
        }
    }

    /// The source of a replacement for a rejected secret.
    var tokenProvider: TokenProvider? {
        if case .tokens(let tokens) = source { tokens } else { nil }
    }
}

extension Credential: ExpressibleByStringLiteral {
    /// A fixed credential, for tests and sandboxes.
    ///
    /// Don't put real secrets in source code.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Doesn't show the secret.
    public var description: String { "<credential>" }
    /// Doesn't show the secret.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The credentials of one client, by security scheme.
///
/// Generated clients have their own type for it.
public protocol CredentialProvider: Sendable {
    /// The credential for the security scheme with this name, if there is one.
    func credential(for scheme: String) -> Credential?
}

/// No credentials, for documents without security schemes.
public struct NoCredentials: CredentialProvider {
    /// No credentials.
    public init() {}

    /// Always nil.
    public func credential(for scheme: String) -> Credential? { nil }
}
