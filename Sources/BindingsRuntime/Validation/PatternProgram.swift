/// A pattern that runs in time linear in the text, whatever the pattern and the text are (Thompson 1968).
///
/// Each scalar is read once, while the program is at all the places that it can have reached. What needs going back is no
/// such program: references to groups, and looking ahead or behind.
struct PatternProgram: Sendable {
    /// One step; targets are relative, so that a repeated part can be copied.
    enum Step: Sendable {
        /// Takes a scalar of a set.
        case take(set: Int)
        /// Goes on with the next step, and with another one too.
        case fork(Int)
        case jump(Int)
        case start
        case end
        case boundary(Bool)
    }

    /// The most steps of a program: a repeated part is copied for each of its bounds.
    static let maximumSize = 10_000
    /// The most work that a text may cost, in steps; a pattern of less than a hundred never costs as much.
    private static func budget(for text: String) -> Int { 1_000_000 + 100 * text.utf8.count }

    let steps: [Step]
    let sets: [ScalarSet]

    /// Compiles a pattern; nil where it is outside of what this can run.
    init?(_ source: String) {
        var reader = PatternReader(source)
        guard let steps = reader.pattern() else { return nil }
        self.steps = steps
        sets = reader.sets
    }

    /// Whether the pattern is found in the text; nil where that would cost more than the budget.
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
