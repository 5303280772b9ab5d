import OpenAPIDocument
package import YAMLTree

/// Reads a document for comparison, as forgivingly as a comparison can be.
///
/// Some faults make a document unfit for generating code from, yet say nothing about whether two documents agree: an
/// operation id used twice, a security scheme that nobody declares, a type `int` where `integer` is meant. The
/// member at fault is put right in the tree, the tree is read again, and each place is led back to the document as it
/// was written. Every other error stands.
package enum DocumentInput {
    package struct Result: Sendable {
        /// nil where the document is wrong.
        package var side: SpecDiff.Side?
        package var diagnostics: [Diagnostic]
        package var hidden: HiddenDiagnostics
        package var files: SourceFiles
        package var loadedPaths: [String]
        /// The faults that were passed over.
        package var passedOver: [Diagnostic] = []
    }

    /// Errors that a comparison can live with: the member is left out.
    private static let leftOut: Set<DiagnosticKind> = [
        faults.unknownSecurityScheme.kind, faults.badSwiftName.kind, faults.extensionListLength.kind,
        faults.badExtensionValue.kind, faults.failureWithoutSchema.kind, faults.duplicateParameter.kind,
        faults.styleNotForPlace.kind, faults.badMethod.kind,
    ]

    private static let faults = DocumentFaults.table
    private static let misplacedParameter = faults.pathParameterNotInTemplate.kind
    private static let unknownType = faults.unknownType.kind

    package static func read(
        _ bytes: [UInt8],
        name: String,
        levelsAbove: Int = 0,
        identify: @escaping (String) -> String = { $0 },
        load: (String) throws -> [UInt8]
    ) -> Result {
        func read(_ bytes: [UInt8]) -> ReadDocument {
            DocumentReader.read(bytes, name: name, levelsAbove: levelsAbove, identify: identify, load: load)
        }
        let first = read(bytes)
        var result = Result(
            side: first.document.map { SpecDiff.Side(document: $0, files: first.files) },
            diagnostics: first.diagnostics,
            hidden: first.hidden,
            files: first.files,
            loadedPaths: first.loadedPaths
        )
        let errors = first.diagnostics.filter { $0.severity == .error }
        let faults = first.diagnostics.filter {
            $0.location?.file == 0
                && (leftOut.contains($0.kind) || [misplacedParameter, unknownType].contains($0.kind))
        }
        let isMendable =
            first.hidden.errors == 0
            && errors.allSatisfy {
                $0.location?.file == 0 && (leftOut.contains($0.kind) || $0.kind == unknownType)
            }
        guard !faults.isEmpty, isMendable,
            let root = try? YAMLReader.parse(bytes, file: 0)
        else { return result }
        var repaired = root
        for fault in faults {
            guard let pointer = fault.pointer else { return result }
            if fault.kind == misplacedParameter {
                guard pointer.tokens.first == "paths" else { continue }
                repaired = repaired.replacing(pointer.tokens[...]) { $0.withMember("in", .string("query")) }
            } else if fault.kind == unknownType {
                guard let text = root.node(at: pointer)?.scalar?.text, let type = SchemaType(meantBy: text) else {
                    return result
                }
                repaired = repaired.replacing(pointer.tokens[...]) { _ in .string(type.rawValue) }
            } else {
                repaired = repaired.replacing(pointer.tokens[...]) { _ in nil } ?? repaired
            }
        }
        let second = read(Array(repaired.json.utf8))
        guard let document = second.document else { return result }
        result.side = SpecDiff.Side(document: document, files: second.files, original: root)
        result.loadedPaths = second.loadedPaths
        result.passedOver = faults
        return result
    }
}

extension Node {
    fileprivate static func string(_ text: String) -> Node {
        Node(.scalar(Scalar(text: text, style: .doubleQuoted)), location: SourceLocation(file: 0, line: 1, column: 1))
    }

    /// The tree with the value at the end of the tokens replaced, or left out where the replacement is nil.
    fileprivate func replacing(_ tokens: ArraySlice<String>, _ change: (Node) -> Node?) -> Node? {
        guard let token = tokens.first else { return change(self) }
        switch content {
        case .scalar: return self
        case .sequence(var nodes):
            guard let index = Int(token), nodes.indices.contains(index) else { return self }
            if let node = nodes[index].replacing(tokens.dropFirst(), change) {
                nodes[index] = node
            } else {
                nodes.remove(at: index)
            }
            return Node(.sequence(nodes), location: location)
        case .mapping(let mapping):
            let entries = mapping.entries.compactMap { entry -> Mapping.Entry? in
                guard entry.key.text == token else { return entry }
                return entry.value.replacing(tokens.dropFirst(), change).map {
                    Mapping.Entry(key: entry.key, value: $0)
                }
            }
            return Node(.mapping(Mapping(entries: entries)), location: location)
        }
    }

    fileprivate func replacing(_ tokens: ArraySlice<String>, _ change: (Node) -> Node) -> Node {
        replacing(tokens) { node -> Node? in change(node) } ?? self
    }

    fileprivate func withMember(_ key: String, _ value: Node) -> Node {
        guard case .mapping(let mapping) = content else { return self }
        let entries = mapping.entries.map { $0.key.text == key ? Mapping.Entry(key: $0.key, value: value) : $0 }
        return Node(.mapping(Mapping(entries: entries)), location: location)
    }

    /// The tree as JSON: keys are texts there.
    fileprivate var json: String { jsonValue.text }

    private var jsonValue: JSONOutput {
        switch content {
        case .sequence(let nodes): return .array(nodes.map(\.jsonValue))
        case .mapping(let mapping): return .object(mapping.map { ($0.key.text, $0.value.jsonValue) })
        case .scalar(let scalar):
            switch scalar.value {
            case .null: return .null
            case .bool(let value): return .bool(value)
            case .integer(let value): return .integer(Int(value))
            case .bigInteger: return .number(scalar.text)
            case .float(let value): return value.isFinite ? .number("\(value)") : .string(scalar.text)
            case .string: return .string(scalar.text)
            }
        }
    }
}
