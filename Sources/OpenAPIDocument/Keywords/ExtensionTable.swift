/// The extensions that the generator supports, and the objects that they apply to.
package enum ExtensionTable {
    package struct Row: Sendable {
        package var keyword: String
        package var kinds: [ObjectKind]
        package var summary: String
    }

    package static let rows: [Row] = [
        Row(
            keyword: "x-swift-name",
            kinds: [.operation, .schema, .parameter, .server, .securityScheme, .response, .requestBody],
            summary: "the Swift name, if the derived one reads badly"
        ),
        Row(
            keyword: "x-enum-varnames",
            kinds: [.schema],
            summary: "a case name for each value of 'enum', in the same order"
        ),
        Row(
            keyword: "x-enum-descriptions",
            kinds: [.schema],
            summary: "a description for each value of 'enum', in the same order"
        ),
        Row(
            keyword: "x-error-codes",
            kinds: [.response],
            summary: "the location of the business code in the body, and the name and meaning of each code"
        ),
        Row(
            keyword: "x-failure-when",
            kinds: [.response],
            summary: "a property of the body; a success status is a failure if the property is not null"
        ),
        Row(
            keyword: "x-sensitive",
            kinds: [.schema, .parameter, .header],
            summary: "whether the value is redacted: 'true', 'false' or 'last-four'"
        ),
        Row(
            keyword: "x-swift-type",
            kinds: [.schema],
            summary: "a hand-written Swift type to use, with its module, and a placeholder value for generated examples"
        ),
        Row(keyword: "x-retry", kinds: [.operation], summary: "'unprocessed' or 'idempotent'"),
        Row(
            keyword: "x-environment",
            kinds: [.server],
            summary: "the environment that the server belongs to, such as 'sandbox' or 'production'"
        ),
        Row(
            keyword: "x-source",
            kinds: ObjectKind.allCases,
            summary: "the source of an undocumented fact"
        ),
    ]

    static func row(_ keyword: String) -> Row? { rows.first { $0.keyword == keyword } }

    /// The supported extension that an unknown key most likely misspells, or nil if it is probably an unrelated
    /// extension.
    ///
    /// Unrelated extensions are common, so close means: equal except for case and punctuation, or one edit away.
    static func misspelled(_ key: String) -> String? {
        let folded = fold(key)
        return rows.lazy.map(\.keyword).first { keyword in
            keyword != key && (fold(keyword) == folded || isOneEditAway(Array(keyword.utf8), Array(key.utf8)))
        }
    }

    private static func fold(_ text: String) -> [UInt8] {
        text.lowercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    }

    private static func isOneEditAway(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard abs(left.count - right.count) <= 1 else { return false }
        let start = zip(left, right).prefix { $0 == $1 }.count
        let l = left[start...]
        let r = right[start...]
        if l.count == r.count {
            if l.dropFirst() == r.dropFirst() { return true }
            return l.count >= 2 && l.first == r.dropFirst().first && r.first == l.dropFirst().first
                && l.dropFirst(2) == r.dropFirst(2)
        }
        return l.count > r.count ? l.dropFirst() == r : r.dropFirst() == l
    }
}
