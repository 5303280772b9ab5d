/// The candidate that `text` most likely misspells, for "did you mean", or nil if none is close enough.
///
/// Close enough means at most one edit per three characters. An edit inserts, deletes, replaces or swaps
/// characters; a difference in case doesn't count. Ties go to the first candidate.
package func closestMatch(to text: String, among candidates: some Sequence<String>) -> String? {
    let wanted = EditDistance.folded(text)
    guard !wanted.isEmpty, wanted.count <= EditDistance.longest else { return nil }
    var best: String?
    var bestDistance = max(1, wanted.count / 3) + 1
    for candidate in candidates where candidate != text {
        guard abs(candidate.unicodeScalars.count - wanted.count) < bestDistance else { continue }
        let distance = EditDistance.between(wanted, EditDistance.folded(candidate), below: bestDistance)
        guard let distance, distance < candidate.unicodeScalars.count else { continue }
        (best, bestDistance) = (candidate, distance)
        if distance == 0 { break }
    }
    return best
}

/// The optimal string alignment distance over lowercased scalars.
private enum EditDistance {
    /// Longer names aren't compared, because the work grows with the square of the length.
    static let longest = 100

    static func folded(_ text: String) -> [Unicode.Scalar] { Array(text.lowercased().unicodeScalars) }

    /// The distance, or nil if it isn't below the bound.
    static func between(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], below bound: Int) -> Int? {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var distance = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
                row.append(distance)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count] < bound ? last[b.count] : nil
    }
}
