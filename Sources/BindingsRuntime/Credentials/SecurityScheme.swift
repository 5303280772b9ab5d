import HTTPTypes

/// A security scheme of the document, as far as a request is concerned.
public struct SecurityScheme: Hashable, Sendable {
    /// The name in the document.
    public let name: String
    /// Where the credential goes.
    public let kind: Kind
    /// The header field that the credential goes into; nil where there is none, or no field can have its name.
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

    /// Where the credential goes.
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
        /// A client certificate: nothing in the request, the transport's matter.
        case mutualTLS
    }
}
