import YAMLTree

/// Generates a string that matches a pattern.
package enum PatternSample {
    /// The maximum number of search steps.
    private static let most = 200_000

    /// The shortest matching string with a number of characters in the given range.
    ///
    /// - Returns: Nil if there is none, or if it is too hard to find.
    package static func text(of pattern: String, length: ClosedRange<Int>) -> String? {
        guard RegularExpression.fault(in: pattern) == nil, let program = PatternProgram(pattern) else { return nil }
        var search = Search(program)
        guard let text = search.text(length), program.matches(text) == true else { return nil }
        return text
    }

    /// A step of the program, and whether the string ends there.
    private struct Place: Hashable {
        var index: Int
        var isEnd = false
    }

    /// How a state was reached: the previous state, and the character between them.
    private struct Way {
        var from: Place?
        var character: Unicode.Scalar?
    }

    /// Simulates the program on all strings at once: for each length, the states that a string of that length can
    /// reach.
    private struct Search {
        let program: PatternProgram
        let characters: [Unicode.Scalar?]
        private var work = 0

        init(_ program: PatternProgram) {
            self.program = program
            characters = program.sets.map(\.sample)
        }

        mutating func text(_ length: ClosedRange<Int>) -> String? {
            var layers = [closure([(Place(index: 0), Way())], isStart: true)]
            while true {
                let count = layers.count - 1
                let ends = layers[count].keys.filter { $0.index == program.steps.count }
                if count >= length.lowerBound, let end = ends.first(where: \.isEnd) ?? ends.first {
                    return text(layers, end)
                }
                if count >= length.upperBound || layers[count].isEmpty || work > PatternSample.most { return nil }
                layers.append(closure(next(layers[count]), isStart: false))
            }
        }

        private func text(_ layers: [[Place: Way]], _ end: Place) -> String {
            var scalars: [Unicode.Scalar] = []
            var place = end
            for layer in layers.reversed() {
                guard let way = layer[place], let character = way.character, let from = way.from else { break }
                scalars.append(character)
                place = from
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars.reversed())
            return String(text)
        }

        /// The states after one more character.
        private func next(_ layer: [Place: Way]) -> [(Place, Way)] {
            var next: [(Place, Way)] = []
            for place in layer.keys.sorted(by: { $0.index < $1.index }) where !place.isEnd {
                // A matching string may continue.
                guard place.index < program.steps.count else {
                    next.append((place, Way(from: place, character: "x")))
                    continue
                }
                guard case .take(let set) = program.steps[place.index], let character = characters[set] else {
                    continue
                }
                next.append((Place(index: place.index + 1), Way(from: place, character: character)))
            }
            return next
        }

        /// The states that can be reached without consuming a character.
        private mutating func closure(_ start: [(Place, Way)], isStart: Bool) -> [Place: Way] {
            var reached: [Place: Way] = [:]
            var waiting = Array(start.reversed())
            while let (place, way) = waiting.popLast() {
                guard reached[place] == nil else { continue }
                reached[place] = way
                work += 1
                guard place.index < program.steps.count else { continue }
                func go(_ offset: Int, isEnd: Bool) {
                    waiting.append((Place(index: place.index + offset, isEnd: isEnd), way))
                }
                switch program.steps[place.index] {
                case .take: break
                case .fork(let offset):
                    go(offset, isEnd: place.isEnd)
                    go(1, isEnd: place.isEnd)
                case .jump(let offset): go(offset, isEnd: place.isEnd)
                case .start: if isStart { go(1, isEnd: place.isEnd) }
                case .end: go(1, isEnd: true)
                // Known once the string is complete.
                case .boundary: go(1, isEnd: place.isEnd)
                }
            }
            return reached
        }
    }
}

extension ScalarSet {
    /// A readable character of the set.
    fileprivate var sample: Unicode.Scalar? {
        let first: [Unicode.Scalar] = ["0", "a", "A", "x", "-", " "]
        if let character = first.first(where: contains) { return character }
        return (UInt32(0x21)...0x2FFF).lazy.compactMap(Unicode.Scalar.init).first { !$0.isHidden && contains($0) }
    }
}
