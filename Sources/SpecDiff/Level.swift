/// How much a change asks of callers, from least to most.
package enum Level: String, CaseIterable, Comparable, Sendable {
    /// Only documentation changed: descriptions, examples, titles.
    case documentation
    /// Every caller that kept to the old contract keeps working.
    case compatible
    /// Whether a caller stops working cannot be decided from the documents.
    case caution
    /// Some caller that kept to the old contract can stop working.
    case breaking

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}
