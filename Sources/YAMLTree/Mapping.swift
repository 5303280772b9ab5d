/// A mapping: its entries in the document's order, no key twice, and fast look-up by key.
package struct Mapping: Sendable {
    package struct Key: Sendable {
        package var text: String
        package var location: SourceLocation
        package var kind: Scalar.Kind

        package init(text: String, location: SourceLocation, kind: Scalar.Kind = .string) {
            self.text = text
            self.location = location
            self.kind = kind
        }

        /// What the core schema makes of the key.
        ///
        /// `200:` is an integer and `"200":` a string; the text is `200` for both.
        package var value: ResolvedScalar { ResolvedScalar(text: text, kind: kind) }
    }

    package struct Entry: Sendable {
        package var key: Key
        package var value: Node

        package init(key: Key, value: Node) {
            self.key = key
            self.value = value
        }
    }

    package let entries: [Entry]
    /// Where each key stands; only for many entries: a few are found faster by looking at each.
    private let positions: [ExactText: Int]?

    /// - Parameter entries: where two have the same key, look-up finds the first.
    package init(entries: [Entry] = []) {
        self.entries = entries
        positions =
            entries.count > 64
            ? Dictionary(entries.enumerated().map { (ExactText($1.key.text), $0) }) { first, _ in first } : nil
    }

    package subscript(_ key: String) -> Node? { entry(key)?.value }

    package func entry(_ key: String) -> Entry? {
        if let positions { return positions[ExactText(key)].map { entries[$0] } }
        return entries.first { $0.key.text.isSameText(as: key) }
    }
}

extension Mapping: RandomAccessCollection {
    package var startIndex: Int { entries.startIndex }
    package var endIndex: Int { entries.endIndex }
    package subscript(position: Int) -> Entry { entries[position] }
    package func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

/// A text that equals another only scalar by scalar.
struct ExactText: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactText, right: ExactText) -> Bool { left.text.isSameText(as: right.text) }
}

extension String {
    /// Equal scalar by scalar, as YAML and JSON compare keys; `==` also takes a composed and a decomposed `é` as equal.
    func isSameText(as other: String) -> Bool {
        // A text is ASCII where it has as many units of UTF-16 as of UTF-8, and then `==` has said all.
        self == other && utf8.count == other.utf8.count
            && (utf16.count == utf8.count || utf8.elementsEqual(other.utf8))
    }
}
