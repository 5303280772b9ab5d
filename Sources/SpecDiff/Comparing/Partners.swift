/// Unmatched elements of one side, by key.
///
/// Of several with the same key, the first is matched first.
struct Partners<Key: Hashable> {
    private let indices: [Int]
    /// In reverse order, so that the first can be removed cheaply.
    private var byKey: [Key: [Int]]
    private var taken: Set<Int> = []

    init(_ indices: some Sequence<Int>, key: (Int) -> Key) {
        self.indices = Array(indices)
        byKey = Dictionary(grouping: self.indices.reversed(), by: key)
    }

    mutating func take(_ key: Key) -> Int? {
        guard let index = byKey[key]?.popLast() else { return nil }
        taken.insert(index)
        return index
    }

    var left: [Int] { indices.filter { !taken.contains($0) } }
}
