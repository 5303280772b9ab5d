#if AsyncHTTPClient
import BindingsRuntime
import Testing
import TransportConformance

@Suite(.serialized)
struct AsyncHTTPClientTransportTests {
    @Test(arguments: TransportConformance.checks())
    func conforms(_ check: TransportConformance.Check) async throws {
        try await check.run { AsyncHTTPClientTransport(limits: $0) }
    }
}
#endif
