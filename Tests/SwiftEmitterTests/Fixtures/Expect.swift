import BindingsRuntime
import Foundation
import HTTPTypes

/// What the checks of a `main.swift` have found so far.
@MainActor var passed = 0
@MainActor var failures: [String] = []

/// Records whether two values are equal.
@MainActor func expect<Value: Equatable>(_ found: Value, _ expected: Value, line: Int = #line) {
    if found == expected { passed += 1 } else { failures.append("line \(line): found \(found), expected \(expected)") }
}

/// Prints the result and ends the program.
@MainActor func finish() -> Never {
    for failure in failures { print(failure) }
    if !failures.isEmpty { exit(1) }
    print("\(passed) checks passed")
    exit(0)
}

/// Decodes a value and encodes it again, with sorted keys.
func recoded<Value: Codable>(_ type: Value.Type, _ json: String) throws -> String {
    try encoded(try decoded(type, json))
}

func decoded<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(json.utf8))
}

func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// A transport that keeps what it is given and answers with one response.
final class Recorder: Transport, @unchecked Sendable {
    private let lock = NSLock()
    private var sent: (request: HTTPRequest, body: Data)?
    private let status: Int
    private let fields: HTTPFields
    private let answer: String

    init(status: Int = 204, fields: HTTPFields = [:], answer: String = "") {
        self.status = status
        self.fields = fields
        self.answer = answer
    }

    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        lock.withLock { sent = (request, body?.data ?? Data()) }
        return (HTTPResponse(status: .init(code: status), headerFields: fields), HTTPBody(Data(answer.utf8)))
    }

    var path: String { lock.withLock { sent?.request.path ?? "nothing sent" } }
    var body: String { lock.withLock { String(decoding: sent?.body ?? Data(), as: UTF8.self) } }
    func field(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { name in lock.withLock { sent?.request.headerFields[name] } }
    }
}
