import Foundation
import Hummingbird
import Logging
import M2P
import M2PTesting
import ServiceLifecycle
import Testing

@testable import OTPService

struct ShutdownTests {
    /// A request that is in progress when the service is told to end is answered first.
    @Test(.timeLimit(.minutes(1))) func lastRequestIsAnswered() async throws {
        let bed = try await TestBed()
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = try bed.application { port.yield($0 ?? 0) }
        let group = ServiceGroup(configuration: .init(services: [application], logger: bed.logger))
        async let running: Void = group.run()
        let listening = try #require(await ports.first { _ in true })

        await bed.sandbox.inject(.stall, for: .generateOtp)
        async let answer = send(toPort: listening, mobileNumber: bed.account.mobileNumber)
        while await bed.sandbox.stalledCalls == 0 { await Task.yield() }
        await group.triggerGracefulShutdown()
        await bed.sandbox.releaseStalledCalls()

        #expect(try await answer == 201)
        try await running
        await bed.sandbox.stop()
    }

    private func send(toPort port: Int, mobileNumber: String) async throws -> Int {
        // Any HTTP client will do; the transport is one.
        let transport = AsyncHTTPClientTransport()
        let request = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "127.0.0.1:\(port)",
            path: "/otp",
            headerFields: [.contentType: "application/json"]
        )
        let body = HTTPBody(try JSONEncoder().encode(["mobileNumber": mobileNumber]))
        let (response, _) = try await transport.send(request, body: body)
        try await transport.shutdown()
        return response.status.code
    }
}
