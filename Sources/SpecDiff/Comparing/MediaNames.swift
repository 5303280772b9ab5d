/// Media types, normalized for comparison.
extension String {
    private var mediaParts: (type: String, subtype: String, parameters: String) {
        let lower = lowercased()
        let main = lower.prefix { $0 != ";" }
        let parameters = lower.dropFirst(main.count).filter { $0 != " " }
        let halves = main.split(separator: "/", maxSplits: 1).map { $0.filter { $0 != " " } }
        return (halves.first ?? "", halves.count > 1 ? halves[1] : "", parameters)
    }

    /// The media type in a normalized spelling.
    ///
    /// `charset=utf-8` has no meaning for JSON.
    var canonicalMedia: String {
        let parts = mediaParts
        let parameters = isJSONMedia && parts.parameters == ";charset=utf-8" ? "" : parts.parameters
        return "\(parts.type)/\(parts.subtype)\(parameters)"
    }

    /// The format: `json` for `application/problem+json` too, otherwise the type without its parameters.
    var mediaKind: String {
        let parts = mediaParts
        if isJSONMedia { return "json" }
        if let plus = parts.subtype.lastIndex(of: "+") {
            return String(parts.subtype[parts.subtype.index(after: plus)...])
        }
        return parts.subtype == "xml" ? "xml" : "\(parts.type)/\(parts.subtype)"
    }

    /// The effect of replacing a media type with another of the same format: `application/problem+json` is a subtype
    /// of JSON.
    func becoming(_ other: String) -> Effect? {
        if self == other { return nil }
        let (old, new) = (canonicalMedia, other.canonicalMedia)
        func main(_ name: String) -> Substring { name.prefix { $0 != ";" } }
        func isGeneral(_ name: String) -> Bool { ["application/json", "application/xml"].contains(main(name)) }
        if old == new || new.isMediaRange(of: old) { return nil }
        if main(old) == main(new) { return .changes }
        return isGeneral(new) ? .widens : isGeneral(old) ? .narrows : .changes
    }

    /// Whether this is a range, such as `text/*`.
    var isMediaRange: Bool { mediaParts.subtype == "*" }

    /// Whether this is a range that contains the media type.
    func isMediaRange(of media: String) -> Bool {
        isMediaRange && !media.isMediaRange && (rangeType == "*" || rangeType == media.rangeType)
    }

    /// The part before the slash, which ranges are matched by.
    var rangeType: String { mediaParts.type }

    var isJSONMedia: Bool {
        let subtype = mediaParts.subtype
        return subtype == "json" || subtype.hasSuffix("+json")
    }
}
