import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import M2PSandbox
import Testing

/// Every documented failure is a property of its operation's error, and distinguishable over HTTP.
@Suite struct DocumentedFailureTests {
    @Test(arguments: DocumentedFailure.all)
    func failureIsItsOwnCase(row: DocumentedFailure) async throws {
        try await withTestBed { bed in
            let code = row.code ?? "XX_999"
            await bed.sandbox.inject(.failure(status: row.status, code: code, message: "told"))
            let error = try await failure { try await SampleCall.of(row.operation).send(bed.client) }
            #expect(caseName(of: error) == row.caseName)
            let response = try #require(error as? any OperationFailure)
            #expect(response.status?.code == row.status)
            let call = try #require(await bed.sandbox.calls.last)
            #expect(response.requestID == call.requestID)
            if !(response.details.body is Void) { #expect(response.businessCode == code) }
        }
    }

    /// Checks the table above against the errors, so that no missing row goes unnoticed.
    @Test func everyDocumentedFailureIsInTheTable() throws {
        let url = Spec.packageFolder.appending(path: "Generated/Errors.swift")
        let text = try String(contentsOf: url, encoding: .utf8)
        var failures: Set<String> = []
        var name = ""
        for line in text.split(separator: "\n") {
            let words = line.split { $0 == " " || $0 == ":" || $0 == "(" }
            if line.hasPrefix("public struct "), words.count > 2 { name = String(words[2]) }
            if line.contains("details.response("), words.count > 2 { failures.insert("\(name).\(words[2])") }
        }
        let documented = DocumentedFailure.all.map { row in
            "\(row.operation.rawValue.prefix(1).uppercased())\(row.operation.rawValue.dropFirst())Error.\(row.caseName)"
        }
        #expect(documented.count > 30)
        #expect(failures == Set(documented))
    }

    /// The document may have new operations that the sandbox doesn't implement yet.
    @Test func sampleCallsAreThoseOfTheSandbox() throws {
        let calls = SampleCall.all.map(\.operation.rawValue)
        #expect(calls.sorted() == Sandbox.Operation.allCases.map(\.rawValue).sorted())
        #expect(Set(calls).isSubset(of: try Spec.load().operations.map(\.id)))
    }

    /// The error catalog names the code `business.code`, the samples `businessCode`.
    @Test(arguments: ["businessCode", "business.code"])
    func bothSpellingsOfTheCodeAreRead(name: String) throws {
        let body = HTTPBody(Data(#"{"status":409,"\#(name)":"PP_MIDD_027","path":"/v1/otp/generate"}"#.utf8))
        #expect {
            try GenerateOtp.output(from: .init(status: .conflict), body: body)
        } throws: { error in
            guard let failure = (error as? GenerateOtpError)?.noAccountFound else { return false }
            return failure.path == "/v1/otp/generate"
        }
    }
}
