import BindingsRuntime
import M2P
import M2PSandbox
import Testing

/// How the documents' retry rules affect the messages that customers get and the attempts they have left.
@Suite struct RetryTests {
    /// A client that doesn't wait between attempts.
    private func client(_ bed: TestBed) -> M2PClient {
        var client = bed.client
        var policy = RetryPolicy()
        policy.baseDelay = .zero
        client.api.middlewares = [Retries(policy)]
        return client
    }

    /// The number of times `generateOtp` and `setPin` are sent for each fault.
    @Test(
        arguments: [
            (.status(500), 1, 4), (.status(502), 1, 4), (.status(503, retryAfter: "0"), 6, 6),
            (.status(429, retryAfter: "0"), 6, 6), (.status(409), 1, 1), (.dropConnection, 1, 4),
            (.dropConnectionAfterProcessing, 1, 4), (.garbageBody, 1, 1), (.truncatedBody, 1, 4),
        ] as [(Sandbox.Fault, Int, Int)]
    )
    func callIsSentAsOftenAsItsRuleAllows(fault: Sandbox.Fault, message: Int, pin: Int) async throws {
        try await withTestBed { bed in
            await bed.sandbox.inject(fault, times: 20)
            _ = try await failure { try await client(bed).generateOtp(mobileNumber: bed.account.mobileNumber) }
            #expect(await bed.sandbox.callCount == message)
            #expect(await bed.sandbox.messages.count <= 1)
            _ = try await failure { try await client(bed).setPin(Sample.setPin()) }
            #expect(await bed.sandbox.callCount == message + pin)
        }
    }

    @Test func messageIsSentOnceThoughTheServerWasBusyAtFirst() async throws {
        try await withTestBed { bed in
            await bed.sandbox.inject(.status(503, retryAfter: "0"), times: 3)
            _ = try await client(bed).generateOtp(mobileNumber: bed.account.mobileNumber)
            #expect(await bed.sandbox.messages.count == 1)
        }
    }

    @Test(arguments: [Sandbox.Fault.dropConnectionAfterProcessing, .truncatedBody, .status(500)])
    func validationSpendsOneOfItsThreeTries(fault: Sandbox.Fault) async throws {
        try await withTestBed { bed in
            let sent = try await bed.client.generateOtp(mobileNumber: bed.account.mobileNumber)
            await bed.sandbox.inject(fault, for: .validateOtp)
            _ = try await failure {
                try await client(bed).validateOtp(traceNumber: sent.result.traceNumber, mobileOtp: "000000")
            }
            let message = try #require(await bed.sandbox.latestMessage())
            #expect(message.attemptsLeft >= 2)
        }
    }
}
