package import HTTPTypes

extension CallContext {
    /// The value whose JSON is the request's body; nil where there is none, or where it is sensitive as a whole.
    package var requestValue: (any Encodable)? {
        guard let input else { return nil }
        var builder = RequestBuilder(keepingValue: true)
        do {
            try input.encode(into: &builder)
        } catch {
            return nil
        }
        guard let value = builder.value else { return nil }
        guard let redacting = input as? any RedactingFields, type(of: value) != type(of: input) else { return value }
        return redacting.shown.contains { $0.value.map { type(of: $0) == type(of: value) } ?? false } ? value : nil
    }

    /// The value that a response's JSON body was decoded to; nil where the document describes no such response.
    package func responseValue(_ response: HTTPResponse, _ body: HTTPBody) -> (any Encodable)? {
        input.flatMap { Self.value(for: $0, response, body) }
    }

    /// Whether parameters may be sensitive.
    package var mayHaveSensitiveParameters: Bool { input == nil || input is any RedactingFields }

    private static func value<Operation: APIOperation>(
        for operation: Operation,
        _ response: HTTPResponse,
        _ body: HTTPBody
    ) -> (any Encodable)? {
        let decoded = DecodedValue()
        let received = ReceivedResponse(
            response,
            body: body,
            operationID: Operation.descriptor.id,
            requestID: "",
            keeping: decoded
        )
        guard (try? Operation.decode(received)) != nil else { return nil }
        return decoded.value as? any Encodable
    }
}

/// Keeps what became of a response's body, for as long as one decoding takes.
final class DecodedValue: @unchecked Sendable {
    /// What its JSON was decoded to.
    var value: Any?
    /// Whether its bytes are handed on as they are.
    var isHandedOn = false
}
