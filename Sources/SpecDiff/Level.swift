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

    private var rank: Int {
        switch self {
        case .documentation: 0
        case .compatible: 1
        case .caution: 2
        case .breaking: 3
        }
    }

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}
