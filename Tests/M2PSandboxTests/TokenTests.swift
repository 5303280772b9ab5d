import Foundation
import Testing

@testable import M2PSandbox

@Suite struct TokenTests {
    private static let login: [String: JSONValue] = ["username": "acme-operator", "password": "acme-password"]
    private static let client: [String: JSONValue] = [
        "clientId": "acme-backend", "clientSecret": "acme-secret", "grantType": "client_credentials",
    ]

    /// The claims of a JWT, without verifying its signature.
    private func claims(_ token: String) throws -> JSONValue {
        let parts = token.split(separator: ".")
        try #require(parts.count == 3)
        var base64 = parts[1].replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
        return try JSONParser.parse(try #require(Data(base64Encoded: base64)))
    }

    @Test func loginGivesATokenForADay() async throws {
        try await withSandbox { client in
            let answer = try await client.call(.login, Self.login)
            #expect(answer.status == 200)
            let token = try #require(answer.string("token"))
            #expect(
                answer.text == """
                    {"token":"\(token)","user":{"id":"1001","username":"acme-operator","entityId":"ACME_CORP","role":"OPERATOR"}}
                    """
            )
            #expect(try claims(token)["exp"] == .number("1800086400"))
            #expect(try claims(token)["tenant"] == "ACME_CORP")

            var caller = client
            caller.token = token
            client.sandbox.clock.advance(by: .seconds(86_399))
            #expect(try await caller.call(.generateOtp, ["mobileNumber": "9876543210"]).status == 200)
            client.sandbox.clock.advance(by: .seconds(1))
            #expect(try await caller.call(.generateOtp, ["mobileNumber": "9876543210"]).status == 401)
        }
    }

    @Test func accessTokenLivesForAnHour() async throws {
        try await withSandbox { client in
            let answer = try await client.call(.createAccessToken, Self.client)
            #expect(answer.status == 200)
            let token = try #require(answer.string("access_token"))
            #expect(answer.text == #"{"access_token":"\#(token)","token_type":"Bearer","expires_in":3600}"#)
            var caller = client
            caller.token = token
            client.sandbox.clock.advance(by: .seconds(3_599))
            #expect(
                try await caller.call(.generatePurposeOtp, ["mobile": "9876543210", "purpose": "LOGIN"]).status == 200
            )
            client.sandbox.clock.advance(by: .seconds(1))
            #expect(
                try await caller.call(.generatePurposeOtp, ["mobile": "9876543210", "purpose": "LOGIN"]).status == 401
            )
        }
    }

    /// An operation, changes to its request, and the response.
    private static let refused: [(Sandbox.Operation, [String: JSONValue], Int, String, String)] = [
        (.login, ["password": "wrong"], 401, "AUTH_001", "Invalid credentials"),
        (.login, ["username": "nobody"], 401, "AUTH_001", "Invalid credentials"),
        // The other tenant's password.
        (.login, ["password": "enbd-password"], 401, "AUTH_001", "Invalid credentials"),
        (.login, ["username": .null], 400, "SBX_USERNAME_REQUIRED", "username is required"),
        (.login, ["password": ""], 400, "SBX_PASSWORD_REQUIRED", "password is required"),
        (.login, ["password": 1], 400, "SBX_MALFORMED", "Unable to convert http message"),
        (.createAccessToken, ["clientSecret": "wrong"], 401, "AUTH_001", "Invalid credentials"),
        (.createAccessToken, ["clientId": "enbd-backend"], 401, "AUTH_001", "Invalid credentials"),
        (.createAccessToken, ["clientId": .null], 400, "SBX_CLIENT_ID_REQUIRED", "clientId is required"),
        (.createAccessToken, ["clientSecret": .null], 400, "SBX_CLIENT_SECRET_REQUIRED", "clientSecret is required"),
        (.createAccessToken, ["grantType": .null], 400, "SBX_GRANT_TYPE_REQUIRED", "grantType is required"),
        (
            .createAccessToken, ["grantType": "password"], 400, "SBX_UNSUPPORTED_GRANT_TYPE",
            "grantType must be client_credentials"
        ),
    ]

    @Test(arguments: refused) func wrongCredentialsAreRefused(
        operation: Sandbox.Operation,
        changes: [String: JSONValue],
        status: Int,
        code: String,
        text: String
    ) async throws {
        try await withSandbox { client in
            let body = operation == .login ? Self.login : Self.client
            let answer = try await client.call(operation, body.merging(changes) { $1 })
            #expect(answer.status == status)
            #expect(answer.text == #"{"error":"\#(text)","code":"\#(code)"}"#)
        }
    }

    @Test func loginIsAllowedTenTimesAMinute() async throws {
        try await withSandbox { client in
            for _ in 1...10 {
                #expect(try await client.call(.login, ["username": "a", "password": "b"]).status == 401)
            }
            let refused = try await client.call(.login, Self.login)
            #expect(refused.status == 429)
            #expect(refused.code == "AUTH_008")
            #expect(refused.headers["retry-after"] == "60")
            client.sandbox.clock.advance(by: .seconds(60))
            #expect(try await client.call(.login, Self.login).status == 200)
        }
    }

    @Test func revokedTokensAreUnknown() async throws {
        try await withSandbox { client in
            await client.sandbox.revokeTokens()
            let refused = try await client.call(.generateOtp, ["mobileNumber": "9876543210"])
            #expect(refused.status == 401)
            #expect(await client.sandbox.issueToken(tenant: "nobody") == nil)
        }
    }
}
