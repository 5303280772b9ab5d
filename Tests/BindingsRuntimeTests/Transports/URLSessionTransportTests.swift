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
/// What is used on Apple's systems, as far as FoundationNetworking can do the same.
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
