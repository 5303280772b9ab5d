import Answers
@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes
import M2P

/// A response of a hostile server, and the type that decodes it.
struct Answer {
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    let body: [UInt8]
    private let isMutated: Bool
    private let reader: Reader
    private let response: HTTPResponse

    init(random: inout SplitMix64) {
        reader = Reader.all.randomElement(using: &random) ?? Reader.all[0]
        (body, isMutated) = BodyMaker.body(&random)
        let status = [200, 200, 200, 200, 400, 400, 401, 409, 429, 500].randomElement(using: &random) ?? 200
        var response = HTTPResponse(status: .init(code: status))
        if Int.random(in: 0..<4, using: &random) == 0, let name = HTTPField.Name("X-Total") {
            response.headerFields[name] = String(decoding: body.prefix(200).filter { $0 >= 0x20 }, as: UTF8.self)
        }
        self.response = response
    }

    /// Decodes, prints, encodes and decodes again.
    ///
    /// Returns whether the response was valid.
    func check() throws -> Bool {
        try reader.check(response, Data(body)) { value in
            // Always print, because that must end too.
            let text = "\(value)"
            guard text.contains(BodyMaker.secret), !isMutated else { return }
            throw Fault(description: "shows what nobody described: \(text)")
        }
    }
}

/// A way to decode a body.
private struct Reader: Sendable {
    typealias Check = @Sendable (HTTPResponse, Data, _ inspect: (Any) throws -> Void) throws -> Bool

    let check: Check

    static let all: [Reader] = [
        Reader(GetTree.self), Reader(GetTree.self), Reader(ListPets.self), Reader(GetLabels.self),
        Reader(GetRecord.self), Reader(Login.self), Reader(CreateAccessToken.self), Reader(GenerateOtp.self),
        Reader(ValidateOtp.self), Reader(GeneratePurposeOtp.self), Reader(ValidatePurposeOtp.self), Reader(SetPin.self),
        Reader(value: Tree.self), Reader(value: Record.self), Reader(value: Labels.self), Reader(value: [Pet].self),
        Reader(value: JSONValue.self), Reader(check: isReadAsFoundationReadsIt),
        Reader(check: { _, data, _ in BearerToken(jwt: "a.\(data.base64EncodedString()).b").description.isEmpty }),
    ]

    private init(check: @escaping Check) { self.check = check }

    /// JSON that Foundation accepts is decoded to the same value, unless RFC 8259 or a limit forbids it, and JSON that
    /// Foundation rejects is rejected.
    private static func isReadAsFoundationReadsIt(
        _ response: HTTPResponse,
        _ data: Data,
        _ inspect: (Any) throws -> Void
    ) throws -> Bool {
        let text = String(decoding: data, as: UTF8.self)
        let ours = Result { try JSONCoding.decode(JSONValue.self, from: data) }
        // Foundation guesses encodings, accepts trailing commas, and needs stack space and time quadratic in the depth.
        if data.count >= 4000 || data.contains(0) || hasCommaAtEnd(data) { return false }
        if case .failure(let error) = ours, "\(error)".hasPrefix("nested deeper") { return false }
        let theirs = Result { try JSONDecoder().decode(JSONValue.self, from: data) }
        switch (ours, theirs) {
        case (.success(let ours), .success(let theirs)):
            if ours != theirs { throw Answer.Fault(description: "another value than Foundation's: \(text)") }
            let written = try JSONCoding.encode(ours)
            guard try JSONDecoder().decode(JSONValue.self, from: written) == ours else {
                throw Answer.Fault(description: "written as another value: \(text)")
            }
            return true
        case (.failure, .failure): return false
        case (.success, .failure(let error)): throw Answer.Fault(description: "Foundation refuses \(text): \(error)")
        case (.failure(let error), .success):
            // Foundation's decoder doesn't validate the second of two members with the same name.
            let isJSON = (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) != nil
            if !isJSON { return false }
            throw Answer.Fault(description: "refused: \(text): \(error)")
        }
    }

    /// Whether a comma precedes a closing bracket or brace, even inside a string.
    private static func hasCommaAtEnd(_ data: Data) -> Bool {
        var isBehindComma = false
        for byte in data {
            if isBehindComma, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return true }
            if byte > 0x20 { isBehindComma = byte == UInt8(ascii: ",") }
        }
        return false
    }

    /// The response to an operation.
    private init<Operation: APIOperation>(_ type: Operation.Type) {
        check = { response, data, inspect in
            do {
                let output = try Operation.output(from: response, body: HTTPBody(data))
                try inspect(output)
                return true
            } catch {
                try inspect(error)
                return false
            }
        }
    }

    /// The data of an event, or a webhook's body.
    ///
    /// The value must round-trip.
    private init<Value: Codable & Hashable & Sendable>(value type: Value.Type) {
        check = { _, data, inspect in
            let value: Value
            do {
                value = try HTTPBody(data).json()
            } catch {
                try inspect(error)
                return false
            }
            try inspect(value)
            if let validatable = value as? any Validatable { try inspect(validatable.violations) }
            // A type decodes the parts of a malformed value that it knows, and may omit the rest.
            guard (try? JSONCoding.jsonValue(from: data)) != nil else { return true }
            let again: Value = try HTTPBody(JSONEncoder().encode(value)).json()
            let ours: Value = try HTTPBody(JSONCoding.encode(value)).json()
            guard again == value, ours == value else {
                throw Answer.Fault(description: "another value after a round trip")
            }
            return true
        }
    }
}
