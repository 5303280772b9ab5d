import BindingsRuntime
import Foundation
import HTTPTypes

let recorder = Recorder()
let client = Client(transport: recorder)

try await client.upload(
    file: FileContent(Data("PNG".utf8), fileName: "a\"b.png"),
    title: "T",
    pages: [1, 2],
    more: [FileContent(Data("x".utf8))],
    about: About(author: "A")
)
let type = recorder.field("Content-Type") ?? ""
expect(type.hasPrefix("multipart/form-data; boundary="), true)
let boundary = type.replacingOccurrences(of: "multipart/form-data; boundary=", with: "")
func part(_ name: String, _ type: String, _ content: String) -> String {
    "--\(boundary)\r\nContent-Disposition: form-data; name=\(name)\r\nContent-Type: \(type)\r\n\r\n\(content)\r\n"
}
let text = "text/plain; charset=utf-8"
expect(
    recorder.body,
    part("\"file\"; filename=\"a%22b.png\"", "image/png", "PNG") + part("\"title\"", text, "T")
        + part("\"pages\"", text, "1") + part("\"pages\"", text, "2")
        + part("\"more\"", "application/octet-stream", "x")
        + part("\"about\"", "application/json", #"{"author":"A"}"#) + "--\(boundary)--\r\n"
)

try await client.form(body: .init(grantType: "a b&c", scope: ["x", "y"]))
expect(recorder.field("Content-Type"), "application/x-www-form-urlencoded")
expect(recorder.body, "grant_type=a%20b%26c&scope=x&scope=y")

// A required body may be null; one that is not required is left out.
try await client.replaceAll(body: nil)
expect(recorder.body, "null")
try await client.replaceAll(body: ["a"])
expect(recorder.body, #"["a"]"#)
try await client.addAll()
expect(recorder.body, "")
try await client.addAll(body: ["a"])
expect(recorder.body, #"["a"]"#)

let texts = Recorder(status: 200, fields: [.contentType: "text/plain"], answer: "pong")
expect(try await Client(transport: texts).text(body: "ping"), "pong")
expect(texts.field("Content-Type"), "text/plain")
expect(texts.body, "ping")

let files = Recorder(status: 200, fields: [.contentType: "application/pdf"], answer: "%PDF")
let file = try await Client(transport: files).bytes(body: FileContent(Data([1, 2])))
expect(file.data, Data("%PDF".utf8))
expect(file.contentType, "application/pdf")
expect(files.body, "\u{1}\u{2}")

try await client.xml(body: FileContent(Data("<a/>".utf8)))
expect(recorder.field("Content-Type"), "application/xml")
expect(recorder.body, "<a/>")

let several = Recorder(status: 200, fields: [.contentType: "text/html; charset=utf-8"], answer: "<p>")
expect(try await Client(transport: several).several(body: .csv("a,b")), .text("<p>"))
expect(several.field("Content-Type"), "text/csv")
expect(several.field("Accept"), "application/json, text/*")

try await client.list(body: [About(author: "A", year: 1900)])
expect(try recoded(JSONValue.self, recorder.body), #"[{"author":"A","year":1900}]"#)
do {
    try await client.list(body: [About(author: "A", year: 1)])
    expect("sent", "refused")
} catch {
    expect(try recoded(JSONValue.self, recorder.body), #"[{"author":"A","year":1900}]"#)
}
let form = Recorder(status: 200, fields: [.contentType: "application/x-www-form-urlencoded"], answer: "author=A")
expect(try await Client(transport: form).receivedForm(), "author=A")
let parts = Recorder(status: 200, fields: [.contentType: "multipart/form-data; boundary=b"], answer: "--b--")
expect(try await Client(transport: parts).receivedParts().data, Data("--b--".utf8))
finish()
