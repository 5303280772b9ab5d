/// A value in a document and its location, in 32 bytes.
package struct Node: Sendable {
    package enum Content: Sendable {
        case scalar(Scalar)
        case sequence([Node])
        case mapping(Mapping)
    }

    package var content: Content
    /// The location where the value starts: its anchor or tag if it has one.
    ///
    /// For an alias, where the anchor is defined.
    package var location: SourceLocation

    package init(_ content: Content, location: SourceLocation) {
        self.content = content
        self.location = location
    }

    package var scalar: Scalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    package var sequence: [Node]? {
        if case .sequence(let nodes) = content { nodes } else { nil }
    }

    package var mapping: Mapping? {
        if case .mapping(let mapping) = content { mapping } else { nil }
    }

    /// The string, or nil for `12`, `true`, `~` and collections.
    package var string: String? {
        if case .scalar(let scalar) = content, scalar.kind == .string { scalar.text } else { nil }
    }

    package var isNull: Bool {
        if case .scalar(let scalar) = content { scalar.kind == .null } else { false }
    }

    /// The member of a mapping, or nil if there isn't one or this isn't a mapping.
    package subscript(_ key: String) -> Node? {
        if case .mapping(let mapping) = content { mapping[key] } else { nil }
    }

    /// The kind of value, for messages: `a string`, `an integer`, `a mapping`.
    package var kindDescription: String {
        switch content {
        case .scalar(let scalar): scalar.kind.description
        case .sequence: "a sequence"
        case .mapping: "a mapping"
        }
    }
}
