import OpenAPIDocument

extension MediaType {
    /// The name in lowercase, without parameters.
    var essence: String { name.prefix { $0 != ";" }.lowercased() }

    /// Whether it is JSON, by name or by its `+json` suffix (RFC 6839).
    var isJSON: Bool { Self.isJSON(name) }

    static func isJSON(_ name: String) -> Bool {
        if name == "application/json" { return true }
        let name = name.prefix { $0 != ";" && $0 != " " }.lowercased()
        return name == "application/json" || name.hasSuffix("+json") || name == "text/json" || name == "*/*+json"
    }

    var isMultipart: Bool { essence == "multipart/form-data" }

    var isForm: Bool { essence == "application/x-www-form-urlencoded" }

    /// The schema that a Swift type is generated from.
    ///
    /// Forms are only sent. A received form is text, and a received multipart body is bytes.
    func typedSchema(isRead: Bool) -> SchemaID? { isJSON || (isForm && !isRead) ? schema : nil }

    /// The name of a case for the content.
    var caseName: SwiftName {
        let name = essence
        switch name {
        case "application/json": return SwiftName("json")
        case "application/x-www-form-urlencoded": return SwiftName("form")
        case "multipart/form-data": return SwiftName("multipart")
        case "text/plain": return SwiftName("text")
        case "*/*": return SwiftName("any")
        case "application/octet-stream": return SwiftName("binary")
        default:
            let parts = name.split(separator: "/")
            let subtype = parts.count == 2 && parts[1] != "*" ? parts[1] : parts.first ?? "content"
            return SwiftName.member(subtype.hasPrefix("vnd.") ? String(subtype.dropFirst(4)) : String(subtype))
        }
    }
}

extension Parameter {
    var schema: SchemaID? {
        switch content {
        case .schema(let id): id
        case .media(let media): media.schema
        case .unspecified: nil
        }
    }

    /// Whether OpenAPI ignores its definition (Parameter Object).
    var isIgnored: Bool {
        place == .header && ["accept", "content-type", "authorization"].contains(name.lowercased())
    }

    /// Whether a part's header field is defined elsewhere, or written by the runtime.
    ///
    /// OpenAPI, Encoding Object: 'Content-Type' is described by 'contentType'.
    var isDescribedOtherwise: Bool {
        ["content-type", "content-disposition", "content-transfer-encoding"].contains(name.lowercased())
    }
}
