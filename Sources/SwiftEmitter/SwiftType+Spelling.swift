package import BindingsModel

extension SwiftType {
    /// The spelling of the type outside of any other type.
    package var spelling: String { spelling { $0.description } }

    /// The spelling of the type, with the given names for generated types.
    func spelling(_ name: (TypeName) -> String) -> String {
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
        case .array(let element): "[\(element.spelling(name))]"
        case .dictionary(let value): "[String: \(value.spelling(name))]"
        case .optional(let wrapped): "\(wrapped.spelling(name))?"
        case .named(let type): name(type)
        case .external(let name, _): name
        case .void: "Void"
        }
    }

    /// Whether the type is part of the runtime.
    var isRuntimeType: Bool {
        switch self {
        case .dateTime, .date, .bytes, .multipart, .json: true
        case .array(let element), .dictionary(let element), .optional(let element): element.isRuntimeType
        default: false
        }
    }

    /// The module that must be imported for the type, in addition to the runtime.
    var module: String? {
        switch self {
        case .base64, .decimal: "Foundation"
        case .external(_, let module): module
        case .array(let element), .dictionary(let element), .optional(let element): element.module
        default: nil
        }
    }
}

extension Property.Wrapper {
    /// The runtime's name of the property wrapper.
    var spelling: String {
        switch self {
        case .plain: "Plain"
        case .nullable: "Nullable"
        case .indirect: "Indirect"
        case .indirectNullable: "IndirectNullable"
        }
    }
}

extension Property.DefaultValue {
    var expression: String {
        switch self {
        case .constant(let constant): SwiftExpression(constant).inline
        case .enumCase(let name): ".\(name)"
        }
    }
}

extension PropertyPath {
    /// The key path to the string, appended to an expression for the value.
    var expression: String {
        let properties = steps.map { "\($0.unwraps ? "?" : "").\($0.property)" }.joined()
        return properties + (endsInEnum ? "\(isOptional ? "?" : "").rawValue" : "")
    }
}

extension Number {
    var literal: String {
        switch self {
        case .integer(let value): String(value)
        case .real(let value): "\(value)"
        }
    }
}
