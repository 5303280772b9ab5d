/// A mapping: unique keys in document order, with fast lookup.
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

        /// The kind that the core schema resolves the key to.
        ///
        /// `200:` is an integer and `"200":` a string; the key is `200` for both.
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
    /// The position of each key.
    ///
    /// Built only for many entries, because scanning a few is faster.
    private let positions: [ExactText: Int]?

    /// - Parameter entries: If two have the same key, lookup finds the first.
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

/// A string compared scalar by scalar.
struct ExactText: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactText, right: ExactText) -> Bool { left.text.isSameText(as: right.text) }
}

extension String {
    /// Compares scalar by scalar, as YAML and JSON compare keys.
    ///
    /// `==` would treat a composed and a decomposed `é` as equal.
    func isSameText(as other: String) -> Bool {
        // A string with as many UTF-16 as UTF-8 code units is ASCII, so the result of `==` is exact.
        self == other && utf8.count == other.utf8.count
            && (utf16.count == utf8.count || utf8.elementsEqual(other.utf8))
    }
}
