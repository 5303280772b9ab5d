public import BindingsRuntime
public import Foundation
public import HTTPTypes

/// Replays a recording instead of calling a server.
///
/// A request matches an exchange with the same method, path and body. A replaced value in the recorded body matches
/// any value, or one with the same last four characters if these are known. Each exchange is used once. The server's
/// scheme and authority and the header fields don't matter.
///
/// A request without a match fails with `TransportError.invalidRequest`, which describes the request and the recorded
/// exchanges, without values of the request's body.
///
/// ```swift
/// let transport = try ReplayingTransport(contentsOf: file)
/// let client = M2PClient(environment: .sandbox, tenant: "ACME", token: .token("any"), transport: transport)
/// ```
///
/// Replaced values are returned as recorded: a token is `<redacted>`. If a replacement isn't valid for its type, edit
/// the file.
public final class ReplayingTransport: Transport {
    /// The order in which exchanges are requested.
    public enum Order: Hashable, Sendable {
        /// Any order.
        ///
        /// The first unused exchange that matches is used.
        case any
        /// In the recording's own.
        case recorded
    }

    private let order: Order
    private let left: Locked<[Recording.Exchange]>

    /// Replays a recording.
    public init(_ recording: Recording, order: Order = .any) {
        self.order = order
        left = Locked(recording.exchanges)
    }

    /// Replays a file that `Recording.write(to:)` wrote.
    ///
    /// - Throws: The errors of `Recording.init(contentsOf:)`.
    public convenience init(contentsOf file: URL, order: Order = .any) throws {
        self.init(try Recording(contentsOf: file), order: order)
    }

    /// The exchanges that haven't been used yet.
    public var remaining: [Recording.Exchange] { left.value }

    /// Returns the recorded response.
    ///
    /// - Throws: The recorded failure, or `TransportError.invalidRequest` if nothing matches.
    public func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        let asked = AskedExchange(request, body)
        let exchange = try left.change { left throws(TransportError) in
            let candidates = order == .any ? left : Array(left.prefix(1))
            guard let index = candidates.firstIndex(where: { asked.mismatch(with: $0) == nil }) else {
                throw .invalidRequest(asked.complaint(order, left))
            }
            return left.remove(at: index)
        }
        if let failure = exchange.failure {
            throw RecordedFailure(rawValue: failure)?.error ?? .connectionLost("recorded as '\(failure)'")
        }
        var response = HTTPResponse(status: .init(code: exchange.status ?? 200))
        for (name, value) in exchange.headerFields ?? [:] {
            if let name = HTTPField.Name(name) { response.headerFields[name] = value }
        }
        return (response, try Self.content(of: exchange.response))
    }

    private static func content(of body: Recording.Body?) throws -> HTTPBody {
        if let json = body?.json { return HTTPBody(try JSONEncoder().encode(json)) }
        // With the original length, and no documented content.
        return HTTPBody(Data(repeating: UInt8(ascii: " "), count: max(0, body?.bytes ?? 0)))
    }
}
