import Testing

@testable import M2PSandbox

@Suite struct ValidateOtpTests {
    /// Sends a password, and returns its trace number and text.
    private func generate(_ client: SandboxClient, type: String = "S") async throws -> (trace: String, otp: String) {
        let answer = try await client.call(.generateOtp, ["mobileNumber": "9876543210", "otpType": .string(type)])
        let message = try #require(await client.sandbox.messages.last { $0.channel == .sms })
        return (try #require(answer.string("result", "traceNumber")), message.otp)
    }

    private func validate(
        _ client: SandboxClient,
        _ trace: String,
        _ otp: String,
        _ more: [String: JSONValue] = [:]
    ) async throws -> SandboxClient.Answer {
        let body: [String: JSONValue] = ["traceNumber": .string(trace), "mobileOtp": .string(otp)]
        return try await client.call(.validateOtp, body.merging(more) { $1 })
    }

    private func other(than otp: String) -> String {
        otp == "000000" ? "000001" : "000000"
    }

    @Test func documentedSampleIsAnsweredAsDocumented() async throws {
        try await withSandbox { client in
            let (trace, otp) = try await generate(client, type: "D")
            let answer = try await client.call(
                .validateOtp,
                """
                {    "traceNumber": "\(trace)",    "refNumber": "68bff8eb7eedcd247cf46204",    "mobileOtp": "\(otp)",    \
                "otpType": "SINGLE_OTP_DUAL",    "mobile": {      "value": "9876543210",      "countryCode": 91    }  }
                """
            )
            let hash = try #require(answer.string("result", "messageHash"))
            #expect(answer.status == 200)
            #expect(
                answer.text == """
                    {"result":{"status":true,"refNumber":"68bff8eb7eedcd247cf46204","messageHash":"\(hash)"},"pagination":null}
                    """
            )
            #expect(hash.count == 64)
            #expect(hash.allSatisfy { "0123456789ABCDEF".contains($0) })
        }
    }

    @Test func referenceNumberIsMadeWhereNoneIsSent() async throws {
        try await withSandbox { client in
            let (trace, otp) = try await generate(client)
            #expect(try await validate(client, trace, otp).string("result", "refNumber")?.count == 24)
        }
    }

    @Test func wrongPasswordIsRefusedAndCounted() async throws {
        try await withSandbox { client in
            let (trace, otp) = try await generate(client)
            let answer = try await validate(client, trace, other(than: otp))
            #expect(answer.status == 409)
            #expect(answer.code == "SBX_OTP_INCORRECT")
            #expect(await client.sandbox.latestMessage()?.attemptsLeft == 2)
            #expect(try await validate(client, trace, otp).status == 200)
        }
    }

    @Test func fourthAttemptIsRefusedEvenWithTheRightPassword() async throws {
        try await withSandbox { client in
            let (trace, otp) = try await generate(client)
            for _ in 1...3 {
                #expect(try await validate(client, trace, other(than: otp)).code == "SBX_OTP_INCORRECT")
            }
            #expect(await client.sandbox.latestMessage()?.state == .exhausted)
            let refused = try await validate(client, trace, otp)
            #expect(refused.status == 409)
            #expect(
                refused.text == """
                    {"type":"https://www.m2pfintech.com/problem/problem-with-message",\
                    "title":"Otp Validation is not allowed more than 3 times in 24hrs","status":409,\
                    "detail":"Otp Validation is not allowed more than 3 times in 24hrs","message":"error.business",\
                    "businessCode":"PP_MIDD_034"}
                    """
            )
            client.sandbox.clock.advance(by: .seconds(86_399))
            #expect(try await validate(await client.renewed(), trace, otp).code == "PP_MIDD_034")
            client.sandbox.clock.advance(by: .seconds(1))
            #expect(try await validate(await client.renewed(), trace, otp).code == "SBX_OTP_EXPIRED")
        }
    }

    @Test func thirdAttemptMaySucceed() async throws {
        try await withSandbox { client in
            let (trace, otp) = try await generate(client)
            for _ in 1...2 { _ = try await validate(client, trace, other(than: otp)) }
            #expect(try await validate(client, trace, otp).status == 200)
        }
    }

    @Test func usedPasswordCannotBeUsedAgain() async throws {
        try await withSandbox { client in
            let (trace, otp) = try await generate(client)
            #expect(try await validate(client, trace, otp).status == 200)
            let again = try await validate(client, trace, otp)
            #expect(again.status == 409)
            #expect(again.code == "SBX_OTP_USED")
            #expect(await client.sandbox.latestMessage()?.state == .used)
        }
    }

    @Test func passwordExpiresAfterFiveMinutes() async throws {
        try await withSandbox { client in
            let (first, firstOtp) = try await generate(client)
            client.sandbox.clock.advance(by: .seconds(299))
            #expect(try await validate(client, first, firstOtp).status == 200)
            let (second, secondOtp) = try await generate(client)
            client.sandbox.clock.advance(by: .seconds(300))
            let expired = try await validate(client, second, secondOtp)
            #expect(expired.status == 409)
            #expect(expired.code == "SBX_OTP_EXPIRED")
            #expect(await client.sandbox.latestMessage()?.state == .expired)
        }
    }

    @Test func traceNumberMustExistInTheTenant() async throws {
        try await withSandbox { client in
            let (trace, otp) = try await generate(client)
            #expect(
                try await validate(client, "10b53ad5-9fa2-48d5-8de0-ffa9643900d9", otp).code
                    == "SBX_TRACE_NUMBER_UNKNOWN"
            )
            var stranger = client
            stranger.tenant = "ENBDTABBY"
            stranger.token = await client.sandbox.issueToken(tenant: "ENBDTABBY")
            let answer = try await validate(stranger, trace, otp)
            #expect(answer.status == 409)
            #expect(answer.code == "SBX_TRACE_NUMBER_UNKNOWN")
        }
    }

    @Test func emailPasswordIsComparedWhereItComes() async throws {
        try await withSandbox {
            $0.dualPasswordsDiffer = true
        } _: { client in
            let (trace, otp) = try await generate(client, type: "D")
            let email = try #require(await client.sandbox.latestMessage())
            #expect(email.channel == .email)
            let missing = try await validate(client, trace, otp, ["otpType": "DIFFERENT_OTP_DUAL"])
            #expect(missing.status == 400)
            #expect(missing.string("detail") == "emailOtp is required")
            let both: [String: JSONValue] = [
                "otpType": "DIFFERENT_OTP_DUAL", "emailOtp": .string(other(than: email.otp)),
            ]
            #expect(try await validate(client, trace, otp, both).code == "SBX_OTP_INCORRECT")
            #expect(try await validate(client, trace, otp, ["emailOtp": .string(email.otp)]).status == 200)
        }
    }
}
