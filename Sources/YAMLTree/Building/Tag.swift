/// A node's explicit tag.
enum Tag: Hashable {
    /// No tag, or the non-specific `!`.
    case none
    case string, integer, float, boolean, null, sequence, mapping, merge
    /// Any other tag, as written.
    case other(String)

    init(_ name: String) {
        let prefix = "tag:yaml.org,2002:"
        self =
            switch name {
            case "!": .none
            case prefix + "str", prefix + "binary", prefix + "timestamp": .string
            case prefix + "int": .integer
            case prefix + "float": .float
            case prefix + "bool": .boolean
            case prefix + "null": .null
            case prefix + "seq": .sequence
            case prefix + "map": .mapping
            case prefix + "merge": .merge
            default: .other(name.hasPrefix(prefix) ? "!!" + name.dropFirst(prefix.count) : name)
            }
    }

    /// For messages: `!!int`.
    var name: String {
        switch self {
        case .none: "!"
        case .string: "!!str"
        case .integer: "!!int"
        case .float: "!!float"
        case .boolean: "!!bool"
        case .null: "!!null"
        case .sequence: "!!seq"
        case .mapping: "!!map"
        case .merge: "!!merge"
        case .other(let name): name
        }
    }

    /// The kind of a scalar with this tag, or nil if its content doesn't match the tag.
    func kind(of text: UnsafeBufferPointer<UInt8>, _ style: Scalar.Style) -> Scalar.Kind? {
        if self == .none { return style == .plain ? CoreSchema.kind(of: text) : .string }
        if self == .string { return .string }
        let kind = CoreSchema.kind(of: text)
        switch (self, kind) {
        case (.integer, .integer), (.integer, .bigInteger), (.float, .float): return kind
        case (.float, .integer), (.float, .bigInteger): return .float
        case (.boolean, .true), (.boolean, .false), (.null, .null): return kind
        case (.merge, _): return .string
        default: return nil
        }
    }
}
