import OpenAPIDocument
import YAMLTree

/// Matches the elements of two documents, from operations down to the last schema, and reports how each pair differs.
///
/// Schemas form a graph, which may be cyclic. Each pair of schemas is compared once per direction, however many paths
/// lead to it. What is found there applies to every operation with a path to it. It uses a queue instead of
/// recursion, so no chain of references can overflow the stack.
struct Walker {
    let old: Document
    let new: Document
    /// A probe only needs to know how two schemas compare, so it keeps only the effects of what it finds.
    var probe: Probe?

    var steps: [Step] = []
    private(set) var deltas: [Delta] = []
    var operations: [OperationName] = []
    var stabilities: [Stability] = []
    let oldViews: SchemaViews
    let newViews: SchemaViews
    private var seen: [Visit: Int32] = [:]
    private var queue: [Work] = []
    private var next = 0

    /// The combined budget for all probes of a comparison.
    ///
    /// A probe may start others, so their number could grow without bounds.
    final class ProbeBudget {
        var pairs = 200_000
        /// The budget for comparing patterns.
        var patternSteps = 4_000_000
        /// The results of independent probes.
        var known: [Question: Relation] = [:]

        struct Question: Hashable {
            var old: SchemaID
            var new: SchemaID
            var isStrict: Bool
        }
    }

    let budget: ProbeBudget

    struct Probe {
        var depth: Int
        /// Whether an object accepts any value for an undeclared property, as in JSON Schema.
        ///
        /// Otherwise, objects are read as authors usually mean them.
        var isStrict: Bool
        /// The pairs being compared.
        ///
        /// A path back to one of them depends only on it.
        var open: Set<[SchemaID]> = []
        var relation = Relation.same
    }

    /// One path to a pair.
    ///
    /// Its first parent is used in messages.
    struct Step {
        var kind: Kind
        /// -1 for operations and the document.
        var parents: [Int32]

        enum Kind {
            case document
            case operation(Int)
            case part(String, Role)
            case property(String)
            case items
            case values
            case member(String)
            case keyword(String)
        }
    }

    /// The role of a schema, as far as it affects the meaning of its changes.
    enum Role: Sendable, Hashable {
        case body, property, parameter, header, inner
    }

    private struct Visit: Hashable {
        var old: SchemaID
        var new: SchemaID
        var direction: Direction
        var flags: UInt16
    }

    struct Work {
        var old: SchemaID
        var new: SchemaID
        var direction: Direction
        var role: Role
        var isText = false
        /// For a parameter: whether several values are sent as the repeated name.
        var isRepeatable = false
        /// For a parameter: whether it is required on both sides.
        var isAlwaysGiven = false
        /// Inside a property that this direction excludes.
        var isQuiet = false
        var step: Int32

        init(_ old: SchemaID, _ new: SchemaID, _ role: Role, _ site: Site) {
            self.old = old
            self.new = new
            self.role = role
            direction = site.direction ?? .request
            step = site.step
        }
    }

    init(
        old: Document,
        new: Document,
        probe: Probe? = nil,
        budget: ProbeBudget = ProbeBudget(),
        views: (old: SchemaViews, new: SchemaViews)? = nil
    ) {
        self.old = old
        self.new = new
        self.probe = probe
        self.budget = budget
        oldViews = views?.old ?? SchemaViews(old)
        newViews = views?.new ?? SchemaViews(new)
    }

    mutating func addStep(_ kind: Step.Kind, under parent: Int32) -> Int32 {
        steps.append(Step(kind: kind, parents: [parent]))
        return Int32(steps.count - 1)
    }

    /// Queues a pair of schemas for comparison.
    mutating func enqueue(_ old: SchemaID, _ new: SchemaID, _ kind: Step.Kind, like work: Work, role: Role = .inner) {
        var child = work
        child.old = old
        child.new = new
        child.role = role
        child.isRepeatable = false
        child.isAlwaysGiven = false
        enqueue(child, kind, under: work.step)
    }

    mutating func enqueue(_ work: Work, _ kind: Step.Kind, under parent: Int32) {
        var work = work
        let (from, to) = (oldViews[work.old], newViews[work.new])
        work.isQuiet =
            work.isQuiet
            || (work.direction == .request ? from.isReadOnly && to.isReadOnly : from.isWriteOnly && to.isWriteOnly)
        let place: UInt16 =
            (work.role == .parameter || work.role == .header ? 1 : 0) | (work.isText ? 2 : 0) | (work.isQuiet ? 4 : 0)
            | (work.isAlwaysGiven ? 8 : 0)
        // If nothing on the path adds to the schemas, all paths to them are equivalent.
        let isPlain = from.flags == 0 && to.flags == 0
        let visit = Visit(
            old: isPlain ? from.id : work.old,
            new: isPlain ? to.id : work.new,
            direction: work.direction,
            flags: place
        )
        if let step = seen[visit] {
            if probe == nil { steps[Int(step)].parents.append(parent) }
            return
        }
        work.step = addStep(kind, under: parent)
        seen[visit] = work.step
        queue.append(work)
    }

