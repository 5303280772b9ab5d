/// What a regular expression accepts, for those without references, lookaround and word boundaries.
///
/// Sound, not complete: where it cannot tell, it says so.
struct PatternLanguage {
    /// Each state's ways on: by one character of the ranges, or by none.
    private var steps: [(ranges: [ClosedRange<UInt32>], to: Int)] = []
    private var free: [[Int]] = []
    private var ways: [[Int]] = []
    private let start: Int
    private let end: Int

    private static let mostStates = 1_000
    private static let any: [ClosedRange<UInt32>] = [0...0x10FFFF]

    /// nil for a pattern that goes beyond what is understood here.
    init?(_ pattern: String) {
        var parser = Parser(pattern)
        guard let tree = parser.parse() else { return nil }
        (start, end) = (0, 1)
        free = [[], []]
        ways = [[], []]
        guard add(tree, from: start, to: end) else { return nil }
    }

    /// How what the two accept compares; nil where that takes too long to tell.
    ///
    /// - Parameter steps: how many steps may be taken.
    static func relation(_ old: String, _ new: String, _ steps: inout Int) -> Relation? {
        guard let one = PatternLanguage(old), let other = PatternLanguage(new),
            let acceptsOld = other.includes(one, &steps), let acceptsNew = one.includes(other, &steps)
        else { return nil }
        return Relation(acceptsOld: acceptsOld, acceptsNew: acceptsNew)
    }

    // MARK: Comparing

