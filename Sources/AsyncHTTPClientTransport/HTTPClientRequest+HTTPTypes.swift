#if AsyncHTTPClient
import AsyncHTTPClient
import BindingsRuntime
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1

extension HTTPClientRequest {
    /// Makes a request of checked parts; `watch` hears of each part of the body that is sent.
    init(_ request: HTTPRequest, body: HTTPBody?, _ watch: CallWatch) throws(TransportError) {
        self.init(url: try RequestTarget(request, bodySize: body?.count ?? 0).url)
        method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headerFields {
            headers.add(name: field.name.rawName, value: field.value)
        }
        guard let body, body.count > 0 else { return }
        self.body =
            body.count <= Parts.size
            ? .bytes(ByteBuffer(bytes: body.data))
            : .stream(Parts(data: body.data, watch: watch), length: .known(Int64(body.count)))
    }
}

/// A body in parts, so that the time-out sees that a slow upload moves.
private struct Parts: AsyncSequence, Sendable {
    static let size = 65_536

    let data: Data
    let watch: CallWatch

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: Data
        let watch: CallWatch

        mutating func next() async -> ByteBuffer? {
            watch.noteActivity()
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(Parts.size) }
            return ByteBuffer(bytes: rest.prefix(Parts.size))
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: data, watch: watch) }
}

extension HTTPClientResponse {
    /// Takes in the whole response, within the limits.
    func collect(
        _ limits: TransportLimits,
        of method: HTTPRequest.Method,
        _ watch: CallWatch
    ) async throws -> (HTTPResponse, HTTPBody) {
        guard 100...999 ~= status.code else { throw TransportError.connectionLost("the response is not HTTP") }
        var response = HTTPResponse(status: .init(code: Int(status.code)))
        for (name, value) in headers {
            guard let name = HTTPField.Name(name) else { continue }
            response.headerFields.append(HTTPField(name: name, value: value))
        }
        let announced = headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        if method != .head, announced > limits.responseSize {
            throw TransportError.responseTooLarge(limit: limits.responseSize)
        }
        var content = Data()
        for try await part in body {
            watch.noteActivity()
            guard part.readableBytes <= limits.responseSize - content.count else {
                throw TransportError.responseTooLarge(limit: limits.responseSize)
            }
            content.append(contentsOf: part.readableBytesView)
        }
        return (response, HTTPBody(content))
    }
}
#endif
