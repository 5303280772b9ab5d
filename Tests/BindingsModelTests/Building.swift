import BindingsModel
import OpenAPIDocument
import SwiftEmitter
import Testing
import YAMLTree

/// Reads a document and builds its model; the document must have no errors.
func build(
    _ text: String,
    configuration: BindingsConfiguration = BindingsConfiguration(spec: "api.yaml")
) throws -> (bindings: Bindings?, diagnostics: [Diagnostic], hidden: HiddenDiagnostics) {
    Bindings.build(try document(text), configuration: configuration)
}

/// Reads a document that must have no errors.
func document(_ text: String) throws -> Document {
    let read = DocumentReader.read(Array(text.utf8), name: "api.yaml") { _ in throw NoSuchFile() }
    let errors = read.diagnostics.filter { $0.severity == .error }.map { $0.rendered(in: read.files) }
    return try #require(read.document, "\(errors)")
}

struct NoSuchFile: Error {}

/// The model of a document without errors.
func model(
    _ text: String,
    configuration: BindingsConfiguration = BindingsConfiguration(spec: "api.yaml")
) throws -> Bindings {
    let built = try build(text, configuration: configuration)
    return try #require(built.bindings, "\(built.diagnostics)")
}

/// A document whose component schemas are given in YAML, indented by four spaces or in flow style.
func schemas(_ text: String, version: String = "3.0.3") -> String {
    """
    openapi: \(version)
    info: {title: T, version: "1"}
    paths: {}
    components:
      schemas:
    \(text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))

    """
}

/// A document with operations, given as the content of `paths`.
func paths(_ text: String, schemas: String = "") -> String {
    """
    openapi: 3.0.3
    info: {title: T, version: "1"}
    paths:
    \(text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
    components:
      schemas:
        Unused: {type: string}
    \(schemas.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))

    """
}

extension Bindings {
    func structure(_ name: String) throws -> StructType {
        for case .structure(let type) in models where type.name.identifier == name { return type }
        return try #require(nil as StructType?, "no struct \(name) among \(models.map(\.name))")
    }

    func union(_ name: String) throws -> UnionType {
        for case .union(let type) in models where type.name.identifier == name { return type }
        return try #require(nil as UnionType?, "no union \(name) among \(models.map(\.name))")
    }

    func enumeration(_ name: String) throws -> EnumType {
        for case .enumeration(let type) in models where type.name.identifier == name { return type }
        return try #require(nil as EnumType?, "no enum \(name) among \(models.map(\.name))")
    }

    func alias(_ name: String) throws -> AliasType {
        for case .alias(let type) in models where type.name.identifier == name { return type }
        return try #require(nil as AliasType?, "no alias \(name) among \(models.map(\.name))")
    }
}

extension StructType {
    /// The properties as `name: Type`, with their presence.
    var shape: [String] {
        properties.map { property in
            let presence: String =
                switch property.presence {
                case .required: ""
                case .optional: "?"
                case .nullable: " or null"
                case .optionalNullable: "? or null"
                }
            return "\(property.name): \(property.type.spelling)\(presence)"
        }
    }
}
