package import OpenAPIDocument
package import YAMLTree

/// The differences between two documents.
package struct DocumentChanges: Sendable {
    /// Changes that callers may notice, in the revision's order.
    package var changes: [Change]
    /// Documentation-only changes.
    package var documentation: [Change]

    package init(changes: [Change] = [], documentation: [Change] = []) {
        self.changes = changes
        self.documentation = documentation
    }

    /// The highest level of any change.
    package var highest: Level? { (changes + documentation).map(\.level).max() }
}

/// Compares two documents.
package enum SpecDiff {
    /// A document with the names of its files.
    package struct Side: Sendable {
        package var document: Document
        package var files: SourceFiles

        package init(document: Document, files: SourceFiles) {
            self.document = document
            self.files = files
        }
    }

    /// - Parameter today: The date to check sunsets against.
    package static func compare(
        _ base: Side,
        _ revision: Side,
        _ policy: Policy = Policy(),
        today: CalendarDate
    ) -> DocumentChanges {
        var walker = Walker(
            old: base.document.namingSecuritySchemes(like: revision.document),
            new: revision.document
        )
        walker.walk()
        let (deltas, steps) = (walker.deltas, walker.steps)
        let oldPlaces = PlaceFinder(base, deltas.compactMap(\.base))
        let newPlaces = PlaceFinder(revision, deltas.compactMap(\.revision) + deltas.compactMap(\.anchor))
        var reach = Reach(steps)
        var result = DocumentChanges()
        let isSettled = walker.stabilities.allSatisfy { $0 == .stable }
        let named = deltas.map { (delta: $0, rule: RuleTable.rule(of: $0)) }
        for (delta, rule) in named.sorted(by: isBefore) {
            let reached = reach.operations(from: delta.site.step)
            let stability = isSettled ? .stable : reached.map { walker.stabilities[$0] }.max() ?? .stable
            guard let level = policy.level(of: delta, rule, stability, today: today) else { continue }
            let change = Change(
                rule: rule.id,
                edit: rule.edit,
                level: level,
                isSecurity: rule.isSecurity,
                message: rule.message(delta),
                advice: rule.advice,
                direction: delta.site.direction,
                operations: OperationList(walker.operations, reached),
                base: delta.base.map { oldPlaces.place($0, member: delta.member) },
                revision: delta.revision.map { newPlaces.place($0, member: delta.member) },
                anchor: delta.anchor.map { newPlaces.place($0, member: delta.member) }
            )
            if level == .documentation {
                result.documentation.append(change)
            } else {
                result.changes.append(change)
            }
        }
        return result
    }

    /// The two sides, restricted to operations that are in scope on either side.
    package static func limiting(
        _ base: Side,
        _ revision: Side,
        to isInScope: (OperationName, OpenAPIDocument.Operation) -> Bool
    ) -> (base: Side, revision: Side) {
        func key(_ item: PathItem, _ operation: OpenAPIDocument.Operation) -> String {
            "\(operation.method) \(item.path.skeleton)"
        }
        var kept: Set<String> = []
        for document in [base.document, revision.document] {
            for (items, isWebhook) in [(document.paths, false), (document.webhooks, true)] {
                for item in items {
                    for operation in item.operations {
                        let id = operation.operationID?.text
                        let name = OperationName(
                            method: operation.method,
                            path: item.path,
                            id: id,
                            isWebhook: isWebhook
                        )
                        if isInScope(name, operation) { kept.insert(key(item, operation)) }
                    }
                }
            }
        }
        func limited(_ side: Side) -> Side {
            func items(_ items: [PathItem]) -> [PathItem] {
                items.map { item in
                    var limited = item
                    limited.operations.removeAll { !kept.contains(key(item, $0)) }
                    return limited
                }
            }
            var side = side
            side.document.paths = items(side.document.paths)
            side.document.webhooks = items(side.document.webhooks)
            return side
        }
        return (limited(base), limited(revision))
    }

    private typealias Named = (delta: Delta, rule: Rule)

    private static func isBefore(_ left: Named, _ right: Named) -> Bool {
        let one = left.delta.revision ?? left.delta.anchor
        let other = right.delta.revision ?? right.delta.anchor
        if let one, let other, one != other { return one < other }
        if (one == nil) != (other == nil) { return other == nil }
        if let one = left.delta.base, let other = right.delta.base, one != other { return one < other }
        return (left.rule.id, left.delta.subject) < (right.rule.id, right.delta.subject)
    }
}

