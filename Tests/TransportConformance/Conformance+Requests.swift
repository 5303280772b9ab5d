import BindingsRuntime
import Foundation
import HTTPTypes

/// Echoes the request on the wire: method, target, some fields, then the body.
private func echoing() throws -> LoopbackServer {
    try serving { request, connection in
        let fields = request.fields.map { "X-Got-\($0.name): \($0.value)" }
        connection.respond(200, ["X-Method: \(request.method)", "X-Target: \(request.target)"] + fields, request.body)
    }
}

private func field(_ name: String, in response: HTTPResponse) -> String? {
    HTTPField.Name(name).flatMap { response.headerFields[$0] }
}

extension TransportConformance {
    static let requests = [bodilessRequests, bodies, wholeRequests, paths, refusedRequests].flatMap { $0 }

    private static let bodilessRequests: [Check] = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY"].map {
        name in
        Check("sends \(name) with no body") { make in
            let (server, transport) = (try echoing(), try make(TransportLimits()))
            let method = HTTPRequest.Method(name) ?? .get
            let (response, body) = try await transport.send(request(method, server.authority), body: nil)
            try expectEqual(response.status.code, 200)
            try expectEqual(field("X-Method", in: response), name)
            try expectEqual(body.count, 0)
        }
    }

    private static let bodies: [Check] = ["POST", "PUT", "PATCH", "DELETE"].flatMap { name in
        [0, 1, 1024, 70_000, 2 * 1024 * 1024].map { size in
            Check("sends \(name) with \(size) bytes and gets them back") { make in
                let (server, transport) = (try echoing(), try make(TransportLimits()))
                let method = HTTPRequest.Method(name) ?? .get
                let sent = Data.pattern(size)
                let (response, body) = try await transport.send(
                    request(method, server.authority),
                    body: HTTPBody(sent)
                )
                try expectEqual(field("X-Got-Content-Length", in: response) ?? "0", "\(size)")
                try expect(body.data == sent, "\(body) came back for \(size) bytes")
            }
        }
    }

    private static let wholeRequests: [Check] = [
        Check("sends 10 MiB at once and gets them back") { make in
            let (server, transport) = (try echoing(), try make(TransportLimits()))
            let sent = Data.pattern(10 * 1024 * 1024)
            let (_, body) = try await transport.send(request(.post, server.authority), body: HTTPBody(sent))
            try expect(body.data == sent, "\(body) came back")
        },
        Check("sends fields as they are, joins repeated ones, and calls no body a form") { make in
            let (server, transport) = (try echoing(), try make(TransportLimits()))
            var fields: HTTPFields = [.authorization: "Bearer abc.def", .contentType: "application/json"]
            fields.append(HTTPField(name: try name("X-List"), value: "a"))
            fields.append(HTTPField(name: try name("X-List"), value: "b; q=\"1\""))
            fields.append(HTTPField(name: try name("X-Empty"), value: ""))
            let (response, _) = try await transport.send(
                request(.post, server.authority, "/", fields),
                body: HTTPBody(Data("{}".utf8))
            )
            try expectEqual(field("X-Got-Authorization", in: response), "Bearer abc.def")
            try expectEqual(field("X-Got-Content-Type", in: response), "application/json")
            try expectEqual(field("X-Got-X-List", in: response), "a, b; q=\"1\"")
            try expectEqual(field("X-Got-X-Empty", in: response), "")
            try expectEqual(field("X-Got-Host", in: response), server.authority)
            let (untyped, _) = try await transport.send(
                request(.post, server.authority),
                body: HTTPBody(Data("{}".utf8))
            )
            let type = field("X-Got-Content-Type", in: untyped)
            try expect(type == nil || type == "application/octet-stream", "found \(type ?? "")")
        },
    ]

    private static let paths: [Check] = [
        "/a%2Fb", "/a%2fb/%E2%82%AC", "/?", "/?a=b%20c&d=%2B+%26", "/x?a=1&a=2&b", "//double//slash",
        "/a;b=c,d/@:!$'()*",
        "/%25%41", "/q?a=/b?c",
    ].map { path in
        Check("sends the path \(path) as it is") { make in
            let (server, transport) = (try echoing(), try make(TransportLimits()))
            let (response, _) = try await transport.send(request(.get, server.authority, path), body: nil)
            try expectEqual(field("X-Target", in: response), path)
        }
    }

    private static let refusedRequests: [Check] = invalidRequests.map { what, invalid in
        Check("refuses a request with \(what)") { make in
            let body = what.contains("body") ? HTTPBody(Data("{}".utf8)) : nil
            let error = try await failure(of: make(TransportLimits()), invalid, body: body)
            try expectEqual(kind(error), "invalidRequest", "\(error)")
            try expect(!"\(error)".contains("s3cret"), "\(error)")
        }
    }

    private static let invalidRequests: [(String, HTTPRequest)] = [
        ("no scheme", HTTPRequest(method: .get, scheme: nil, authority: "127.0.0.1", path: "/")),
        ("a file scheme", HTTPRequest(method: .get, scheme: "file", authority: "127.0.0.1", path: "/etc/passwd")),
        ("an ftp scheme", HTTPRequest(method: .get, scheme: "ftp", authority: "127.0.0.1", path: "/")),
        ("no authority", HTTPRequest(method: .get, scheme: "http", authority: nil, path: "/")),
        ("an empty authority", request(.get, "")),
        ("user information", request(.get, "user:s3cret@127.0.0.1")),
        ("a path in the authority", request(.get, "127.0.0.1/s3cret")),
        ("port 0", request(.get, "127.0.0.1:0")),
        ("port 65536", request(.get, "127.0.0.1:65536")),
        ("no port after the colon", request(.get, "127.0.0.1:")),
        ("a space in the path", request(.get, "127.0.0.1:1", "/s3cret x")),
        ("a fragment in the path", request(.get, "127.0.0.1:1", "/#s3cret")),
        ("a line break in the path", request(.get, "127.0.0.1:1", "/s3cret\r\nX: y")),
        ("a relative path", request(.get, "127.0.0.1:1", "s3cret")),
        ("a broken escape", request(.get, "127.0.0.1:1", "/s3cret%2")),
        ("a '..' segment", request(.get, "127.0.0.1:1", "/a/%2e./s3cret")),
        ("a body on GET", request(.get, "127.0.0.1:1")),
        ("a body on HEAD", request(.head, "127.0.0.1:1")),
        ("its own Content-Length", request(.post, "127.0.0.1:1", "/", [.contentLength: "0"])),
        ("its own Transfer-Encoding", request(.post, "127.0.0.1:1", "/", [.transferEncoding: "chunked"])),
    ]
}

/// A field name that must be valid.
func name(_ text: String) throws -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { throw Failure("'\(text)' is no field name") }
    return name
}
