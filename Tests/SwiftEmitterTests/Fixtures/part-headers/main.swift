import BindingsRuntime
import Foundation
import HTTPTypes

let recorder = Recorder()
let client = Client(transport: recorder)

func parts() -> String {
    let type = recorder.field("Content-Type") ?? ""
    let boundary = type.replacingOccurrences(of: "multipart/form-data; boundary=", with: "")
    return recorder.body.replacingOccurrences(of: boundary, with: "B")
}
let about = "--B\r\nContent-Disposition: form-data; name=\"about\"\r\nContent-Type: application/json\r\n"

try await client.upload(
    about: About(title: "T"),
    aboutXPartID: "p1",
    scan: FileContent(Data("PNG".utf8)),
    scanXPages: [1, 2],
    scanXDigest: "d"
)
expect(
    parts(),
    about + "X-Part-ID: p1\r\n\r\n{\"title\":\"T\"}\r\n--B\r\nContent-Disposition: form-data; name=\"scan\"\r\n"
        + "Content-Type: image/png\r\nX-Pages: 1,2\r\nX-Digest: d\r\n\r\nPNG\r\n--B--\r\n"
)

// The header of a part that is left out is left out too; a line break cannot begin a field of its own.
try await client.upload(about: About(title: "T"), aboutXPartID: "p\r\nX: y", scanXDigest: "d")
expect(parts(), about + "X-Part-ID: pX: y\r\n\r\n{\"title\":\"T\"}\r\n--B--\r\n")

expect(Upload(about: About(), aboutXPartID: "too long a name").violations.map(\.path), ["/X-Part-ID"])
finish()
