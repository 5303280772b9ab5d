/// The schemas that each schema leads to, and how.
///
/// All edges are in one array.
///
/// References, `allOf` and unions apply to the same value. The others apply to a part of it.
struct InclusionGraph {
    struct Kinds: OptionSet {
        let rawValue: UInt8

        static let reference = Kinds(rawValue: 1)
        static let allOf = Kinds(rawValue: 2)
        static let union = Kinds(rawValue: 4)
        /// Items, map values, conditions and similar keywords.
        static let element = Kinds(rawValue: 8)
        static let property = Kinds(rawValue: 16)
    }

    private(set) var edges: [(kind: Kinds, target: SchemaID)] = []
    /// The start index of each schema's edges, and the end of the last.
    private var starts: [Int32] = []

    init(_ document: Document) {
        starts.reserveCapacity(document.schemas.count + 1)
        for index in document.schemas.indices {
            starts.append(Int32(edges.count))
            for child in document.schemas[index].children {
                if let kind = Kinds(child.keyword) { edges.append((kind, child.schema)) }
            }
        }
        starts.append(Int32(edges.count))
    }

    /// The indices of a schema's edges.
    func edges(of schema: SchemaID) -> Range<Int> {
        Int(starts[Int(schema.index)])..<Int(starts[Int(schema.index) + 1])
    }
}

extension InclusionGraph.Kinds {
    /// Nil if the keyword doesn't apply to a value.
    fileprivate init?(_ keyword: Subschema.Keyword) {
        switch keyword {
        case .definitions: return nil
        case .reference: self = .reference
        case .allOf: self = .allOf
        case .oneOf, .anyOf: self = .union
        case .properties: self = .property
        default: self = .element
        }
    }
}
