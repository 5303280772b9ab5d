import Foundation
import Testing

@testable import BindingsRuntime

/// Problems with a body name the location and the expected value, never the actual value.
@Suite struct DecodingProblemTests {
    private struct Body: Codable {
        var name: String
        var count: Int?
        var on: Bool?
        var size: Double?
        var tags: [String]?
        var inner: [String: Int]?
        var nested: [Nested]?

        struct Nested: Codable { var id: Int }
    }

    @Test(
        arguments: [
            ("{}", "/name is missing"),
            (#"{"name":null}"#, "/name is null where a string was expected"),
            (#"{"name":48151623}"#, "/name is not a string"),
            (#"{"name":"","count":"secret"}"#, "/count is not an integer"),
            (#"{"name":"","count":1.5}"#, "/count is not an integer"),
            (#"{"name":"","count":48151623421234567890}"#, "/count is not a valid value"),
            (#"{"name":"","size":1e400}"#, "/size is not a valid value"),
            (#"{"name":"","on":"secret"}"#, "/on is not a boolean"),
            (#"{"name":"","size":"secret"}"#, "/size is not a number"),
            (#"{"name":"","tags":["a",7]}"#, "/tags/1 is not a string"),
            (#"{"name":"","inner":{"a":"secret"}}"#, "/inner/* is not an integer"),
            (#"{"name":"","inner":{"4815162342":"secret"}}"#, "/inner/* is not an integer"),
            (#"{"name":"","nested":[{"id":1},{}]}"#, "/nested/1/id is missing"),
            (#"{"name":"secret"#, "not valid JSON at line 1, column 16 (byte 15)"),
            ("{\n  \"name\": \"ä\",\n  secret }", "not valid JSON at line 3, column 3 (byte 20)"),
            ("", "not valid JSON at line 1, column 1 (byte 0)"),
            ("<html>secret</html>", "not valid JSON at line 1, column 1 (byte 0)"),
            (#""secret""#, "the body is not an object"), ("[]", "the body is not an object"),
        ]
    )
    func problemNamesThePlaceAndNoValue(text: String, problem: String) throws {
        do {
            _ = try JSONCoding.decode(Body.self, from: Data(text.utf8))
            Issue.record("decoded \(text)")
        } catch {
            let found = JSONCoding.problem(in: error)
            #expect(found == problem)
            #expect(!found.contains("secret") && !found.contains("4815"))
        }
    }
}
