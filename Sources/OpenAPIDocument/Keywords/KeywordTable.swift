/// Each keyword of each kind of object and version, with what becomes of it.
///
/// The reader asks this table about every key that it does not read, so a keyword without a row is an unknown one, and
/// the page of supported keywords is this table printed.
package enum KeywordTable {
    /// What becomes of a keyword.
    package enum Treatment: String, CaseIterable, Sendable {
        /// It decides what is generated.
        case generated
        /// Values are held against it: before they are sent, and on request what was received.
        case validated
        /// It is read and checked itself; no value is held against it.
        case checked
        /// It goes into doc comments.
        case documented
        /// It cannot matter to a client.
        case ignored
        /// It is an error, because leaving it out would give a wrong client.
        case refused
    }

    package struct Row: Sendable {
        /// The keyword, or, where the author chooses the names, what they stand for: `{name}`.
        package var keyword: String
        package var treatment: Treatment
        package var first: OpenAPIVersion.Line
        package var last: OpenAPIVersion.Line
        /// What is particular about it; for a refused keyword, what to do instead.
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

    /// The rows of a kind, in the order of the specification.
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
