import Foundation
import Testing

@testable import M2PSandbox

@Suite struct GenerateOtpTests {
    /// The sample from the API's document.
    static let sample = """
        {    "mobileNumber": "9876543210",    "otpType": "S",    "template": "OTP",    "entityId": "615928984620006085281025",    \
        "productId": "HKfXwH9uph",    "card": "0016",    "countryCode": 91  }
        """

    @Test func documentedSampleIsAnsweredAsDocumented() async throws {
        try await withSandbox { client in
            let answer = try await client.call(.generateOtp, Self.sample)
            let trace = try #require(answer.string("result", "traceNumber"))
            #expect(answer.status == 200)
            #expect(
                answer.text
                    == #"{"result":{"status":true,"traceNumber":"\#(trace)","refNumber":""},"pagination":null}"#
            )
            #expect(UUID(uuidString: trace) != nil)
            #expect(trace == trace.lowercased())
            #expect(answer.headers["content-type"] == "application/json")
        }
    }

    @Test func passwordOfTypeSGoesToTheTelephoneOnly() async throws {
        try await withSandbox { client in
            let answer = try await client.call(.generateOtp, ["mobileNumber": "9876543210", "kitNo": "130005054"])
            let messages = await client.sandbox.messages
            #expect(messages.map(\.channel) == [.sms])
            let message = try #require(messages.first)
            #expect(message.mobileNumber == "9876543210")
            #expect(message.otp.count == 6)
            #expect(message.traceNumber == answer.string("result", "traceNumber"))
            #expect(message.kitNo == "130005054")
            #expect(message.purpose == nil)
            #expect(message.attemptsLeft == 3)
            #expect(message.state == .live)
            #expect(message.expiresAt.timeIntervalSince(message.sentAt) == 300)
            #expect(message.requestID == answer.headers["x-request-id"])
        }
    }

    @Test(arguments: [false, true]) func passwordOfTypeDGoesToBoth(differ: Bool) async throws {
        try await withSandbox {
            $0.dualPasswordsDiffer = differ
        } _: { client in
            _ = try await client.call(.generateOtp, ["mobileNumber": "9876543210", "otpType": "D"])
            let messages = await client.sandbox.messages
            #expect(messages.map(\.channel) == [.sms, .email])
            #expect((messages[0].otp != messages[1].otp) == differ)
        }
    }

    @Test func unknownNumberHasNoAccount() async throws {
        try await withSandbox { client in
            let answer = try await client.call(.generateOtp, ["mobileNumber": "9000000000"])
            #expect(answer.status == 409)
            #expect(
                answer.text == """
                    {"type":"https://www.m2pfintech.com/problem/problem-with-message","title":"No account found","status":409,\
                    "detail":"No account found","message":"error.business","businessCode":"PP_MIDD_027"}
                    """
            )
            #expect(await client.sandbox.messages.isEmpty)
        }
    }

    @Test func sendingTooOftenIsRefusedUntilTheMinuteIsOver() async throws {
        try await withSandbox {
            $0.sendingLimit = .init(count: 2, per: .seconds(60))
        } _: { client in
            let body: [String: JSONValue] = ["mobileNumber": "9876543210"]
            for _ in 1...2 { #expect(try await client.call(.generateOtp, body).status == 200) }
            client.sandbox.clock.advance(by: .seconds(20))
            let refused = try await client.call(.generateOtp, body)
            #expect(refused.status == 409)
            #expect(refused.code == "SBX_OTP_RATE_LIMIT")
            #expect(refused.string("message") == "error.business")
            #expect(refused.headers["retry-after"] == "40")
            #expect(await client.sandbox.messages.count == 2)
            client.sandbox.clock.advance(by: .seconds(40))
            #expect(try await client.call(.generateOtp, body).status == 200)
        }
    }

    @Test func parallelCallsGetTraceNumbersOfTheirOwn() async throws {
        try await withSandbox {
            $0.sendingLimit = nil
        } _: { client in
            let traces = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 1...100 {
                    group.addTask {
                        try await client.call(.generateOtp, ["mobileNumber": "9876543210"]).string(
                            "result",
                            "traceNumber"
                        )
                    }
                }
                return try await group.reduce(into: Set<String>()) { if let trace = $1 { $0.insert(trace) } }
            }
            #expect(traces.count == 100)
            #expect(await Set(client.sandbox.messages.compactMap(\.traceNumber)) == traces)
        }
    }

    @Test func sendingCanFail() async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.sendingFailed, for: .generateOtp)
            let answer = try await client.call(.generateOtp, ["mobileNumber": "9876543210"])
            #expect(answer.status == 409)
            #expect(answer.code == "SBX_SENDING_FAILED")
            #expect(await client.sandbox.messages.isEmpty)
        }
    }
}
