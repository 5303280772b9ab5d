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

    package var entries: [Entry] {
        didSet { index = KeyIndex(entries) }
    }
    /// Only for many entries; a few are found faster by looking at each.
    private var index: KeyIndex?

    /// - Parameter entries: where two have the same key, look-up finds the first.
    package init(entries: [Entry] = []) {
        self.entries = entries
        index = KeyIndex(entries)
    }

    package subscript(_ key: String) -> Node? { entry(key)?.value }

    package func entry(_ key: String) -> Entry? {
        if let index { return index.position(of: key, in: entries).map { entries[$0] } }
        return entries.first { $0.key.text.isSameText(as: key) }
    }
}

extension Mapping: RandomAccessCollection {
    package var startIndex: Int { entries.startIndex }
    package var endIndex: Int { entries.endIndex }
    package subscript(position: Int) -> Entry { entries[position] }
    package func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

/// Where each key of a big mapping stands: an open-addressing table of positions.
///
/// It hashes with the standard library's randomly seeded hash, so no document can be written to make it slow.
private struct KeyIndex: Sendable {
    private static let threshold = 16
    private static let free = UInt32.max

    private var slots: [UInt32]

    init?(_ entries: [Mapping.Entry]) {
        guard entries.count > Self.threshold, entries.count < Int(UInt32.max) / 4 else { return nil }
        var capacity = 64
        while capacity < entries.count * 2 { capacity *= 2 }
        slots = Array(repeating: Self.free, count: capacity)
        for (position, entry) in entries.enumerated() {
            var slot = entry.key.text.hashValue & (capacity - 1)
            while slots[slot] != Self.free {
                if entries[Int(slots[slot])].key.text.isSameText(as: entry.key.text) { break }
                slot = (slot + 1) & (capacity - 1)
            }
            if slots[slot] == Self.free { slots[slot] = UInt32(position) }
        }
    }

    func position(of key: String, in entries: [Mapping.Entry]) -> Int? {
        var slot = key.hashValue & (slots.count - 1)
        while slots[slot] != Self.free {
            let position = Int(slots[slot])
            if entries[position].key.text.isSameText(as: key) { return position }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }
}

extension String {
    /// Equal scalar by scalar, as YAML and JSON compare keys; `==` also takes a composed and a decomposed `é` as equal.
    func isSameText(as other: String) -> Bool {
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }
}
