/// The impact of a change on callers, from lowest to highest.
package enum Level: String, CaseIterable, Comparable, Sendable {
    /// Only documentation changed: descriptions, examples, titles.
    case documentation
    /// Every caller that followed the old contract still works.
    case compatible
    /// The documents don't say whether a caller stops working.
    case caution
    /// A caller that followed the old contract may stop working.
    case breaking

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}
