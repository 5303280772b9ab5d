import Testing

@testable import M2PSandbox

@Suite struct PurposeOtpTests {
    private func generate(_ client: SandboxClient, _ purpose: String = "SET_PIN") async throws -> String {
        let answer = try await client.call(
            .generatePurposeOtp,
            ["mobile": "9876543210", "purpose": .string(purpose), "kitNo": "130005054"]
        )
        #expect(answer.status == 200)
        return try #require(await client.sandbox.latestMessage()).otp
    }

    private func validate(
        _ client: SandboxClient,
        _ otp: String,
        _ purpose: String = "SET_PIN"
    ) async throws -> SandboxClient.Answer {
        let body: [String: JSONValue] = ["mobile": "9876543210", "otp": .string(otp), "purpose": .string(purpose)]
        return try await client.call(.validatePurposeOtp, body)
    }

    private func other(than otp: String) -> String {
        otp == "000000" ? "000001" : "000000"
    }

    @Test(arguments: ["SET_PIN", "TRANSACTION", "LOGIN", "CARD_BLOCK"])
    func rightPasswordIsAnsweredAsDocumented(purpose: String) async throws {
        try await withSandbox { client in
            let otp = try await generate(client, purpose)
            let message = try #require(await client.sandbox.latestMessage())
            #expect(message.purpose == purpose)
            #expect(message.kitNo == "130005054")
            let answer = try await validate(client, otp, purpose)
            #expect(answer.status == 200)
            #expect(answer.text == #"{"status":"success","message":"OTP validated successfully"}"#)
        }
    }

    @Test(arguments: [("SET_PIN", true), ("CARD_BLOCK", true), ("TRANSACTION", false), ("LOGIN", false)])
    func kitIsRequiredForCardPurposes(purpose: String, isRequired: Bool) async throws {
        try await withSandbox { client in
            let answer = try await client.call(
                .generatePurposeOtp,
                ["mobile": "9876543210", "purpose": .string(purpose)]
            )
            #expect(answer.status == (isRequired ? 400 : 200))
            #expect(answer.code == (isRequired ? "SBX_KIT_NO_REQUIRED" : nil))
        }
    }

    /// The second sample response in the card API's document, for the code Y103.
    @Test(arguments: [(false, 400), (true, 200)])
    func wrongPasswordIsAnsweredAsDocumented(answersOK: Bool, status: Int) async throws {
        try await withSandbox {
            $0.businessFailuresAnswerOK = answersOK
        } _: { client in
            let otp = try await generate(client)
            let answer = try await validate(client, other(than: otp))
            #expect(answer.status == status)
            #expect(
                answer.text == """
                    {"result":null,"exception":{"detailMessage":"Invalid OTP","shortMessage":"Invalid OTP",\
                    "errorCode":"Y103","languageCode":"en"},"pagination":null}
                    """
            )
        }
    }

    @Test func thirdFailureKillsThePassword() async throws {
        try await withSandbox { client in
            let otp = try await generate(client)
            for left in [2, 1, 0] {
                #expect(try await validate(client, other(than: otp)).code == "Y103")
                #expect(await client.sandbox.latestMessage()?.attemptsLeft == left)
            }
            #expect(try await validate(client, otp).code == "OTP_005")
            let fresh = try await generate(client)
            #expect(try await validate(client, fresh).status == 200)
        }
    }

    @Test func passwordExpiresAfterFiveMinutes() async throws {
        try await withSandbox { client in
            let otp = try await generate(client)
            client.sandbox.clock.advance(by: .seconds(300))
            let answer = try await validate(client, otp)
            #expect(answer.status == 400)
            #expect(answer.code == "Y101")
        }
    }

    @Test func purposeMustBeTheOneOfTheRequest() async throws {
        try await withSandbox { client in
            let otp = try await generate(client, "SET_PIN")
            #expect(try await validate(client, otp, "LOGIN").code == "OTP_002")
            #expect(await client.sandbox.latestMessage()?.attemptsLeft == 3)
            #expect(try await validate(client, otp, "SET_PIN").status == 200)
            #expect(try await validate(client, otp, "SET_PIN").code == "OTP_002")
        }
    }

    @Test func newerPasswordReplacesTheOlderOne() async throws {
        try await withSandbox {
            let codes = Locked(["111111", "222222"])
            $0.passwords = .custom { codes.withLock { $0.removeFirst() } }
        } _: { client in
            _ = try await generate(client)
            _ = try await generate(client)
            #expect(await client.sandbox.messages.map(\.state) == [.replaced, .live])
            #expect(try await validate(client, "111111").code == "Y103")
            #expect(try await validate(client, "222222").status == 200)
        }
    }

    @Test(arguments: [(false, 400), (true, 200)])
    func unknownNumberIsNotRegistered(answersOK: Bool, status: Int) async throws {
        try await withSandbox {
            $0.businessFailuresAnswerOK = answersOK
        } _: { client in
            let generated = try await client.call(.generatePurposeOtp, ["mobile": "9000000000", "purpose": "LOGIN"])
            #expect(generated.status == status)
            #expect(generated.code == "Y216")
            let validated = try await client.call(
                .validatePurposeOtp,
                ["mobile": "9000000000", "purpose": "LOGIN", "otp": "123456"]
            )
            #expect(validated.status == status)
            #expect(validated.code == "Y216")
        }
    }

    @Test(arguments: [false, true]) func sendingTooOftenIsAlways429(answersOK: Bool) async throws {
        try await withSandbox {
            $0.businessFailuresAnswerOK = answersOK
            $0.sendingLimit = .init(count: 1, per: .seconds(60))
        } _: { client in
            _ = try await generate(client)
            let refused = try await client.call(.generatePurposeOtp, ["mobile": "9876543210", "purpose": "LOGIN"])
            #expect(refused.status == 429)
            #expect(refused.code == "OTP_004")
            #expect(refused.headers["retry-after"] == "60")
        }
    }

    @Test func sendingCanFail() async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.sendingFailed)
            let answer = try await client.call(.generatePurposeOtp, ["mobile": "9876543210", "purpose": "LOGIN"])
            #expect(answer.code == "OTP_001")
            #expect(await client.sandbox.messages.isEmpty)
        }
    }
}