    /// Processes the queue until it is empty.
    mutating func drain() {
        while next < queue.count {
            if let probe {
                if probe.relation == .incomparable || budget.pairs <= 0 { return }
                budget.pairs -= 1
            }
            let work = queue[next]
            next += 1
            compareSchemas(work)
            if next > 4096, next * 2 > queue.count {
                queue.removeFirst(next)
                next = 0
            }
        }
    }

    /// Whether a probe gave up early.
    var isUnfinished: Bool { next < queue.count }

    /// Reports a fact.
    ///
    /// - Parameters:
    ///   - old: Nil if it was added.
    ///   - new: Nil if it was removed.
    ///   - keyword: The member to point to on both sides, or nil for the objects themselves.
    mutating func state(
        _ aspect: Aspect,
        _ old: String?,
        _ new: String?,
        _ effect: Effect,
        at keyword: String? = nil,
        _ site: Site
    ) {
        guard probe == nil else {
            let isUndecided = aspect == .optionalProperty && probe?.isStrict ?? false
            probe?.relation.formUnion(isUndecided ? .incomparable : Relation(effect))
            return
        }
        deltas.append(
            Delta(
                aspect: aspect,
                old: old,
                new: new,
                effect: effect,
                subject: site.subject ?? subject(of: site.step),
                site: site,
                keyword: keyword
            )
        )
    }

    /// Reports additions and removals as two facts.
    mutating func state(
        _ aspect: Aspect,
        removed: String?,
        added: String?,
        _ whenAdded: Effect,
        at keyword: String? = nil,
        _ site: Site
    ) {
        if let removed { state(aspect, removed, nil, whenAdded.inverse, at: keyword, site) }
        if let added { state(aspect, nil, added, whenAdded, at: keyword, site) }
    }

    /// Reports which names each list has and the other lacks.
    mutating func state(
        _ aspect: Aspect,
        lists old: [String],
        _ new: [String],
        _ whenAdded: Effect,
        at keyword: String? = nil,
        _ site: Site
    ) {
        let (removed, added) = (old.missing(in: new), new.missing(in: old))
        state(aspect, removed: removed, added: added, whenAdded, at: keyword, site)
    }

    /// Reports an element that was added or removed.
    mutating func state(
        _ aspect: Aspect,
        _ was: Bool,
        _ isNow: Bool,
        _ whenSet: Effect,
        at keyword: String? = nil,
        _ site: Site
    ) {
        if was, !isNow { state(aspect, "", nil, whenSet.inverse, at: keyword, site) }
        if !was, isNow { state(aspect, nil, "", whenSet, at: keyword, site) }
    }

    /// Reports that two strings differ.
    mutating func state(
        _ aspect: Aspect,
        changed old: String?,
        _ new: String?,
        _ effect: Effect,
        at keyword: String? = nil,
        _ site: Site
    ) {
        func words(_ text: String?) -> String { text.map { "'\($0.shortened)'" } ?? "none" }
        if old != new { state(aspect, words(old), words(new), effect, at: keyword, site) }
    }
}

extension Walker {
    /// How the sets of values that two schemas accept compare.
    func relate(_ from: SchemaID, _ to: SchemaID, isStrict: Bool = false) -> Relation {
        let isStrict = isStrict || probe?.isStrict ?? false
        guard probe == nil else { return findRelation(from, to, isStrict) }
        let question = ProbeBudget.Question(old: from, new: to, isStrict: isStrict)
        if let known = budget.known[question] { return known }
        let relation = findRelation(from, to, isStrict)
        budget.known[question] = relation
        return relation
    }

    private func findRelation(_ from: SchemaID, _ to: SchemaID, _ isStrict: Bool) -> Relation {
        let depth = (probe?.depth ?? 0) + 1
        var open = probe?.open ?? []
        guard open.insert([from, to]).inserted else { return .same }
        guard depth <= 4 else { return old[from].hasSameKeywords(as: new[to]) ? .same : .incomparable }
        let probe = Probe(depth: depth, isStrict: isStrict, open: open)
        var walker = Walker(old: old, new: new, probe: probe, budget: budget, views: (oldViews, newViews))
        walker.enqueue(Work(from, to, .inner, Site(step: 0)), .document, under: -1)
        walker.drain()
        return walker.isUnfinished ? .incomparable : walker.probe?.relation ?? .incomparable
    }

    /// The element at a step, for messages: `the request property 'user.name'`.
    func subject(of step: Int32) -> String {
        var parts: [String] = []
        var root = "the schema"
        var isProperty = false
        var index = step
        for _ in 0..<64 {
            guard index >= 0, Int(index) < steps.count else { break }
            let step = steps[Int(index)]
            switch step.kind {
            case .document, .operation: break
            case .part(let words, _): root = words
            case .property(let name):
                isProperty = true
                parts.append(parts.isEmpty || parts.last?.hasPrefix("[") == true ? name : "\(name).")
            case .items: parts.append("[]")
            case .values: parts.append("[*]")
            case .member(let name): parts.append(parts.isEmpty ? "<\(name)>" : "<\(name)>.")
            case .keyword(let name): parts.append(parts.isEmpty ? "<\(name)>" : "<\(name)>.")
            }
            if case .part = step.kind { break }
            index = step.parents.first ?? -1
        }
        guard !parts.isEmpty else { return root }
        let path = parts.reversed().joined().shortened
        return isProperty ? "\(root) property '\(path)'" : "\(root) '\(path)'"
    }
}
