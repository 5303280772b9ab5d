/// A template such as `/cards/{id}/image.{format}#small`: its names, and what is left without them.
struct PathTemplate {
    private(set) var names: [String] = []
    /// The template with `{}` for each name: two paths with the same skeleton match the same URLs.
    private(set) var skeleton = ""
    /// Whether each brace has its other one, and each pair a name between.
    private(set) var isWellFormed = true

    init(_ text: String) {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
            skeleton = text
            return
        }
        var rest = text[...]
        var seen: Set<String> = []
        while let open = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) {
            skeleton += rest[..<open]
            let after = rest.index(after: open)
            guard rest.utf8[open] == UInt8(ascii: "{"),
                let close = rest[after...].utf8.firstIndex(of: UInt8(ascii: "}")),
                close > after, !rest[after..<close].utf8.contains(UInt8(ascii: "{"))
            else {
                isWellFormed = false
                skeleton += rest[open..<after]
                rest = rest[after...]
                continue
            }
            let name = String(rest[after..<close])
            if seen.insert(name).inserted { names.append(name) }
            skeleton += "{}"
            rest = rest[rest.index(after: close)...]
        }
        skeleton += rest
    }
}
