/// A type of generated code.
package indirect enum SwiftType: Hashable, Sendable {
    case string, bool, int, int32, int64, uint32, uint64, double, float
    /// For numbers that no other type holds exactly.
    case decimal
    case dateTime
    case date
    /// Bytes that are Base64 text on the wire.
    case base64
    /// Bytes as they are, with their media type.
    case bytes
    case multipart
    /// Any JSON.
    case json
    case array(SwiftType)
    case dictionary(SwiftType)
    case optional(SwiftType)
    /// A generated type, by its full name.
    case named(TypeName)
    /// A hand-written type, and the module that has it.
    case external(String, module: String)
    case void
}

/// The full name of a generated type: its own, behind the one that it is nested in.
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
    /// Whether the runtime writes a value of the type itself into a path, query, header field or cookie without its JSON.
    package var isWrittenPlain: Bool {
        switch self {
        case .string, .bool, .int, .int32, .int64, .uint32, .uint64, .double, .float, .dateTime, .date: true
        default: false
        }
    }

    /// About how long its name is.
    var nameLength: Int {
        switch self {
        case .array(let element), .dictionary(let element), .optional(let element): element.nameLength + 4
        case .named(let name): name.own.identifier.utf8.count + (name.parent?.identifier.utf8.count ?? 0)
        case .external(let name, _): name.utf8.count
        default: 8
        }
    }
}
