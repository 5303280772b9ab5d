/// Compares the sets of strings that two patterns match.
///
/// It simulates both programs on all strings at once, with one representative character for each range between class
/// boundaries. It is sound but not complete: it gives no answer if it takes too long, or if a pattern has a word
/// boundary, a Unicode category or something that needs backtracking.
package enum PatternInclusion {
    /// Whether the new pattern matches wherever the old one does, and vice versa.
    ///
    /// Nil if unknown.
    ///
    /// - Parameter work: The step budget. Updated to what is left.
    package static func compare(
        _ old: String,
        _ new: String,
        _ work: inout Int
    ) -> (acceptsOld: Bool, acceptsNew: Bool)? {
        guard let one = PatternProgram(old), let other = PatternProgram(new),
            let borders = one.borders, let others = other.borders
        else { return nil }
        let characters = borders.union(others).compactMap(Unicode.Scalar.init)
        guard let acceptsOld = includes(other, one, characters, &work),
            let acceptsNew = includes(one, other, characters, &work)
        else { return nil }
        return (acceptsOld, acceptsNew)
    }

    /// Whether the outer pattern matches every string that the inner one matches.
    private static func includes(
        _ outer: PatternProgram,
        _ inner: PatternProgram,
        _ characters: [Unicode.Scalar],
        _ work: inout Int
    ) -> Bool? {
        var waiting = [[outer.start(&work), inner.start(&work)]]
        var seen = Set(waiting)
        while let states = waiting.popLast() {
            if work < 0 { return nil }
            let (one, other) = (states[0], states[1])
            // A pattern that already matches also matches every longer string.
            if one == .found || other == .lost { continue }
            if inner.isFound(inTextEndingAt: other, &work), !outer.isFound(inTextEndingAt: one, &work) { return false }
            for character in characters {
                let next = [outer.next(one, character, &work), inner.next(other, character, &work)]
                if work < 0 { return nil }
                if seen.insert(next).inserted { waiting.append(next) }
            }
        }
        return true
    }
}

/// The states that a program can be in after a string.
private enum PatternState: Hashable {
    case found
    /// At these steps.
    case at([Int], isStart: Bool)

    /// Dead: no longer string matches.
    static let lost = PatternState.at([], isStart: false)
}

extension PatternProgram {
    fileprivate func start(_ work: inout Int) -> PatternState { state([0], isStart: true, &work) }

    fileprivate func next(_ state: PatternState, _ character: Unicode.Scalar, _ work: inout Int) -> PatternState {
        guard case .at(let places, _) = state else { return .found }
        var next: [Int] = isAnchored ? [] : [0]
        work -= places.count
        for place in places {
            if case .take(let set) = steps[place], sets[set].contains(character) { next.append(place + 1) }
        }
        return self.state(next, isStart: false, &work)
    }

    fileprivate func isFound(inTextEndingAt state: PatternState, _ work: inout Int) -> Bool {
        guard case .at(let places, let isStart) = state else { return true }
        return reach(places, isStart: isStart, isEnd: true, &work) == nil
    }

    private var isAnchored: Bool { if case .start? = steps.first { true } else { false } }

    private func state(_ places: [Int], isStart: Bool, _ work: inout Int) -> PatternState {
        guard let reached = reach(places, isStart: isStart, isEnd: false, &work) else { return .found }
        return reached.isEmpty ? .lost : .at(reached, isStart: isStart)
    }

    /// The steps that consume a character or assert the end, reachable from the given steps.
    ///
    /// Nil if the whole pattern matches.
    private func reach(_ places: [Int], isStart: Bool, isEnd: Bool, _ work: inout Int) -> [Int]? {
        var waiting = places
        var seen = [Bool](repeating: false, count: steps.count)
        var reached: [Int] = []
        while let place = waiting.popLast() {
            if place == steps.count { return nil }
            if seen[place] { continue }
            seen[place] = true
            work -= 1
            switch steps[place] {
            case .take: reached.append(place)
            case .fork(let offset): waiting += [place + offset, place + 1]
            case .jump(let offset): waiting.append(place + offset)
            case .start: if isStart { waiting.append(place + 1) }
            case .end: if isEnd { waiting.append(place + 1) } else { reached.append(place) }
            case .boundary: preconditionFailure("a pattern with word boundaries has no borders")
            }
        }
        return reached.sorted()
    }

    /// The characters at which classes begin or end.
    ///
    /// Nil if there are too many to list.
    fileprivate var borders: Set<UInt32>? {
        let hasBoundary = steps.contains { if case .boundary = $0 { true } else { false } }
        if hasBoundary { return nil }
        var borders: Set<UInt32> = [0]
        for part in sets.flatMap(\.parts) {
            guard let ranges = part.ranges else { return nil }
            for range in ranges { borders.formUnion([range.lowerBound, range.upperBound + 1]) }
        }
        return borders
    }
}

extension ScalarSet.Part {
    /// The ranges of the part or of its complement.
    ///
    /// Nil for Unicode categories.
    fileprivate var ranges: [ClosedRange<UInt32>]? {
        switch self {
        case .range(let range): [range]
        case .digits: [0x30...0x39]
        case .wordCharacters: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
        case .spaces:
            [
                0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
                0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
            ]
        case .categories: nil
        case .inverse(let part): part.ranges
        }
    }
}
