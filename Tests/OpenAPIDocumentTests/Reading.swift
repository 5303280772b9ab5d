import OpenAPIDocument
import Testing
import YAMLTree

/// A file that a test's loader doesn't have.
struct NoSuchFile: Error, CustomStringConvertible {
    var description: String { "no such file" }
}

/// Reads a document from a string, with other files from a dictionary.
func read(_ text: String, name: String = "api.yaml", files: [String: String] = [:], checksExamples: Bool = false)
    -> ReadDocument
{
    DocumentReader.read(Array(text.utf8), name: name, checksExamples: checksExamples) { path in
        guard let file = files[path] else { throw NoSuchFile() }
        return Array(file.utf8)
    }
}

/// The rendered diagnostics for a document.
func messages(_ text: String, files: [String: String] = [:]) -> [String] {
    let result = read(text, files: files)
    return result.diagnostics.map { $0.rendered(in: result.files) }
}

/// Reads a document that must have no errors.
func document(_ text: String, files: [String: String] = [:]) throws -> Document {
    let result = read(text, files: files)
    let errors = result.diagnostics.filter { $0.severity == .error }.map { $0.rendered(in: result.files) }
    return try #require(result.document, "\(errors)")
}

/// A document with the given part, plus the required members that the part lacks.
func whole(_ part: String, version: String = "3.0.3") -> String {
    var text = part.hasSuffix("\n") ? part : part + "\n"
    func has(_ key: String) -> Bool { text.hasPrefix("\(key):") || text.contains("\n\(key):") }
    if !has("openapi") { text += "openapi: \(version)\n" }
    if !has("info") { text += "info: {title: T, version: '1'}\n" }
    if !has("paths") { text += "paths: {}\n" }
    return text
}

/// A document with a schema named `S`, in flow style.
func schemaDocument(_ schema: String, version: String = "3.0.3", others: String = "") -> String {
    whole("components:\n  schemas:\n    S: \(schema)\n\(others)", version: version)
}

/// The schema `S` of such a document.
func schema(_ text: String, version: String = "3.0.3", others: String = "") throws -> Schema {
    let document = try document(schemaDocument(text, version: version, others: others))
    return try #require(document.component("S"))
}

extension Document {
    /// A schema of `components.schemas`.
    func component(_ name: String) -> Schema? {
        componentID(name).map { self[$0] }
    }

    func componentID(_ name: String) -> SchemaID? {
        components.schemas.first { $0.name == name }?.schema
    }
}

extension Schema {
    func property(_ name: String) -> SchemaID? {
        properties.first { $0.name == name }?.schema
    }
}
