import HTTPTypes

/// A security scheme of the document, reduced to what requests need.
public struct SecurityScheme: Hashable, Sendable {
    /// The name in the document.
    public let name: String
    /// Where the credential is sent.
    public let kind: Kind
    /// The header field for the credential.
    ///
    /// Nil if there is none, or if the name isn't valid for a field.
    let field: HTTPField.Name?

    /// A scheme as the generator writes it.
    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
        field =
            switch kind {
            case .bearer, .basic: .authorization
            case .header(let name): HTTPField.Name(name)
            case .query, .cookie, .mutualTLS: nil
            }
    }

    /// Where the credential is sent.
    public enum Kind: Hashable, Sendable {
        /// `Authorization: Bearer …` (RFC 6750).
        case bearer
        /// `Authorization: Basic …` (RFC 7617).
        case basic
        /// A header field of this name.
        case header(String)
        /// A query parameter of this name.
        case query(String)
        /// A cookie of this name.
        case cookie(String)
        /// A client certificate, which the transport handles instead of the request.
        case mutualTLS
    }
}
