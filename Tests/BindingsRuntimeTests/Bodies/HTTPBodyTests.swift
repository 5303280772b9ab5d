import BindingsRuntime
import Foundation
import Testing

/// A sequence of strings that can be read any number of times.
struct Texts: AsyncSequence, Sendable {
    let texts: [String]

    init(_ texts: String...) { self.texts = texts }

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ArraySlice<String>

        mutating func next() async -> Data? { rest.popFirst().map { Data($0.utf8) } }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: texts[...]) }
}

struct HTTPBodyTests {
    private func chunks(_ body: HTTPBody) async throws -> [String] {
        try await body.reduce(into: []) { $0.append(String(decoding: $1, as: UTF8.self)) }
    }

    @Test func bytesInMemoryAreOneChunkEachTime() async throws {
        let body = HTTPBody(Data("abc".utf8))
        for _ in 0..<2 { #expect(try await chunks(body) == ["abc"]) }
        #expect(body.isReadable)
        #expect(body.count == 3)
        #expect(try await chunks(HTTPBody()) == [])
    }

    @Test func chunksOfAStreamKeepTheirOrderAndEmptyOnesAreLeftOut() async throws {
        let body = HTTPBody(chunks: Texts("", "a", "", "bc", ""), length: 3)
        #expect(body.data == nil)
        #expect(body.count == 3)
        #expect(try await chunks(body) == ["a", "bc"])
    }

    @Test func aStreamIsReadOnce() async throws {
        let body = HTTPBody(chunks: Texts("a"))
        #expect(body.count == nil)
        #expect(body.isReadable)
        #expect(try await chunks(body) == ["a"])
        #expect(!body.isReadable)
        await #expect(throws: HTTPBodyError.alreadyRead) { try await chunks(body) }
    }

    @Test func aRepeatableStreamIsReadAgainFromItsStart() async throws {
        let body = HTTPBody(chunks: Texts("a", "b"), isRepeatable: true)
        var first = body.makeAsyncIterator()
        #expect(try await first.next() == Data("a".utf8))
        #expect(try await chunks(body) == ["a", "b"])
        #expect(try await first.next() == Data("b".utf8))
        #expect(body.isReadable)
    }

    @Test(arguments: [0, 2, 4, 100])
    func aStreamOfAnotherLengthThanAnnouncedIsAnError(_ length: Int) async {
        let body = HTTPBody(chunks: Texts("ab", "c"), length: length)
        await #expect(throws: HTTPBodyError.wrongLength(announced: length)) { try await chunks(body) }
    }

    @Test func noMoreIsCollectedThanTheLimitAllows() async throws {
        for make in [
            { HTTPBody(Data("abc".utf8)) }, { HTTPBody(chunks: Texts("ab", "c")) },
            { HTTPBody(chunks: Texts("ab", "c"), length: 3) },
        ] {
            #expect(try await make().collect(upTo: 3) == Data("abc".utf8))
            await #expect(throws: TransportError.responseTooLarge(limit: 2)) { try await make().collect(upTo: 2) }
        }
    }

    @Test func aStreamThatWasLeftLetsGoOfItsSequence() async throws {
        let (parts, continuation) = AsyncStream<Data>.makeStream()
        let (ends, end) = AsyncStream<Void>.makeStream()
        continuation.onTermination = { _ in end.finish() }
        continuation.yield(Data("a".utf8))
        let body = HTTPBody(chunks: parts)
        // The body outlives the loop.
        for try await _ in body { break }
        continuation.finish()
        for await _ in ends {}
        #expect(!body.isReadable)
    }

    @Test func streamsAreEqualWhereTheyAreTheSame() {
        let stream = HTTPBody(chunks: Texts("a"))
        #expect(stream == stream)
        #expect(stream != HTTPBody(chunks: Texts("a")))
        #expect(stream != HTTPBody(Data("a".utf8)))
        #expect(HTTPBody(Data("a".utf8)) == HTTPBody(Data("a".utf8)))
        #expect(Set([FileContent(stream), FileContent(stream)]).count == 1)
    }

    @Test(arguments: [
        (HTTPBody(Data("s3cret".utf8)), "<6 bytes>"), (HTTPBody(chunks: Texts("s3cret")), "<stream>"),
        (HTTPBody(chunks: Texts("s3cret"), length: 6), "<stream of 6 bytes>"),
    ])
    func theDescriptionTellsTheSizeAlone(_ body: HTTPBody, _ expected: String) {
        #expect("\(body)" == expected)
        var text = String(reflecting: body)
        dump(body, to: &text)
        dump(FileContent(body), to: &text)
        #expect(!text.contains("s3cret"))
    }
}

struct StreamedFormTests {
    private func form(_ file: HTTPBody) -> MultipartForm {
        var form = MultipartForm()
        form.add("first", text: "1")
        form.add("file", FileContent(file, fileName: "a.bin"))
        form.add("last", text: "2")
        return form
    }

    private func sent(_ file: HTTPBody) throws -> HTTPBody {
        try #require(try Upload(form: form(file)).request(in: TestEnvironment(.documented)).1)
    }

    @Test func aFileThatIsAStreamMakesTheFormAStream() async throws {
        let inMemory = try sent(HTTPBody(Data("content".utf8)))
        let unknown = try sent(HTTPBody(chunks: Texts("con", "tent")))
        let known = try sent(HTTPBody(chunks: Texts("con", "tent"), length: 7))
        #expect(unknown.data == nil && unknown.count == nil)
        #expect(known.data == nil)
        let expected = try await text(inMemory)
        #expect(expected.contains("\r\n\r\ncontent\r\n--"))
        #expect(try await text(unknown) == expected)
        let count = try #require(known.count)
        #expect(try await known.collect(upTo: count).count == count)
        #expect(!known.isReadable)
    }

    @Test func aFormIsRepeatableWhereItsFilesAre() async throws {
        let body = try sent(HTTPBody(chunks: Texts("content"), isRepeatable: true))
        #expect(try await text(body) == text(body))
        #expect(body.isReadable)
    }

    /// The form without its boundary, which is random.
    private func text(_ body: HTTPBody) async throws -> String {
        let text = String(decoding: try await body.collect(upTo: 10_000), as: UTF8.self)
        let boundary = text.prefix { $0 != "\r\n" }
        return text.replacing(boundary, with: "--boundary")
    }
}
