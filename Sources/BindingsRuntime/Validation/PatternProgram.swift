/// A pattern matcher that runs in linear time for any pattern and string (Thompson 1968).
///
/// Each scalar is read once, while the program tracks all reachable states. Patterns that need backtracking, such as
/// backreferences and lookaround, aren't supported.
struct PatternProgram: Sendable {
    /// One step.
    ///
    /// Targets are relative, so a repeated part can be copied.
    enum Step: Sendable {
        /// Consumes a scalar of a set.
        case take(set: Int)
        /// Continues with the next step and with another one.
        case fork(Int)
        case jump(Int)
        case start
        case end
        case boundary(Bool)
    }

    /// The maximum number of steps.
    ///
    /// A repeated part is copied for each of its bounds.
    static let maximumSize = 10_000
    /// The maximum work for one string, in steps.
    ///
    /// A pattern with fewer than a hundred steps never reaches it.
    private static func budget(for text: String) -> Int { 1_000_000 + 100 * text.utf8.count }

    let steps: [Step]
    let sets: [ScalarSet]

    /// Compiles a pattern.
    ///
    /// Nil if it isn't supported.
    init?(_ source: String) {
        var reader = PatternReader(source)
        guard let steps = reader.pattern() else { return nil }
        self.steps = steps
        sets = reader.sets
    }

    /// Whether the pattern matches in the string.
    ///
    /// Nil if that would exceed the budget.
    func matches(_ text: String) -> Bool? {
        var scalars = text.unicodeScalars.makeIterator()
        var previous: Unicode.Scalar?
        var next = scalars.next()
        let isAnchored = if case .start? = steps.first { true } else { false }
        var visited = [Int](repeating: 0, count: steps.count)
        var round = 0
        var reached = [0]
        var waiting: [Int] = []
        var work = 0
        let budget = Self.budget(for: text)
        while true {
            round += 1
            waiting.removeAll(keepingCapacity: true)
            while let index = reached.popLast() {
                guard index < steps.count else { return true }
                if visited[index] == round { continue }
                visited[index] = round
                work += 1
                switch steps[index] {
                case .take: waiting.append(index)
                case .fork(let offset):
                    reached.append(index + offset)
                    reached.append(index + 1)
                case .jump(let offset): reached.append(index + offset)
                case .start: if previous == nil { reached.append(index + 1) }
                case .end: if next == nil { reached.append(index + 1) }
                case .boundary(let expected):
                    let isBoundary = ScalarSet.isWordCharacter(previous) != ScalarSet.isWordCharacter(next)
                    if isBoundary == expected { reached.append(index + 1) }
                }
            }
            guard let scalar = next else { return false }
            if work > budget { return nil }
            for index in waiting {
                if case .take(let set) = steps[index], sets[set].contains(scalar) { reached.append(index + 1) }
            }
            if !isAnchored { reached.append(0) }
            if reached.isEmpty { return false }
            previous = scalar
            next = scalars.next()
        }
    }
}
