/// Changes with the same cause: one edit of the document, in every direction that it affects.
struct Cause {
    /// The most severe first.
    private(set) var changes: [Change]

    var first: Change { changes[0] }
    var level: Level { first.level }
    var isSecurity: Bool { changes.contains(where: \.isSecurity) }

    /// The operations of all changes.
    var operations: OperationList {
        changes.dropFirst().reduce(first.operations) { $0.union($1.operations) }
    }

    /// The result in the other direction: `in responses compatible`.
    var otherDirections: [String] {
        changes.dropFirst().map { change in
            "\(change.direction.map { "in \($0.rawValue)s " } ?? "")\(change.level.rawValue) (\(change.rule))"
        }
    }

    private struct Key: Hashable {
        var edit: String
        var base: Change.Place?
        var revision: Change.Place?
        var anchor: Change.Place?
    }

    /// The order for review: the highest level first, then security, then the number of affected operations.
    static func grouping(_ changes: [Change]) -> [Cause] {
        var order: [Key] = []
        var groups: [Key: [Change]] = [:]
        for change in changes {
            let key = Key(edit: change.edit, base: change.base, revision: change.revision, anchor: change.anchor)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(change)
        }
        let causes = order.enumerated().map { index, key in
            (index, Cause(changes: (groups[key] ?? []).stablySorted { $0.level > $1.level }))
        }
        return causes.sorted { left, right in
            let (one, other) = (left.1, right.1)
            if one.level != other.level { return one.level > other.level }
            if one.isSecurity != other.isSecurity { return one.isSecurity }
            let (reach, otherReach) = (one.first.operations.count, other.first.operations.count)
            return reach != otherReach ? reach > otherReach : left.0 < right.0
        }.map(\.1)
    }
}

extension Array {
    fileprivate func stablySorted(by isBefore: (Element, Element) -> Bool) -> [Element] {
        enumerated().sorted { left, right in
            isBefore(left.element, right.element)
                || (!isBefore(right.element, left.element) && left.offset < right.offset)
        }.map(\.element)
    }
}
