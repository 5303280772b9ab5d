import FlyingFox
import FlyingSocks
import Foundation

extension HTTPResponse {
    /// Makes the server close the connection without sending a byte.
    ///
    /// FlyingFox asks a web socket's handler for its frames before it writes the response's head, and closes the
    /// connection if that throws.
    static let dropped = HTTPResponse(webSocket: DroppedSocket())

    /// Makes the server close the connection after half of the announced `Content-Length`.
    static func truncated(status: HTTPStatusCode, headers: HTTPHeaders, body: [UInt8]) -> HTTPResponse {
        let half = Array(body.prefix(body.count / 2))
        return HTTPResponse(
            statusCode: status,
            headers: headers,
            body: HTTPBodySequence(from: BrokenSequence(bytes: half), count: body.count)
        )
    }
}

/// The connection ends on purpose.
private struct ConnectionBroken: Error {}

private struct DroppedSocket: WSHandler {
    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        throw ConnectionBroken()
    }
}

/// Sends its bytes, then throws.
private struct BrokenSequence: AsyncBufferedSequence {
    typealias Element = UInt8
    let bytes: [UInt8]

    func makeAsyncIterator() -> Iterator {
        Iterator(rest: bytes[...])
    }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var rest: ArraySlice<UInt8>

        mutating func next() async throws -> UInt8? {
            guard let byte = rest.popFirst() else { throw ConnectionBroken() }
            return byte
        }

        mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
            guard !rest.isEmpty else { throw ConnectionBroken() }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
    }
}