    /// Whether this accepts all that another accepts.
    private func includes(_ other: PatternLanguage, _ left: inout Int) -> Bool? {
        // One character stands for all between two borders.
        let borders = Set((steps + other.steps).flatMap { $0.ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] } })
        let characters = borders.union([0]).filter { $0 <= 0x10FFFF }
        var waiting = [Pair(one: closure([start]), other: other.closure([other.start]))]
        var seen = Set(waiting)
        while let pair = waiting.popLast() {
            if pair.other.contains(other.end), !pair.one.contains(end) { return false }
            left -= characters.count * (pair.one.count + pair.other.count)
            if left < 0 { return nil }
            for character in characters {
                let next = other.closure(other.step(pair.other, character))
                if next.isEmpty { continue }
                let following = Pair(one: closure(step(pair.one, character)), other: next)
                if seen.insert(following).inserted { waiting.append(following) }
            }
        }
        return true
    }

    private struct Pair: Hashable {
        var one: Set<Int>
        var other: Set<Int>
    }

    private func closure(_ states: Set<Int>) -> Set<Int> {
        var result = states
        var waiting = Array(states)
        while let state = waiting.popLast() {
            for next in free[state] where result.insert(next).inserted { waiting.append(next) }
        }
        return result
    }

    private func step(_ states: Set<Int>, _ character: UInt32) -> Set<Int> {
        var result: Set<Int> = []
        for state in states {
            for way in ways[state] where steps[way].ranges.contains(where: { $0.contains(character) }) {
                result.insert(steps[way].to)
            }
        }
        return result
    }

    // MARK: Building

    private mutating func newState() -> Int {
        free.append([])
        ways.append([])
        return free.count - 1
    }

    /// Adds the states of a part; false where there are too many.
    private mutating func add(_ part: Part, from: Int, to: Int) -> Bool {
        guard free.count < Self.mostStates else { return false }
        switch part {
        case .characters(let ranges):
            ways[from].append(steps.count)
            steps.append((ranges, to))
            return true
        case .sequence(let parts):
            var place = from
            for part in parts {
                let next = newState()
                guard add(part, from: place, to: next) else { return false }
                place = next
            }
            free[place].append(to)
            return true
        case .choice(let parts): return parts.allSatisfy { add($0, from: from, to: to) }
        case .repeated(let part, let least, let most):
            var place = newState()
            free[from].append(place)
            for _ in 0..<least {
                let next = newState()
                guard add(part, from: place, to: next) else { return false }
                place = next
            }
            guard let most else {
                let (loop, back) = (newState(), newState())
                free[place].append(loop)
                free[back].append(loop)
                free[loop].append(to)
                return add(part, from: loop, to: back)
            }
            for _ in least..<max(least, most) {
                let next = newState()
                free[place].append(to)
                guard add(part, from: place, to: next) else { return false }
                place = next
            }
            free[place].append(to)
            return true
        }
    }

    private indirect enum Part {
        case characters([ClosedRange<UInt32>])
        case sequence([Part])
        case choice([Part])
        case repeated(Part, Int, Int?)
    }

    // MARK: Parsing

    /// Reads ECMA-262's grammar, as far as it is regular.
    private struct Parser {
        private let text: [Unicode.Scalar]
        private var position = 0
        private var depth = 0

        init(_ pattern: String) { text = Array(pattern.unicodeScalars) }

        private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

        private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard next == scalar else { return false }
            position += 1
            return true
        }

        /// A pattern may match anywhere, unless it says otherwise at its ends.
        mutating func parse() -> Part? {
            let anything = Part.repeated(.characters(PatternLanguage.any), 0, nil)
            var choices: [Part] = []
            repeat {
                let isAtStart = take("^")
                guard let part = sequence() else { return nil }
                let isAtEnd = take("$")
                choices.append(.sequence((isAtStart ? [] : [anything]) + [part] + (isAtEnd ? [] : [anything])))
            } while take("|")
            return position == text.count ? .choice(choices) : nil
        }

        private mutating func sequence() -> Part? {
            var parts: [Part] = []
            while let scalar = next, !"|)$".unicodeScalars.contains(scalar) {
                guard let atom = atom(), let part = repetition(of: atom) else { return nil }
                parts.append(part)
            }
            return .sequence(parts)
        }

        private mutating func atom() -> Part? {
            guard let scalar = next else { return nil }
            position += 1
            switch scalar {
            case "(": return group()
            case "[": return characterClass()
            // A line's end is no character of '.'.
            case ".": return .characters(Self.complement(["\n", "\r", "\u{2028}", "\u{2029}"].map { $0...$0 }))
            case "\\": return escape().map { .characters($0) }
            case "^", "*", "+", "?", "{", "}", "]": return nil
            default: return .characters([scalar.value...scalar.value])
            }
        }

        private mutating func group() -> Part? {
            depth += 1
            defer { depth -= 1 }
            guard depth < 50 else { return nil }
            if take("?"), !take(":") { return nil }
            var choices: [Part] = []
            repeat {
                guard let part = sequence() else { return nil }
                choices.append(part)
            } while take("|")
            return take(")") ? .choice(choices) : nil
        }

        private mutating func repetition(of part: Part) -> Part? {
            let result: Part
            if take("*") {
                result = .repeated(part, 0, nil)
            } else if take("+") {
                result = .repeated(part, 1, nil)
            } else if take("?") {
                result = .repeated(part, 0, 1)
            } else if take("{") {
                guard let least = number() else { return nil }
                let most: Int? = take(",") ? (next == "}" ? nil : number() ?? -1) : least
                guard take("}"), least <= 500, most.map({ $0 >= least && $0 <= 500 }) ?? true else { return nil }
                result = .repeated(part, least, most)
            } else {
                return part
            }
            // Whether it takes as much as it can says nothing about what is accepted.
            _ = take("?")
            return result
        }

        private mutating func number() -> Int? {
            var digits = ""
            while let scalar = next, ("0"..."9").contains(scalar), digits.count < 6 {
                digits.unicodeScalars.append(scalar)
                position += 1
            }
            return Int(digits)
        }

        private mutating func escape() -> [ClosedRange<UInt32>]? {
            guard let scalar = next else { return nil }
            position += 1
            switch scalar {
            case "d": return Self.digits
            case "D": return Self.complement(Self.digits)
            case "w": return Self.word
            case "W": return Self.complement(Self.word)
            case "s": return Self.space
            case "S": return Self.complement(Self.space)
            case "n": return [10...10]
            case "r": return [13...13]
            case "t": return [9...9]
            case "a"..."z", "A"..."Z", "0"..."9": return nil
            default: return [scalar.value...scalar.value]
            }
        }

        private mutating func characterClass() -> Part? {
            let isNegated = take("^")
            var ranges: [ClosedRange<UInt32>] = []
            while !take("]") {
                guard let low = classAtom() else { return nil }
                if next == "-", position + 1 < text.count, text[position + 1] != "]" {
                    position += 1
                    guard let high = classAtom(), low.count == 1, high.count == 1,
                        low[0].lowerBound <= high[0].upperBound, low[0].count == 1, high[0].count == 1
                    else { return nil }
                    ranges.append(low[0].lowerBound...high[0].upperBound)
                } else {
                    ranges += low
                }
            }
            return .characters(isNegated ? Self.complement(ranges) : ranges)
        }

        private mutating func classAtom() -> [ClosedRange<UInt32>]? {
            guard let scalar = next else { return nil }
            position += 1
            return scalar == "\\" ? escape() : [scalar.value...scalar.value]
        }

        private static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
        private static let space: [ClosedRange<UInt32>] = [
            0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
            0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
        ]
        private static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]

        private static func complement(_ ranges: [ClosedRange<Unicode.Scalar>]) -> [ClosedRange<UInt32>] {
            complement(ranges.map { $0.lowerBound.value...$0.upperBound.value })
        }

        private static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
            var result: [ClosedRange<UInt32>] = []
            var from: UInt32 = 0
            for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
                if range.lowerBound > from { result.append(from...(range.lowerBound - 1)) }
                from = max(from, range.upperBound + 1)
            }
            if from <= 0x10FFFF { result.append(from...0x10FFFF) }
            return result
        }
    }
}
