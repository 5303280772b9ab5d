import Foundation
import Testing

@testable import M2PSandbox

@Suite struct FaultTests {
    private static let body = #"{"mobileNumber":"9876543210"}"#

    /// Sends `generateOtp` over a separate connection.
    private func exchange(_ client: SandboxClient) async throws -> (head: String, body: String) {
        try await RawConnection.exchange(
            with: client.sandbox,
            Sandbox.Operation.generateOtp.path,
            headers: [
                "Host: localhost", "Content-Type: application/json", "X-TENANT-ID: ACME_CORP",
                "Authorization: Bearer \(client.token ?? "")",
            ],
            body: Self.body
        )
    }

    @Test func withoutAFaultTheRawExchangeSucceeds() async throws {
        try await withSandbox { client in
            let (head, body) = try await exchange(client)
            #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(head.contains("Content-Length: \(body.utf8.count)"))
        }
    }

    @Test func delayedCallIsAnsweredLater() async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.delay(.milliseconds(50)))
            let start = ContinuousClock.now
            let answer = try await client.call(.generateOtp, Self.body)
            #expect(answer.status == 200)
            #expect(ContinuousClock.now - start >= .milliseconds(50))
        }
    }

    @Test func stalledCallWaitsUntilItIsReleased() async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.stall)
            async let answer = client.call(.generateOtp, Self.body)
            while await client.sandbox.stalledCalls == 0 { await Task.yield() }
            #expect(await client.sandbox.messages.isEmpty)
            await client.sandbox.releaseStalledCalls()
            let status = try await answer.status
            #expect(status == 200)
            #expect(await client.sandbox.messages.count == 1)
        }
    }

    @Test(arguments: [nil, "2", "Sat, 21 Nov 2026 09:00:00 GMT"])
    func statusComesWithRetryAfterAsGiven(retryAfter: String?) async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.status(503, retryAfter: retryAfter))
            let answer = try await client.call(.generateOtp, Self.body)
            #expect(answer.status == 503)
            #expect(answer.headers["retry-after"] == retryAfter)
            #expect(answer.string("message") == "error.http.503")
            #expect(await client.sandbox.messages.isEmpty)
            #expect(await client.sandbox.calls.last?.wasProcessed == false)
        }
    }

    @Test(arguments: Sandbox.Operation.allCases) func anyFailureCanBeAsked(operation: Sandbox.Operation) async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.failure(status: 400, code: "OTP_003", message: "OTP expired"))
            let answer = try await client.call(operation, "{}")
            #expect(answer.status == 400)
            #expect(answer.code == "OTP_003")
        }
    }

    @Test func expiredTokenStaysExpired() async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.expiredToken)
            let first = try await client.call(.generateOtp, Self.body)
            #expect(first.status == 401)
            #expect(try await client.call(.generateOtp, Self.body).status == 401)
            let renewed = await client.renewed()
            #expect(try await renewed.call(.generateOtp, Self.body).status == 200)
        }
    }

    @Test(arguments: [(Sandbox.Fault.dropConnection, 0), (.dropConnectionAfterProcessing, 1)])
    func droppedConnectionEndsWithoutAByte(fault: Sandbox.Fault, messages: Int) async throws {
        try await withSandbox { client in
            await client.sandbox.inject(fault)
            let (head, body) = try await exchange(client)
            #expect(head.isEmpty)
            #expect(body.isEmpty)
            #expect(await client.sandbox.messages.count == messages)
            let call = try #require(await client.sandbox.calls.last)
            #expect(call.status == nil)
            #expect(call.fault == fault.name)
            #expect(call.wasProcessed == (messages == 1))
        }
    }

    @Test func droppedConnectionIsAnErrorToURLSession() async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.dropConnection, times: 10)
            await #expect(throws: URLError.self) { try await client.call(.generateOtp, Self.body) }
        }
    }

    @Test func truncatedBodyEndsHalfWay() async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.truncatedBody)
            let (head, body) = try await exchange(client)
            let whole =
                #"{"result":{"status":true,"traceNumber":"10b53ad5-9fa2-48d5-8de0-ffa9643900d9","refNumber":""},"pagination":null}"#
            #expect(head.contains("Content-Length: \(whole.utf8.count)\r\n"))
            #expect(body.utf8.count == whole.utf8.count / 2)
            #expect(await client.sandbox.messages.count == 1)
        }
    }

    @Test func garbageIsNoJson() async throws {
        try await withSandbox { client in
            await client.sandbox.inject(.garbageBody)
            let answer = try await client.call(.generateOtp, Self.body)
            #expect(answer.status == 200)
            #expect(answer.json == nil)
            #expect(answer.headers["content-type"] == "application/json")
            #expect(await client.sandbox.messages.count == 1)
        }
    }

    @Test func faultsHappenInOrderToTheirOperations() async throws {
        try await withSandbox { client in
            let sandbox = client.sandbox
            await sandbox.inject(.status(500), for: .login)
            await sandbox.inject(.status(502), times: 2)
            await sandbox.inject(.status(504), for: .generateOtp)
            await sandbox.inject(.status(503), times: 0)
            var statuses: [Int] = []
            for operation: Sandbox.Operation in [.generateOtp, .login, .login, .login, .generateOtp, .generateOtp] {
                statuses.append(try await client.call(operation, Self.body).status)
            }
            #expect(statuses == [502, 500, 502, 400, 504, 200])
            await sandbox.inject(.status(500))
            await sandbox.removeFaults()
            #expect(try await client.call(.generateOtp, Self.body).status == 200)
        }
    }

    @Test func configurationDecidesOnFaultsByCallNumber() async throws {
        try await withSandbox {
            $0.faultForCall = { operation, number in operation == .generateOtp && number == 2 ? .status(500) : nil }
        } _: { client in
            var statuses: [Int] = []
            for _ in 1...3 { statuses.append(try await client.call(.generateOtp, Self.body).status) }
            #expect(statuses == [200, 500, 200])
        }
    }
}
