import OpenAPIDocument
import YAMLTree

/// The shape of each schema.
///
/// The first stage, which needs only the document.
struct ShapeTable {
    let document: Document
    /// The subtypes of each schema with a discriminator.
    let subtypes: [SchemaID: [SchemaID]]
    /// The schemas whose `allOf` has members without a common type, which become any JSON.
    let disagreements: [SchemaID]
    /// The remaining output budget after the shapes.
    let budget: OutputBudget

    private let shapes: [SchemaShape]
    private let ends: [SchemaID]
    private let nullable: [Bool]

    init(_ document: Document) {
        var maker = ShapeMaker(document)
        let ids = document.schemas.indices.map { SchemaID($0) }
        shapes = ids.map { maker.shape(of: $0) }
        ends = ids.map { [shapes] id in
            var end = id
            var steps = 0
            while case .reference(let target) = shapes[Int(end.index)], steps < Document.longestChain {
                end = target
                steps += 1
            }
            return end
        }
        nullable = ids.map { document.isNullable($0) }
        self.document = document
        subtypes = maker.subtypes
        disagreements = maker.disagreements
        budget = maker.budget
    }

    /// The shape of a schema itself.
    subscript(id: SchemaID) -> SchemaShape { shapes[Int(id.index)] }

    /// The schema at the end of a chain of references.
    func end(of id: SchemaID) -> SchemaID { ends[Int(id.index)] }

    /// The shape at the end of a chain of references.
    func resolved(_ id: SchemaID) -> SchemaShape { self[end(of: id)] }

    /// Whether a schema's value may be null.
    func isNullable(_ id: SchemaID) -> Bool { nullable[Int(id.index)] }

    /// Whether a schema's value is encoded directly into a path, query, header field or cookie, without JSON.
    func writesItself(_ id: SchemaID) -> Bool {
        var id = end(of: id)
        for _ in 0..<Document.longestChain {
            switch self[id] {
            case .enumeration: return true
            case .scalar(let type): return type.isWrittenPlain
            case .array(let items?): id = end(of: items)
            default: return false
            }
        }
        return false
    }

    /// Whether a schema's value is a Swift string.
    func isText(_ id: SchemaID) -> Bool {
        switch resolved(id) {
        case .enumeration, .scalar(.string): true
        default: false
        }
    }
}
