import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import Testing
import YAMLTree

/// No `x-sensitive` field appears in any string that Swift makes from a generated value, or from an error with it.
@Suite struct SpecSecretTests {
    private func expectNoLeak(
        of field: SensitiveField,
        in value: Any,
        _ what: String,
        _ sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        for (way, text) in Printing.texts(of: value) {
            let leak = field.marker.leak(in: text)
            #expect(leak == nil, "\(what): \(way) shows \(leak ?? ""): \(text)", sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: SensitiveField.all)
    func valueShowsNothing(field: SensitiveField) throws {
        let type = try #require(BodyType.named(field.typeName), "no row for '\(field.typeName)' in BodyType")
        let json = try JSONEncoder().encode(field.body)
        let value = try type.decode(json)
        // The marker is present, but isn't shown.
        let written = try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(value))
        #expect(member(field.path, of: written) == member(field.path, of: field.body))
        expectNoLeak(of: field, in: value, "the value")
        expectNoLeak(of: field, in: try type.failure(json), "the body of a failure")
    }

    /// Neither names nor values that the document does not describe are shown.
    @Test(arguments: SensitiveField.undescribed)
    func valueShowsNothingThatIsNotDescribed(field: SensitiveField) throws {
        let type = try #require(BodyType.named(field.typeName))
        let json = try JSONEncoder().encode(field.body)
        let value = try type.decode(json)
        expectNoLeak(of: field, in: value, "the value")
        expectNoLeak(of: field, in: try type.failure(json), "the body of a failure")
        if let value = value as? any Validatable { expectNoLeak(of: field, in: value.violations, "the violations") }
    }

    @Test func placesThatAreNotDescribedAreFound() {
        let fields = Set(SensitiveField.undescribed.map(\.testDescription))
        let marker = Marker().text
        for place in [
            "Problem/\(marker)", "PinChange/result", "PinChange/result/\(marker)", "GeneratedOtp/pagination/\(marker)",
            "GeneratedOtp/result/\(marker)", "FailureEnvelope/result/\(marker)",
        ] {
            #expect(fields.contains(place), "\(place) of \(fields.sorted())")
        }
    }

    @Test(arguments: SensitiveField.all)
    func violationsShowNothing(field: SensitiveField) throws {
        let type = try #require(BodyType.named(field.typeName))
        let value = try type.decode(try JSONEncoder().encode(field.body))
        guard let operation = value as? any APIOperation else { return }
        expectNoLeak(of: field, in: operation.violations, "the violations")
        do throws(CallError) {
            let (request, body) = try operation.request(in: M2PEnvironment.sandbox)
            expectNoLeak(of: field, in: request, "the request")
            if let body { expectNoLeak(of: field, in: body, "the request's body") }
        } catch {
            expectNoLeak(of: field, in: error, "the error")
        }
    }

    /// If an operation receives a body with the secret, decodable or not, its error doesn't show it.
    @Test(arguments: SensitiveField.all + SensitiveField.undescribed)
    func errorsShowNothing(field: SensitiveField) throws {
        let json = String(decoding: try JSONEncoder().encode(field.body), as: UTF8.self)
        let bodies = [
            json, String(json.dropLast(2)), "[\(json)]", "{\"exception\":\(json)}",
            "{\"exception\":\"\(field.marker.text)\"}", "{\"status\":\"\(field.marker.text)\",\"result\":1}",
            "\"\(field.marker.text)\"",
        ]
        for body in bodies {
            for status in [200, 302, 400, 401, 409, 418, 429, 500] {
                var response = HTTPResponse(status: .init(code: status))
                response.headerFields[.setCookie] = field.marker.text
                for error in errors(response, HTTPBody(Data(body.utf8))) {
                    expectNoLeak(of: field, in: error, "status \(status) with \(body.count) bytes")
                }
            }
        }
    }

    private func errors(_ response: HTTPResponse, _ body: HTTPBody) -> [any Error] {
        func error<Operation: APIOperation>(_ type: Operation.Type) -> (any Error)? {
            do {
                _ = try Operation.output(from: response, body: body)
                return nil
            } catch {
                return error
            }
        }
        return [
            error(GenerateOtp.self), error(ValidateOtp.self), error(GeneratePurposeOtp.self),
            error(ValidatePurposeOtp.self), error(SetPin.self), error(Login.self), error(CreateAccessToken.self),
        ].compactMap { $0 }
    }

    private func member(_ path: [String], of value: JSONValue) -> JSONValue? {
        path.reduce(value) { value, name in
            switch value {
            case .object(let members): members[name]
            case .array(let elements): Int(name).flatMap { $0 < elements.count ? elements[$0] : nil }
            default: nil
            }
        }
    }

    /// A sensitive field that the walk doesn't reach, such as a parameter, needs its own test.
    @Test func everySensitiveFieldOfTheDocumentIsWalked() throws {
        let spec = try Spec.load()
        var marked: Set<YAMLTree.SourceLocation> = []
        func collect(_ node: Node) {
            for element in node.sequence ?? [] { collect(element) }
            for (name, value) in spec.members(of: node) {
                if name == "x-sensitive" { marked.insert(value.location) }
                collect(value)
            }
        }
        collect(spec.root)
        #expect(marked.count >= 16)
        #expect(Set(SensitiveField.all.map(\.location)) == marked)
    }
}
