/// A fixed list of words, nearly all questions about which are answered by a word's length and first letter.
struct WordList: ExpressibleByArrayLiteral, Sendable {
    private let words: Set<String>
    /// For each first byte, a bit for each length that a word with it has.
    private let lengths: [UInt64]

    init(arrayLiteral words: String...) {
        self.words = Set(words)
        var lengths = Array(repeating: UInt64(0), count: 256)
        for word in words { lengths[Int(word.utf8.first ?? 0)] |= 1 << UInt64(word.utf8.count) }
        self.lengths = lengths
    }

    func contains(_ word: String) -> Bool {
        // A shift by 64 or more leaves nothing: no word here is that long.
        lengths[Int(word.utf8.first ?? 0)] & (1 << UInt64(word.utf8.count)) != 0 && words.contains(word)
    }
}

extension WordList: Sequence {
    func makeIterator() -> Set<String>.Iterator { words.makeIterator() }
}
