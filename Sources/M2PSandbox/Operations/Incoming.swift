/// A request to one of the API's paths, not parsed yet.
struct Incoming: Sendable {
    var operation: Sandbox.Operation
    var requestID: String
    /// The network address of the caller.
    var peer: String
    var authorization: String?
    /// The value of the operation's tenant field.
    var tenant: String?
    var contentType: String?
    var body: [UInt8]

    /// The bearer token (RFC 6750, section 2.1); the scheme's name has no case (RFC 9110, section 11.1).
    var bearerToken: String? {
        guard let authorization else { return nil }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }

    /// Reads the body as a JSON object.
    func fields() throws(Refusal) -> Fields {
        guard isJSON else { throw .unsupportedMediaType }
        guard let value = try? JSONParser.parse(body), case .object = value else { throw .malformed }
        return Fields(value)
    }

    /// `application/json`, in UTF-8 if a character set is given at all (RFC 8259, section 8.1).
    private var isJSON: Bool {
        guard let contentType else { return false }
        let parts = contentType.lowercased().split(separator: ";").map { part in
            part.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
        }
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy { !$0.hasPrefix("charset=") || $0 == "charset=utf-8" }
    }
}