/// The operations that have a path to each step.
///
/// Tarjan's algorithm over the steps' parents, without recursion. The steps of a cycle are reached by the same
/// operations, and a step with one parent shares that parent's list.
private struct Reach {
    private let steps: [Walker.Step]
    /// The visiting order, or 0 for an unvisited step.
    private var numbers: [Int32]
    /// The first step of the cycle that each step is known to belong to.
    private var lows: [Int32]
    /// Sorted.
    ///
    /// Nil if a step's cycle isn't complete.
    private var known: [[Int]?]
    private var visits: Int32 = 0
    private var open: [Int] = []

    init(_ steps: [Walker.Step]) {
        self.steps = steps
        numbers = Array(repeating: 0, count: steps.count)
        lows = numbers
        known = Array(repeating: nil, count: steps.count)
    }

    mutating func operations(from start: Int32) -> [Int] {
        guard steps.indices.contains(Int(start)) else { return [] }
        if let operations = known[Int(start)] { return operations }
        var path: [(step: Int, next: Int)] = [(Int(start), 0)]
        while let (step, next) = path.last {
            if next == 0 {
                visits += 1
                numbers[step] = visits
                lows[step] = visits
                open.append(step)
            }
            if next < steps[step].parents.count {
                path[path.count - 1].next += 1
                let parent = Int(steps[step].parents[next])
                guard steps.indices.contains(parent) else { continue }
                if numbers[parent] == 0 {
                    path.append((parent, 0))
                } else if known[parent] == nil {
                    lows[step] = min(lows[step], numbers[parent])
                }
                continue
            }
            path.removeLast()
            if let child = path.last?.step { lows[child] = min(lows[child], lows[step]) }
            if lows[step] == numbers[step] { close(step) }
        }
        return known[Int(start)] ?? []
    }

    private mutating func close(_ first: Int) {
        guard let start = open.lastIndex(of: first) else { return }
        var lists: [[Int]] = []
        var own: [Int] = []
        for step in open[start...] {
            if case .operation(let index) = steps[step].kind { own.append(index) }
            for parent in steps[step].parents where steps.indices.contains(Int(parent)) {
                if let list = known[Int(parent)], lists.last != list { lists.append(list) }
            }
        }
        let operations = lists.count == 1 && own.isEmpty ? lists[0] : Set(lists.joined()).union(own).sorted()
        for step in open[start...] { known[step] = operations }
        open.removeSubrange(start...)
    }
}

/// The locations of changes, with their pointers.
private struct PlaceFinder {
    private let side: SpecDiff.Side
    private let pointers: PointerIndex

    init(_ side: SpecDiff.Side, _ locations: [SourceLocation]) {
        self.side = side
        pointers = PointerIndex(keys: locations, values: locations, roots: side.document.roots)
    }

    func place(_ location: SourceLocation, member: String?) -> Change.Place {
        var pointer = pointers.either(at: location)
        // A mapping starts at its first key, so the location isn't enough to distinguish the two.
        if let member, let holder = pointer, let root = side.document.root(of: location.file),
            root.node(at: holder)?.mapping?.entry(member)?.key.location == location
        {
            pointer = holder.appending(member)
        }
        return Change.Place(
            file: side.files.name(of: location.file),
            location: location,
            pointer: pointer
        )
    }
}
