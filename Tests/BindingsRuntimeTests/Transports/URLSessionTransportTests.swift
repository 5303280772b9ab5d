import BindingsRuntime
import Testing
import TransportConformance

@Suite(.serialized)
struct URLSessionTransportTests {
    #if canImport(FoundationNetworking)
    /// What ends the process within FoundationNetworking (Swift 6.3), or is beyond it: the reason to use another transport
    /// on servers.
    private static let hazards: Set<TransportConformance.Hazard> = [.brokenHead, .trailers, .pausedReader]
    #else
    private static let hazards: Set<TransportConformance.Hazard> = []
    #endif

    @Test(arguments: TransportConformance.checks(without: hazards))
    func conforms(_ check: TransportConformance.Check) async throws {
        try await check.run { URLSessionTransport(limits: $0) }
    }
}
