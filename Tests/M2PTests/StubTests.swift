import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import M2PTesting
import Testing

/// An app's tests can replace the client, or use the operations without a client.
@Suite struct StubTests {
    /// Example app code that uses `M2PAPI`.
    private struct CardScreen {
        let api: any M2PAPI

        func confirm(trace: String, otp: String) async -> String {
            do {
                return try await api.validateOtp(traceNumber: trace, mobileOtp: otp).result.messageHash
            } catch  where error.attemptsExhausted != nil {
                return "ask for a new one"
            } catch {
                return "try again: \(error)"
            }
        }
    }

    private static func answer(_ hash: String) -> ValidatedOtp {
        var answer = ValidatedOtp.example
        answer.result.messageHash = hash
        return answer
    }

    @Test func stubAnswersInPlaceOfTheClient() async {
        let stub = M2PStub(validateOtp: { _ in
            .success(Self.answer("hash"))
        })
        #expect(await CardScreen(api: stub).confirm(trace: "t", otp: "123456") == "hash")
    }

    @Test func stubFailsInPlaceOfTheClient() async {
        let problem = ErrorResponse(Problem.example, status: .conflict)
        let stub = M2PStub(validateOtp: { _ in .failure(.attemptsExhausted(problem)) })
        #expect(await CardScreen(api: stub).confirm(trace: "t", otp: "123456") == "ask for a new one")
    }

    @Test func requestIsBuiltWithoutANetwork() throws {
        let operation = ValidateOtp(
            traceNumber: "73ee6eb5-ebb8-4e9f-8d9c-dc7520cd4870",
            mobileOtp: "123456",
            mobile: MobileNumber(value: "9876543210", countryCode: 91)
        )
        let (request, body) = try operation.request(in: M2PEnvironment.production)
        #expect(request.method == .post)
        #expect(request.scheme == "https")
        #expect(request.authority == "api.m2pprepaid.com")
        #expect(request.path == "/prepaid/customer/v1/otp/validate-otp")
        #expect(request.headerFields[.contentType] == "application/json")
        #expect(request.headerFields[.authorization] == nil)
        let sent = try JSONDecoder().decode(JSONValue.self, from: try #require(body?.data))
        #expect(
            sent
                == [
                    "traceNumber": "73ee6eb5-ebb8-4e9f-8d9c-dc7520cd4870", "mobileOtp": "123456",
                    "mobile": ["value": "9876543210", "countryCode": 91],
                ]
        )
    }

    @Test(
        arguments: [
            (M2PEnvironment.production, "api.m2p.com"), (.sandbox, "uat-api.m2p.com"),
            (.origin("http://127.0.0.1:8080"), "127.0.0.1:8080"),
        ]
    )
    func requestGoesToTheServerOfItsEnvironment(environment: M2PEnvironment, authority: String) throws {
        let (request, _) = try Login(username: "user", password: "password").request(in: environment)
        #expect(request.authority == authority)
        #expect(request.path == "/auth/login")
    }

    /// Omitting an argument must not mix a sandbox with production.
    @Test func environmentsShareNoServer() throws {
        let operations: [any APIOperation.Type] = [
            GenerateOtp.self, ValidateOtp.self, GeneratePurposeOtp.self, ValidatePurposeOtp.self, SetPin.self,
            Login.self,
            CreateAccessToken.self,
        ]
        for operation in operations {
            let servers = operation.descriptor.servers
            let sandbox = try? M2PEnvironment.sandbox.servers.server(for: operation.descriptor)
            let production = try? M2PEnvironment.production.servers.server(for: operation.descriptor)
            #expect(sandbox != nil, "\(operation.descriptor.id)")
            #expect(sandbox != production && servers.contains { $0 == sandbox })
        }
    }
}
