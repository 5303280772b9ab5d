@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes
import Testing

/// A call that sends a form and receives bytes, as the generator would write it.
struct Upload: APIOperation {
    static let descriptor = OperationDescriptor(
        id: "upload",
        method: "POST",
        path: "/upload",
        servers: [APIServer(name: "one", url: "https://one.example.com")],
        responses: [.stream(200)]
    )
    var form = MultipartForm()

    func encode(into request: inout RequestBuilder) throws {
        request.accept("application/pdf")
        request.multipart(form)
    }

    static func decode(_ response: ReceivedResponse) throws(CallError) -> Result<FileContent, PingError> {
        switch response.status {
        case 200: return .success(response.content)
        default: throw response.undocumentedStatus
        }
    }
}

struct ObservedStreamTests {
    /// Reads everything that a middleware can read from a response.
    private struct Asking: Middleware {
        let journal: Journal

        func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
            let exchange = await next(call)
            await journal.note(exchange.outcome.name)
            await journal.note(exchange.redactedOutcome ?? "nothing")
            return exchange
        }
    }

    /// A transport that streams.
    private struct Streaming: Transport {
        let length: Int?

        func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
            throw TransportError.invalidRequest("not asked for a stream")
        }

        func stream(
            _ request: HTTPRequest,
            body: HTTPBody?,
            where isStreamed: @escaping @Sendable (HTTPResponse) -> Bool
        ) async throws -> (HTTPResponse, HTTPBody) {
            let response = HTTPResponse(status: .ok, headerFields: [.contentType: "application/pdf"])
            #expect(isStreamed(response))
            #expect(!isStreamed(HTTPResponse(status: .conflict)))
            return (response, HTTPBody(chunks: Texts("s3c", "ret"), length: length))
        }
    }

    @Test(arguments: [(nil, "<stream of application/pdf>"), (6, "<stream of 6 bytes of application/pdf>")])
    func middlewaresAreToldOfAStreamWithoutReadingIt(_ length: Int?, _ outcome: String) async throws {
        let journal = Journal()
        let client = APIClient(
            servers: .documented,
            transport: Streaming(length: length),
            middlewares: [Asking(journal: journal)]
        )
        let file = try await client.send(Upload())
        #expect(await journal.entries == ["success", outcome])
        #expect(try await file.body.collect(upTo: 6) == Data("s3cret".utf8))
    }

    @Test func aTransportThatDoesNotStreamGivesBytesInMemory() async throws {
        let client = APIClient(servers: .documented, transport: Answering(.ok, "%PDF"))
        #expect(try await client.send(Upload()).data == Data("%PDF".utf8))
    }

    @Test func jsonIsNeverAskedForAsAStream() async throws {
        let client = APIClient(
            servers: .documented,
            transport: Streaming(length: nil),
            credentials: Keys(keys: ["cookie": "c"])
        )
        do throws(PingError) {
            _ = try await client.send(Ping())
            Issue.record("the call succeeded")
        } catch {
            guard case .transport(.invalidRequest) = error.callError?.reason else {
                Issue.record("\(error)")
                return
            }
        }
    }
}
