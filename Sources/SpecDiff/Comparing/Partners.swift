/// The things of one side that have no partner yet, to be taken by what pairs them: the first of several first.
struct Partners<Key: Hashable> {
    private let indices: [Int]
    /// The last first, so that the first can be taken off.
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
