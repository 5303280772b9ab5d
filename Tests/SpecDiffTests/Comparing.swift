public import OpenAPIDocument
import SpecDiff
import Testing
import YAMLTree

/// A file that a test's loader doesn't have.
struct NoSuchFile: Error {}

/// Reads a document that must have no errors.
func side(_ text: String, name: String = "api.yaml", files: [String: String] = [:]) throws -> SpecDiff.Side {
    let read = DocumentReader.read(Array(text.utf8), name: name) { path in
        guard let file = files[path] else { throw NoSuchFile() }
        return Array(file.utf8)
    }
    let errors = read.diagnostics.filter { $0.severity == .error }.map { $0.rendered(in: read.files) }
    let document = try #require(read.document, "\(errors)\n\(text)")
    return SpecDiff.Side(document: document, files: read.files)
}

func compare(_ base: String, _ revision: String, today: CalendarDate = "2026-11-21") throws -> DocumentChanges {
    SpecDiff.compare(try side(base), try side(revision), today: today)
}

extension DocumentChanges {
    /// The ids of the rules that fired, sorted, each once.
    var rules: [String] { Set((changes + documentation).map(\.rule)).sorted() }
    var isEmpty: Bool { changes.isEmpty && documentation.isEmpty }
}

extension CalendarDate: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self = CalendarDate(text) ?? CalendarDate(daysSince1970: 0) }
}

/// A 3.1 document with the given part, plus the required members that the part lacks.
func whole(_ part: String, version: String = "3.1.0") -> String {
    var text = part.hasSuffix("\n") || part.isEmpty ? part : part + "\n"
    func has(_ key: String) -> Bool { text.hasPrefix("\(key):") || text.contains("\n\(key):") }
    if !has("openapi") { text = "openapi: \(version)\n" + text }
    if !has("info") { text += "info: {title: T, version: '1.0.0'}\n" }
    if !has("paths") { text += "paths: {}\n" }
    return text
}

/// A document whose only operation accepts (or returns) an object with a property `p` of this schema.
func document(_ direction: Direction, property schema: String, required: Bool = false) -> String {
    let object = "{type: object\(required ? ", required: [p]" : ""), properties: {p: \(schema)}}"
    let content = "content: {application/json: {schema: \(object)}}"
    let parts = "components: {schemas: {Part: {type: object, title: Part}}}"
    return direction == .request
        ? whole(
            "paths: {/things: {post: {requestBody: {\(content)}, responses: {'200': {description: done}}}}}\n\(parts)"
        )
        : whole("paths: {/things: {post: {responses: {'200': {description: done, \(content)}}}}}\n\(parts)")
}
