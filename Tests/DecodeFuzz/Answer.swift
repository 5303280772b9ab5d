import Answers
@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes
import M2P

/// One answer of a hostile server, and the type that reads it.
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

    /// Decodes, prints, encodes and decodes again; tells whether the answer was one.
    func check() throws -> Bool {
        try reader.check(response, Data(body)) { value in
            // Printed in any case: that must end too.
            let text = "\(value)"
            guard text.contains(BodyMaker.secret), !isMutated else { return }
            throw Fault(description: "shows what nobody described: \(text)")
        }
    }
}

/// A way in which a body becomes a value.
private struct Reader: Sendable {
    typealias Check = @Sendable (HTTPResponse, Data, _ inspect: (Any) throws -> Void) throws -> Bool

    let check: Check

    static let all: [Reader] = [
        Reader(GetTree.self), Reader(GetTree.self), Reader(ListPets.self), Reader(GetLabels.self),
        Reader(GetRecord.self), Reader(Login.self), Reader(CreateAccessToken.self), Reader(GenerateOtp.self),
        Reader(ValidateOtp.self), Reader(GeneratePurposeOtp.self), Reader(ValidatePurposeOtp.self), Reader(SetPin.self),
        Reader(value: Tree.self), Reader(value: Record.self), Reader(value: Labels.self), Reader(value: [Pet].self),
        Reader(value: JSONValue.self),
        Reader { _, data, _ in BearerToken(jwt: "a.\(data.base64EncodedString()).b").description.isEmpty },
    ]

    private init(_ check: @escaping Check) { self.check = check }

    /// The answer to an operation.
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

    /// The data of an event, or a webhook's body: the value comes back the same when it is written and read again.
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
            // Of what is malformed, a type reads the parts that it knows, and may leave out the rest.
            guard (try? JSONCoding.jsonValue(from: data)) != nil else { return true }
            let again: Value = try HTTPBody(JSONEncoder().encode(value)).json()
            guard again == value else { throw Answer.Fault(description: "another value after a round trip") }
            return true
        }
    }
}
