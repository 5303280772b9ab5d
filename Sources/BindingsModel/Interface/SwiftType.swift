/// A type in generated code.
package indirect enum SwiftType: Hashable, Sendable {
    case string, bool, int, int32, int64, uint32, uint64, double, float
    /// For numbers that no other type represents exactly.
    case decimal
    case dateTime
    case date
    /// Bytes that are a Base64 string on the wire.
    case base64
    /// Raw bytes with their media type.
    case bytes
    case multipart
    /// Any JSON.
    case json
    case array(SwiftType)
    case dictionary(SwiftType)
    case optional(SwiftType)
    /// A generated type, by its qualified name.
    case named(TypeName)
    /// A hand-written type and its module.
    case external(String, module: String)
    case void
}

/// The qualified name of a generated type.
package struct TypeName: Hashable, Sendable, CustomStringConvertible {
    package var parent: SwiftName?
    package var own: SwiftName

    package init(_ own: SwiftName, in parent: SwiftName? = nil) {
        self.own = own
        self.parent = parent
    }

    package var description: String { parent.map { "\($0).\(own)" } ?? own.description }
}

extension SwiftType {
    /// Whether the runtime encodes the type directly into a path, query, header field or cookie, without JSON.
    package var isWrittenPlain: Bool {
        switch self {
        case .string, .bool, .int, .int32, .int64, .uint32, .uint64, .double, .float, .dateTime, .date: true
        default: false
        }
    }

    /// The approximate length of its name.
    var nameLength: Int {
        switch self {
        case .array(let element), .dictionary(let element), .optional(let element): element.nameLength + 4
        case .named(let name): name.own.identifier.utf8.count + (name.parent?.identifier.utf8.count ?? 0)
        case .external(let name, _): name.utf8.count
        default: 8
        }
    }
}
