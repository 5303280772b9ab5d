import HTTPTypes
import Testing

@testable import BindingsRuntime

@Suite struct RequestTargetTests {
    private func target(_ path: String, authority: String = "example.com") throws -> RequestTarget {
        try RequestTarget(
            HTTPRequest(method: .get, scheme: "https", authority: authority, path: path),
            hasBody: false
        )
    }

    @Test(
        arguments: [
            "/", "/a", "/a/", "//", "/...", "/a./.b/..c/d..", "/%2e%2e%2e", "/%2f..", "/a?../.", "/a?b=/../",
            "/-._~!$&'()*+,;=:@/a?b=/?&c=%41", "/%2E.x",
        ]
    )
    func pathStaysAsItIs(_ path: String) throws {
        #expect(try target(path).path == path)
    }

    @Test(
        arguments: [
            "/.", "/..", "/./a", "/../a", "/a/.", "/a/..", "/a/./b", "/a/../b", "/a/..?b", "/%2e", "/%2E", "/.%2e",
            "/%2e.", "/%2E%2e/a", "/a/%2e%2E?b",
        ]
    )
    func dotSegmentIsRefused(_ path: String) {
        let error = TransportError.invalidRequest("the path has a '.' or '..' segment")
        #expect(throws: error) { try target(path) }
    }

    @Test(arguments: [
        "/ a", "/\"", "/#", "/%", "/%4", "/%4g", "/<", "/[", "/\\", "/^", "/`", "/{", "/|", "/\u{7F}a", "/é", "/-\na",
    ])
    func characterThatMustBeEncodedIsRefused(_ path: String) {
        let error = TransportError.invalidRequest("the path has a character that must be percent-encoded")
        #expect(throws: error) { try target(path) }
    }

    @Test(arguments: [
        "a", "a.b-c_d~e", "127.0.0.1:1", "example.com:65535", "[::1]", "[::1]:8080", "[::ffff:127.0.0.1]",
    ])
    func authorityIsAHostAndPerhapsAPort(_ authority: String) throws {
        #expect(try target("/", authority: authority).authority == authority)
    }

    @Test(arguments: [
        "", ":80", "a:", "a:0", "a:65536", "a:b", "user@a", "[]", "[::1", "[g::1]", "[::1]:x", "a/b", "a b", "é",
    ])
    func otherAuthorityIsRefused(_ authority: String) {
        #expect(throws: TransportError.self) { try target("/", authority: authority) }
    }

    @Test(
        arguments: [
            "Connection", "Content-Length", "Transfer-Encoding", "TE", "Upgrade", "Host", "Keep-Alive",
            "Proxy-Connection", "Expect",
        ]
    )
    func fieldThatFramesTheMessageIsRefused(_ name: String) throws {
        let field = try #require(HTTPField.Name(name))
        let request = HTTPRequest(
            method: .get,
            scheme: "https",
            authority: "a",
            path: "/",
            headerFields: [.accept: "*/*", field: "x"]
        )
        let error = TransportError.invalidRequest("the field \(name.lowercased()) is the transport's own")
        #expect(throws: error) { try RequestTarget(request, hasBody: false) }
    }
}
