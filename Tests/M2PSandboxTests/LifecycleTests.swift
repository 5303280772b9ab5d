import Foundation
import Testing

@testable import M2PSandbox

@Suite struct LifecycleTests {
    @Test func urlsNameTheListeningPort() async throws {
        try await withSandbox { client in
            let port = client.sandbox.configuration.port
            #expect(port != 0)
            #expect(client.sandbox.baseURL.absoluteString == "http://127.0.0.1:\(port)")
            #expect(client.sandbox.customerBaseURL.absoluteString == "http://127.0.0.1:\(port)/prepaid/customer")
        }
    }

    @Test func servesOverIPv6WhereThereIsOne() async throws {
        var configuration = Sandbox.Configuration()
        configuration.host = "::1"
        // This can't be tested on a machine without IPv6.
        guard let sandbox = try? await Sandbox.start(configuration) else { return }
        let port = sandbox.configuration.port
        #expect(sandbox.baseURL.absoluteString == "http://[::1]:\(port)")
        // URLSession on Linux doesn't accept an IPv6 address in a URL.
        let (head, _) = try await RawConnection.exchange(with: sandbox, "/nothing", headers: ["Host: [::1]:\(port)"])
        #expect(head.hasPrefix("HTTP/1.1 404"))
        await sandbox.stop()
    }

    @Test func stoppedSandboxLeavesItsPortFree() async throws {
        let first = try await Sandbox.start()
        var configuration = Sandbox.Configuration()
        configuration.port = first.configuration.port
        await #expect(throws: SandboxError.self) { _ = try await Sandbox.start(configuration) }
        await first.stop()
        let second = try await Sandbox.start(configuration)
        #expect(second.configuration.port == first.configuration.port)
        await second.stop()
        await second.stop()
    }

    @Test func takenPortIsNamed() async throws {
        try await withSandbox { client in
            var configuration = Sandbox.Configuration()
            configuration.port = client.sandbox.configuration.port
            let error = await #expect(throws: SandboxError.self) { _ = try await Sandbox.start(configuration) }
            guard case .cannotListen("127.0.0.1", configuration.port, _) = error else {
                Issue.record("unexpected \(String(describing: error))")
                return
            }
        }
    }

    @Test func stopClosesIdleAndStalledConnections() async throws {
        let sandbox = try await Sandbox.start()
        let idle = try await RawConnection(to: sandbox)
        try await idle.write("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let stalled = try await SandboxClient(sandbox)
        await sandbox.inject(.stall)
        let call = Task { try await stalled.call(.login, "{}") }
        while await sandbox.stalledCalls == 0 { await Task.yield() }
        while await sandbox.callCount == 0 { await Task.yield() }
        let waiting = Task { try await sandbox.message() }
        await sandbox.stop()
        #expect(String(decoding: await idle.readToEnd(), as: UTF8.self).hasPrefix("HTTP/1.1 404"))
        await #expect(throws: URLError.self) { try await call.value }
        await #expect(throws: CancellationError.self) { try await waiting.value }
        stalled.close()
    }

    @Test func runServesUntilItsTaskIsCancelled() async throws {
        let sandbox = try await Sandbox.start()
        let run = Task { await sandbox.run() }
        let client = try await SandboxClient(sandbox)
        let answer = try await client.call(.generateOtp, #"{"mobileNumber":"9876543210"}"#)
        #expect(answer.status == 200)
        run.cancel()
        await run.value
        await #expect(throws: URLError.self) { try await client.call(.generateOtp, "{}") }
        client.close()
    }

    @Test func messageIsWaitedFor() async throws {
        try await withSandbox { client in
            let sandbox = client.sandbox
            async let first = sandbox.message()
            _ = try await client.call(.generateOtp, ["mobileNumber": "9876543210"])
            #expect(try await first.id == 1)
            #expect(try await sandbox.message().id == 1)
            async let second = sandbox.message(after: 1, to: "9876543210")
            _ = try await client.call(.generateOtp, ["mobileNumber": "9876543210"])
            #expect(try await second.id == 2)
            let never = Task { try await sandbox.message(to: "9000000000") }
            never.cancel()
            await #expect(throws: CancellationError.self) { try await never.value }
        }
    }

    @Test func resetForgetsEverything() async throws {
        try await withSandbox {
            $0.sendingLimit = .init(count: 1, per: .seconds(60))
        } _: { client in
            let start = client.sandbox.clock.now
            _ = try await client.call(.generateOtp, ["mobileNumber": "9876543210"])
            client.sandbox.clock.advance(by: .seconds(10))
            await client.sandbox.inject(.status(500))
            await client.sandbox.reset()
            #expect(await client.sandbox.messages.isEmpty)
            #expect(await client.sandbox.calls.isEmpty)
            #expect(client.sandbox.clock.now == start)
            #expect(try await client.call(.generateOtp, ["mobileNumber": "9876543210"]).status == 401)
            let renewed = await client.renewed()
            #expect(try await renewed.call(.generateOtp, ["mobileNumber": "9876543210"]).status == 200)
        }
    }

    @Test func onlyTheLastCallsAndMessagesAreRemembered() async throws {
        try await withSandbox {
            $0.rememberedCalls = 3
            $0.rememberedMessages = 2
            $0.sendingLimit = nil
        } _: { client in
            for _ in 1...5 { _ = try await client.call(.generateOtp, ["mobileNumber": "9876543210"]) }
            #expect(await client.sandbox.calls.map(\.id) == [3, 4, 5])
            #expect(await client.sandbox.messages.map(\.id) == [4, 5])
            #expect(await client.sandbox.callCount == 5)
        }
    }

    @Test(arguments: [
        ("example.com", SandboxError.hostNotAnAddress("example.com")), ("256.0.0.1", .hostNotAnAddress("256.0.0.1")),
        ("x::y", .hostNotAnAddress("x::y")),
    ])
    func hostMustBeAnAddress(host: String, error: SandboxError) async throws {
        var configuration = Sandbox.Configuration()
        configuration.host = host
        await #expect(throws: error) { _ = try await Sandbox.start(configuration) }
    }

    @Test func namesMustBeUnique() async throws {
        var configuration = Sandbox.Configuration()
        configuration.tenants = [.acme, .acme]
        await #expect(throws: SandboxError.duplicateName("ACME_CORP")) { _ = try await Sandbox.start(configuration) }
    }

    @Test func sameSeedGivesTheSameSandbox() async throws {
        let body: [String: JSONValue] = ["mobileNumber": "9876543210"]
        let answers = try await [7, 7, 8].asyncMap { seed in
            try await withSandbox {
                $0.randomness = .seeded(seed)
            } _: { client in
                let answer = try await client.call(.generateOtp, body)
                return (answer.text, await client.sandbox.latestMessage()?.otp)
            }
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0] != answers[2])
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async throws -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
