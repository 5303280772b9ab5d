/// The candidate that `text` most likely misspells, for "did you mean"; nil when none is near.
///
/// Near means at most one edit in three characters, where an edit inserts, deletes, replaces or swaps, and a difference
/// in case only is no edit. The first of equally near candidates wins.
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

/// Optimal string alignment distance over scalars in lower case.
private enum EditDistance {
    /// Beyond this nobody misspells, and the work would grow with the square.
    static let longest = 100

    static func folded(_ text: String) -> [Unicode.Scalar] { Array(text.lowercased().unicodeScalars) }

    /// The distance, or nil when it is not below the bound.
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
