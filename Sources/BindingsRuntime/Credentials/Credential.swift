import Foundation

/// A secret that goes with a request: a token, an API key, or the text of basic authentication.
///
/// Descriptions, dumps and mirrors never show it.
public struct Credential: Sendable {
    private enum Source {
        case text(String)
        case provider(@Sendable () async throws -> String)
        case tokens(TokenProvider)
    }

    private let source: Source

    /// A credential that stays the same.
    public init(_ secret: String) {
        source = .text(secret)
    }

    /// A credential asked for before each call, such as a token that is renewed.
    ///
    /// What the closure throws reaches the caller as `CallError.Reason.credentialFailed`.
    public init(provider: @escaping @Sendable () async throws -> String) {
        source = .provider(provider)
    }

    /// The present token of a provider, which is asked for another one where a server refuses it with status 401.
    public init(_ tokens: TokenProvider) {
        source = .tokens(tokens)
    }

    /// The present token of a provider.
    public static func tokens(_ tokens: TokenProvider) -> Credential { Credential(tokens) }

    /// A credential that stays the same.
    public static func token(_ secret: String) -> Credential { Credential(secret) }

    /// A credential asked for before each call.
    public static func provider(_ provider: @escaping @Sendable () async throws -> String) -> Credential {
        Credential(provider: provider)
    }

    /// A user name and password for basic authentication (RFC 7617).
    public static func basic(user: String, password: String) -> Credential {
        Credential(Data("\(user):\(password)".utf8).base64EncodedString())
    }

    /// The secret, for the request alone.
    func secret() async throws -> String {
        switch source {
        case .text(let text): text
        case .provider(let provide): try await provide()
        case .tokens(let provider): try await provider.token()
        }
    }

    /// Where a refused secret can be exchanged for another one.
    var tokenProvider: TokenProvider? {
        if case .tokens(let tokens) = source { tokens } else { nil }
    }
}

extension Credential: ExpressibleByStringLiteral {
    /// A credential that stays the same; for tests and sandboxes, not for real secrets in source code.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the secret.
    public var description: String { "<credential>" }
    /// Nothing of the secret.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The credentials of one client, by security scheme.
///
/// Generated clients have a type of their own for it.
public protocol CredentialProvider: Sendable {
    /// The credential for the scheme of this name, where there is one.
    func credential(for scheme: String) -> Credential?
}

/// No credentials, for documents without security schemes.
public struct NoCredentials: CredentialProvider {
    /// No credentials.
    public init() {}

    /// Always nil.
    public func credential(for scheme: String) -> Credential? { nil }
}
