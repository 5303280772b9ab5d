#if canImport(CLibCurl)
import Foundation
import FoundationNetworking
import HTTPTypes

/// Sends requests with libcurl, which FoundationNetworking has already loaded, on threads that wait in `poll`.
///
/// FoundationNetworking itself waits with libdispatch. A hang-up can damage its table of descriptors
/// (Tests/Reproductions/dispatch-hang-up.c), after which events are lost and calls never end.
final class CurlEngine: TransportEngine {
    private let calls: CurlLoop?
    /// A long-lived stream has its own connection.
    private let streams: CurlLoop?
    private let settings: CurlSettings

    init(_ configuration: URLSessionConfiguration, _ tls: TLSIdentity?) {
        let curl = LibCurl.shared
        calls = curl.map { CurlLoop($0, connectionsPerHost: max(1, configuration.httpMaximumConnectionsPerHost)) }
        streams = curl.map { CurlLoop($0, connectionsPerHost: 0) }
        var fields = HTTPFields()
        for case (let name as String, let value as String) in configuration.httpAdditionalHeaders ?? [:] {
            if let name = HTTPField.Name(name), RequestTarget.isAllowed(name) { fields[name] = value }
        }
        settings = CurlSettings(fields: fields, tls: tls)
    }

    func run(_ exchange: TransportExchange) {
        guard let loop = exchange.isLong ? streams : calls else {
            return exchange.end(throwing: TransportError.notConnected("libcurl.so.4 cannot be loaded"))
        }
        loop.run(exchange, settings)
    }
}

/// The settings for all requests of a transport.
struct CurlSettings: Sendable {
    /// Sent with requests that don't have them.
    let fields: HTTPFields
    let tls: TLSIdentity?
}
#endif
