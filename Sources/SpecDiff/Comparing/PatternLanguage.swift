/// What a regular expression accepts, for those without references, lookaround and word boundaries.
///
/// Two are compared by their derivatives: what each still accepts after a character. Sound, not complete: where it cannot
/// tell in time, it says so.
///
/// Source: J. A. Brzozowski, Derivatives of Regular Expressions, 1964.
indirect enum PatternLanguage: Hashable {
    case characters([ClosedRange<UInt32>])
    /// Of none: the empty string.
    case sequence([PatternLanguage])
    /// Of none: nothing at all.
    case choice(Set<PatternLanguage>)
    case repeated(PatternLanguage, Int, Int?)

    /// nil for a pattern that goes beyond what is understood here.
    init?(_ pattern: String) {
        var parser = Parser(pattern)
        guard let read = parser.parse() else { return nil }
        self = read
    }

    /// How what two patterns accept compares; nil where that takes too long to tell.
    ///
    /// - Parameter steps: how many steps may be taken.
    static func relation(_ old: String, _ new: String, _ steps: inout Int) -> Relation? {
        guard let one = PatternLanguage(old), let other = PatternLanguage(new),
            let acceptsOld = other.includes(one, &steps), let acceptsNew = one.includes(other, &steps)
        else { return nil }
        return Relation(acceptsOld: acceptsOld, acceptsNew: acceptsNew)
    }

    private func includes(_ other: PatternLanguage, _ steps: inout Int) -> Bool? {
        // One character stands for all between two borders.
        let characters = Set([0]).union(borders).union(other.borders).filter { $0 <= 0x10FFFF }
        var waiting = [[self, other]]
        var seen = Set(waiting)
        while let pair = waiting.popLast() {
            if pair[1].acceptsEmpty, !pair[0].acceptsEmpty { return false }
            steps -= characters.count * (pair[0].size + pair[1].size)
            if steps < 0 { return nil }
            for character in characters {
                let next = pair[1].after(character)
                if next == .choice([]) { continue }
                let following = [pair[0].after(character), next]
                if seen.insert(following).inserted { waiting.append(following) }
            }
        }
        return true
    }

    private var acceptsEmpty: Bool {
        switch self {
        case .characters: false
        case .sequence(let parts): parts.allSatisfy(\.acceptsEmpty)
        case .choice(let parts): parts.contains(where: \.acceptsEmpty)
        case .repeated(let part, let least, _): least == 0 || part.acceptsEmpty
        }
    }

    /// What may follow a character.
    private func after(_ character: UInt32) -> PatternLanguage {
        switch self {
        case .characters(let ranges): return ranges.contains { $0.contains(character) } ? .sequence([]) : .choice([])
        case .choice(let parts): return .any(of: parts.map { $0.after(character) })
        case .sequence(let parts):
            guard let first = parts.first else { return .choice([]) }
            let rest = Array(parts.dropFirst())
            let whole = PatternLanguage.all([first.after(character)] + rest)
            return first.acceptsEmpty ? .any(of: [whole, PatternLanguage.all(rest).after(character)]) : whole
        case .repeated(let part, let least, let most):
            if most == 0 { return .choice([]) }
            // Where a part may be empty, the others need not be there.
            let rest = part.acceptsEmpty ? 0 : max(0, least - 1)
            return .all([part.after(character), .repeated(part, rest, most.map { $0 - 1 })])
        }
    }

    /// One after the other; the same for the same parts, so that what was seen is known again.
    private static func all(_ parts: [PatternLanguage]) -> PatternLanguage {
        if parts.contains(.choice([])) { return .choice([]) }
        let flat = parts.flatMap { if case .sequence(let inner) = $0 { inner } else { [$0] } }
        return flat.count == 1 ? flat[0] : .sequence(flat)
    }

    fileprivate static func any(of parts: [PatternLanguage]) -> PatternLanguage {
        let flat = Set(parts.flatMap { if case .choice(let inner) = $0 { Array(inner) } else { [$0] } })
        return flat.count == 1 ? flat.first ?? .choice([]) : .choice(flat)
    }

    private var parts: [PatternLanguage] {
        switch self {
        case .characters: []
        case .sequence(let parts): parts
        case .choice(let parts): Array(parts)
        case .repeated(let part, _, _): [part]
        }
    }

    private var size: Int { parts.reduce(1) { $0 + $1.size } }

    /// The characters at which ranges begin, and those after their ends.
    private var borders: Set<UInt32> {
        var borders = parts.reduce(into: Set<UInt32>()) { $0.formUnion($1.borders) }
        if case .characters(let ranges) = self {
            borders.formUnion(ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] })
        }
        return borders
    }
}

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
    mutating func parse() -> PatternLanguage? {
        let anything = PatternLanguage.repeated(.characters([0...0x10FFFF]), 0, nil)
        var choices: [PatternLanguage] = []
        repeat {
            let isAtStart = take("^")
            guard let part = sequence() else { return nil }
            let isAtEnd = take("$")
            choices.append(.sequence((isAtStart ? [] : [anything]) + [part] + (isAtEnd ? [] : [anything])))
        } while take("|")
        return position == text.count ? .any(of: choices) : nil
    }

    private mutating func sequence() -> PatternLanguage? {
        var parts: [PatternLanguage] = []
        while let scalar = next, !"|)$".unicodeScalars.contains(scalar) {
            guard let atom = atom(), let part = repetition(of: atom) else { return nil }
            parts.append(part)
        }
        return .sequence(parts)
    }

    private mutating func atom() -> PatternLanguage? {
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

    private mutating func group() -> PatternLanguage? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 50 else { return nil }
        if take("?"), !take(":") { return nil }
        var choices: [PatternLanguage] = []
        repeat {
            guard let part = sequence() else { return nil }
            choices.append(part)
        } while take("|")
        return take(")") ? .any(of: choices) : nil
    }

    private mutating func repetition(of part: PatternLanguage) -> PatternLanguage? {
        let result: PatternLanguage
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

    private mutating func characterClass() -> PatternLanguage? {
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
