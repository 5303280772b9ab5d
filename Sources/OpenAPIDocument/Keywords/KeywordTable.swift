/// The support for each keyword, by kind of object and version.
///
/// The reader looks up every key that it doesn't read in this table. A keyword without a row is unknown. The page of
/// supported keywords is generated from it.
package enum KeywordTable {
    /// How a keyword is supported.
    package enum Treatment: String, CaseIterable, Sendable {
        /// It affects the generated code.
        case generated
        /// Requests are validated against it, and responses on demand.
        case validated
        /// It is read and checked, but values aren't validated against it.
        case checked
        /// It appears in doc comments.
        case documented
        /// It doesn't affect a client.
        case ignored
        /// It is an error, because ignoring it would generate a wrong client.
        case refused
    }

    package struct Row: Sendable {
        /// The keyword, or a placeholder such as `{name}` if the author chooses the names.
        package var keyword: String
        package var treatment: Treatment
        package var first: OpenAPIVersion.Line
        package var last: OpenAPIVersion.Line
        /// A note.
        ///
        /// For a rejected keyword, what to do instead.
        package var note: String?

        init(
            _ keyword: String,
            _ treatment: Treatment,
            from first: OpenAPIVersion.Line = .v3_0,
            to last: OpenAPIVersion.Line = .v3_2,
            _ note: String? = nil
        ) {
            self.keyword = keyword
            self.treatment = treatment
            self.first = first
            self.last = last
            self.note = note
        }

        package func isIn(_ line: OpenAPIVersion.Line) -> Bool { first <= line && line <= last }
    }

    /// The rows of a kind, in the specification's order.
    package static func rows(of kind: ObjectKind) -> [Row] { all[kind] ?? [] }

    static func row(_ keyword: String, of kind: ObjectKind) -> Row? { index[kind]?[keyword] }

    private static let all: [ObjectKind: [Row]] = Dictionary(
        uniqueKeysWithValues: ObjectKind.allCases.map { ($0, makeRows(of: $0)) }
    )
    private static let index: [ObjectKind: [String: Row]] = all.mapValues { rows in
        Dictionary(rows.map { ($0.keyword, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension OpenAPIVersion.Line {
    /// Such as `3.1`.
    package var name: String {
        switch self {
        case .v3_0: "3.0"
        case .v3_1: "3.1"
        case .v3_2: "3.2"
        }
    }
}
