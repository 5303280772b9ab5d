public import BindingsRuntime
public import Foundation
public import HTTPTypes

/// Answers from a recording in place of a server.
///
/// A request is answered by an exchange with the same method, path and body. Where values of the recorded body were
/// replaced, any value does; of which the last four characters are known, one that ends in them. Each exchange answers
/// once. The server's scheme and authority do not matter, nor do header fields.
///
/// A request that no exchange is left for fails with `TransportError.invalidRequest`, which says what was asked and what
/// is on file, without any value of the request's body.
///
/// ```swift
/// let transport = try ReplayingTransport(contentsOf: file)
/// let client = M2PClient(environment: .sandbox, tenant: "ACME", token: .token("any"), transport: transport)
/// ```
///
/// Values that were replaced come back so: a token is `<redacted>`. Where such a value does not fit its type, edit the
/// file.
public final class ReplayingTransport: Transport {
    /// In which order exchanges are asked for.
    public enum Order: Hashable, Sendable {
        /// In any: the first exchange that fits and has not answered yet does.
        case any
        /// In the recording's own.
        case recorded
    }

    private let order: Order
    private let left: Locked<[Recording.Exchange]>

    /// Answers from a recording.
    public init(_ recording: Recording, order: Order = .any) {
        self.order = order
        left = Locked(recording.exchanges)
    }

    /// Answers from a file that `Recording.write(to:)` wrote.
    ///
    /// - Throws: what `Recording.init(contentsOf:)` throws.
    public convenience init(contentsOf file: URL, order: Order = .any) throws {
        self.init(try Recording(contentsOf: file), order: order)
    }

    /// The exchanges that have not answered yet.
    public var remaining: [Recording.Exchange] { left.value }

    /// Gives the recorded answer.
    ///
    /// - Throws: the recorded failure; `TransportError.invalidRequest` where nothing fits.
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
        // As long as it was, and just as little of what the document describes.
        return HTTPBody(Data(repeating: UInt8(ascii: " "), count: max(0, body?.bytes ?? 0)))
    }
}
