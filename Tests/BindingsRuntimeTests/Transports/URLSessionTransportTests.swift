import Foundation
import Testing
import TransportConformance

@testable import BindingsRuntime

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite(.serialized)
struct URLSessionTransportTests {
    @Test(arguments: TransportConformance.checks())
    func conforms(_ check: TransportConformance.Check) async throws {
        try await check.run { URLSessionTransport(limits: $0) }
    }
}

#if canImport(CLibCurl)
/// The implementation for Apple's platforms, as far as FoundationNetworking supports it.
@Suite(.serialized)
struct URLSessionEngineTests {
    private static let hazards: Set<TransportConformance.Hazard> = [
        .brokenHead, .trailers, .pausedReader, .keptConnection, .challenge, .deadRedirect, .failedHandshake,
        .emptyStream, .crowd,
    ]

    @Test(arguments: TransportConformance.checks(without: hazards))
    func conforms(_ check: TransportConformance.Check) async throws {
        try await check.run { limits in
            URLSessionTransport(limits: limits, engine: URLSessionEngine(.ephemeral, limits, nil))
        }
    }
}
#endif
