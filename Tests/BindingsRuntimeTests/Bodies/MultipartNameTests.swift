import BindingsRuntime
import Foundation
import Testing

/// Names of parts and files end at the right place, whatever they contain.
struct MultipartNameTests {
    @Test(arguments: [
        ("plain.pdf", "plain.pdf"),
        ("a\"; name=\"b", "a%22; name=%22b"),
        // The combining mark and the quote form one `Character`, but for a server the quote still ends the name.
        ("a\"\u{301}; name=\"b", "a%22\u{301}; name=%22b"),
        ("a\u{600}\"b", "a\u{600}%22b"),
        ("a\r\nX-Forged: 1", "a%0D%0AX-Forged: 1"),
        ("a\r\u{301}\n\u{301}b", "a%0D\u{301}%0A\u{301}b"),
    ])
    func nameIsQuotedByBytes(_ name: String, _ quoted: String) throws {
        var form = MultipartForm()
        form.add(name, FileContent(Data(), fileName: name))
        let bytes = try #require(try Upload(form: form).request(in: TestEnvironment(.documented)).1?.data)
        let head = "Content-Disposition: form-data; name=\"\(quoted)\"; filename=\"\(quoted)\"\r\n"
        #expect(bytes.range(of: Data(head.utf8)) != nil, "\(String(decoding: bytes, as: UTF8.self))")
    }
}
