#if AsyncHTTPClient
import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1

extension HTTPClientRequest {
    /// Makes a request of checked parts.
    init(_ request: HTTPRequest, body: HTTPBody?, _ upload: Upload?) throws(TransportError) {
        self.init(url: try RequestTarget(request, hasBody: body.map { $0.count != 0 } ?? false).url)
        method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headerFields {
            headers.add(name: field.name.rawName, value: field.value)
        }
        guard let body else { return }
        if !Upload.isNeeded(for: body), let data = body.data, !data.isEmpty {
            self.body = .bytes(ByteBuffer(bytes: data))
        } else if let upload {
            self.body = .stream(upload, length: body.count.map { .known(Int64($0)) } ?? .unknown)
        }
    }
}

extension HTTPClientResponse {
    /// The head, in the bindings' terms.
    func head() throws(TransportError) -> HTTPResponse {
        guard 100...999 ~= status.code else { throw .connectionLost("the response is not HTTP") }
        var response = HTTPResponse(status: .init(code: Int(status.code)))
        for (name, value) in headers {
            guard let name = HTTPField.Name(name) else { continue }
            response.headerFields.append(HTTPField(name: name, value: value))
        }
        return response
    }

    /// Takes in the whole body, within the limits.
    ///
    /// - Parameter note: called with each part that comes in.
    func collect(
        _ limits: TransportLimits,
        of method: HTTPRequest.Method,
        _ note: () throws -> Void
    ) async throws -> HTTPBody {
        let announced = headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        if method != .head, announced > limits.responseSize {
            throw TransportError.responseTooLarge(limit: limits.responseSize)
        }
        var content = Data()
        for try await part in body {
            try note()
            guard part.readableBytes <= limits.responseSize - content.count else {
                throw TransportError.responseTooLarge(limit: limits.responseSize)
            }
            content.append(contentsOf: part.readableBytesView)
        }
        return HTTPBody(content)
    }

    /// The body as it comes in, where each chunk is waited for no longer than the limits say.
    ///
    /// - Parameter lease: held for as long as the stream is.
    func stream(_ limits: TransportLimits, of method: HTTPRequest.Method, holding lease: Lease) -> HTTPBody {
        let body = body
        let isWhole = method != .head && headers.first(name: "Content-Encoding") == nil
        let length = isWhole ? headers.first(name: "Content-Length").flatMap { Int($0) } : nil
        return HTTPBody(length: length) {
            var parts = body.makeAsyncIterator()
            let reader = BodyReader { try await parts.next().map { Data($0.readableBytesView) } }
            return {
                defer { withExtendedLifetime(lease) {} }
                do { return try await reader.next(within: limits.idleTime) } catch let error as TransportError {
                    throw error
                } catch {
                    if Task.isCancelled { throw CancellationError() }
                    throw TransportError(asyncHTTPClient: error, limits: limits)
                }
            }
        }
    }
}
#endif
