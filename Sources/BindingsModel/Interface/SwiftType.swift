/// A Swift type as generated code names it.
package indirect enum SwiftType: Hashable, Sendable {
    case string, bool, int, int32, int64, uint32, uint64, double, float
    /// `Decimal`, for numbers that no other type holds exactly.
    case decimal
    /// `DateTime` of the runtime.
    case dateTime
    /// `CalendarDate` of the runtime.
    case date
    /// `Data`, Base64 text on the wire.
    case base64
    /// `FileContent` of the runtime: bytes as they are, with their media type.
    case bytes
    /// `MultipartForm` of the runtime.
    case multipart
    /// `JSONValue` of the runtime.
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
    package var parent: String?
    package var own: SwiftName

    package init(_ own: SwiftName, in parent: String? = nil) {
        self.own = own
        self.parent = parent
    }

    package var description: String { parent.map { "\($0).\(own)" } ?? own.description }
}

extension SwiftType {
    /// The type as it stands in code inside of the type `scope`, whose nested types need no prefix there.
    package func text(in scope: SwiftName) -> String {
        switch self {
        case .array(let element): "[\(element.text(in: scope))]"
        case .dictionary(let value): "[String: \(value.text(in: scope))]"
        case .optional(let wrapped): "\(wrapped.text(in: scope))?"
        case .named(let name) where name.parent == scope.description: name.own.description
        default: description
        }
    }
}

extension SwiftType: CustomStringConvertible {
    /// The type as it stands in code.
    package var description: String {
        switch self {
        case .string: "String"
        case .bool: "Bool"
        case .int: "Int"
        case .int32: "Int32"
        case .int64: "Int64"
        case .uint32: "UInt32"
        case .uint64: "UInt64"
        case .double: "Double"
        case .float: "Float"
        case .decimal: "Decimal"
        case .dateTime: "DateTime"
        case .date: "CalendarDate"
        case .base64: "Data"
        case .bytes: "FileContent"
        case .multipart: "MultipartForm"
        case .json: "JSONValue"
        case .array(let element): "[\(element)]"
        case .dictionary(let value): "[String: \(value)]"
        case .optional(let wrapped): "\(wrapped)?"
        case .named(let name): name.description
        case .external(let name, _): name
        case .void: "Void"
        }
    }

    /// Whether the runtime has the type.
    package var isRuntimeType: Bool {
        switch self {
        case .dateTime, .date, .bytes, .multipart, .json: true
        case .array(let element), .dictionary(let element), .optional(let element): element.isRuntimeType
        default: false
        }
    }

    /// Whether the runtime writes a value of the type itself into a path, query, header field or cookie without its JSON.
    package var isWrittenPlain: Bool {
        switch self {
        case .string, .bool, .int, .int32, .int64, .uint32, .uint64, .double, .float, .dateTime, .date: true
        default: false
        }
    }

    /// The module that must be imported for the type, beside the runtime.
    package var module: String? {
        switch self {
        case .base64, .decimal: "Foundation"
        case .external(_, let module): module
        case .array(let element), .dictionary(let element), .optional(let element): element.module
        default: nil
        }
    }
}
