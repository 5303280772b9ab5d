import BindingsRuntime
import M2P
import M2PSandbox
import Testing

/// Tokens that the client requests and renews by itself.
@Suite struct TokenTests {
    enum Way: CaseIterable {
        case login, clientCredentials

        func tokens(_ bed: TestBed, secret: String? = nil) -> TokenProvider {
            var api = bed.client
            api.api.credentials = NoCredentials()
            return switch self {
            case .login:
                TokenProvider(loggingInWith: api, username: bed.account.username) { secret ?? bed.account.password }
            case .clientCredentials:
                TokenProvider(creatingAccessTokensWith: api, clientId: bed.account.clientId) {
                    secret ?? bed.account.clientSecret
                }
            }
        }

        var operation: Sandbox.Operation { self == .login ? .login : .createAccessToken }
    }

    @Test(arguments: Way.allCases)
    func oneTokenServesEveryCall(way: Way) async throws {
        try await withTestBed { bed in
            let client = bed.client(token: .tokens(way.tokens(bed)))
            for _ in 0..<3 { _ = try await client.generateOtp(mobileNumber: bed.account.mobileNumber) }
            #expect(
                await bed.sandbox.calls.map(\.operation) == [way.operation] + Array(repeating: .generateOtp, count: 3)
            )
        }
    }

    @Test(arguments: Way.allCases)
    func expiredTokenIsRenewedWithoutTheCallersNotice(way: Way) async throws {
        try await withTestBed { bed in
            let client = bed.client(token: .tokens(way.tokens(bed)))
            _ = try await client.generateOtp(mobileNumber: bed.account.mobileNumber)
            bed.sandbox.clock.advance(by: .seconds(90_000))
            _ = try await client.generateOtp(mobileNumber: bed.account.mobileNumber)
            let calls = await bed.sandbox.calls.map(\.operation)
            #expect(calls == [way.operation, .generateOtp, .generateOtp, way.operation, .generateOtp])
            #expect(await bed.sandbox.messages.count == 2, "the refused call sent no message")
        }
    }

    @Test(arguments: Way.allCases)
    func wrongSecretFailsTheCallAndSaysWhy(way: Way) async throws {
        try await withTestBed { bed in
            let client = bed.client(token: .tokens(way.tokens(bed, secret: "wrong-s3cret")))
            let error = try await failure { try await client.generateOtp(mobileNumber: bed.account.mobileNumber) }
            guard case .credentialFailed("bearerAuth", let cause) = callError(in: error)?.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(cause is LoginError || cause is CreateAccessTokenError)
            #expect(!"\(error)".contains("s3cret"))
            #expect(await bed.sandbox.calls.map(\.operation) == [way.operation], "nothing was sent without a token")
        }
    }

    @Test func refusedRenewalLeavesTheDocumentedError() async throws {
        try await withTestBed { bed in
            await bed.sandbox.inject(.expiredToken, for: .generateOtp, times: 2)
            let client = bed.client(token: .tokens(Way.login.tokens(bed)))
            let error = try await failure { try await client.generateOtp(mobileNumber: bed.account.mobileNumber) }
            #expect(caseName(of: error) == "unauthorized")
            #expect(await bed.sandbox.calls.map(\.operation) == [.login, .generateOtp, .login, .generateOtp])
        }
    }
}
