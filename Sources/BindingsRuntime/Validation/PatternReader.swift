/// Compiles a pattern (ECMA-262, 22.2.1, with the leniency of annex B.1.2) to the steps of a `PatternProgram`.
///
/// Each function returns nil if the pattern has something unsupported.
struct PatternReader {
    private typealias Step = PatternProgram.Step

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    /// The sets used by the steps.
    private(set) var sets: [ScalarSet] = []

    init(_ source: String) { scalars = Array(source.unicodeScalars) }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skip(_ text: String) -> Bool {
        let end = position + text.unicodeScalars.count
        guard end <= scalars.count, scalars[position..<end].elementsEqual(text.unicodeScalars) else { return false }
        position = end
        return true
    }

    /// The steps of the whole pattern.
    mutating func pattern() -> [PatternProgram.Step]? {
        guard let steps = choice(), position == scalars.count else { return nil }
        return steps
    }

    private mutating func choice() -> [Step]? {
        guard var steps = sequence() else { return nil }
        while skip("|") {
            guard let other = sequence() else { return nil }
            steps = [.fork(steps.count + 2)] + steps + [.jump(other.count + 1)] + other
        }
        return steps.count <= PatternProgram.maximumSize ? steps : nil
    }

    private mutating func sequence() -> [Step]? {
        var steps: [Step] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let part = repeated(), steps.count + part.count <= PatternProgram.maximumSize else { return nil }
            steps += part
        }
        return steps
    }

    /// An assertion, or an atom with its quantifier.
    private mutating func repeated() -> [Step]? {
        if skip("^") { return [.start] }
        if skip("$") { return [.end] }
        if skip("\\b") { return [.boundary(true)] }
        if skip("\\B") { return [.boundary(false)] }
        guard let atom = atom() else { return nil }
        guard let bounds = quantifier() else { return atom }
        if let max = bounds.max, max < bounds.min { return nil }
        // Laziness doesn't matter if only the existence of a match counts. `a++` isn't ECMA-262.
        _ = skip("?")
        if let next, "*+?".unicodeScalars.contains(next) { return nil }
        return Self.repeating(atom, bounds.min, bounds.max)
    }

    private static func repeating(_ atom: [Step], _ min: Int, _ max: Int?) -> [Step]? {
        let copies = Swift.max(min, max ?? 0, 1)
        guard copies <= PatternProgram.maximumSize, copies * (atom.count + 1) <= PatternProgram.maximumSize else {
            return nil
        }
        var steps = Array(repeatElement(atom, count: min).joined())
        if let max {
            let optional = max - min
            for left in (0..<optional).reversed() {
                steps += [.fork((left + 1) * (atom.count + 1))] + atom
            }
        } else {
            steps += [.fork(atom.count + 2)] + atom + [.jump(-atom.count - 1)]
        }
        return steps
    }

    private mutating func quantifier() -> (min: Int, max: Int?)? {
        if skip("*") { return (0, nil) }
        if skip("+") { return (1, nil) }
        if skip("?") { return (0, 1) }
        guard next == "{" else { return nil }
        let start = position
        position += 1
        if let min = number() {
            if skip("}") { return (min, min) }
            if skip(",") {
                if skip("}") { return (min, nil) }
                if let max = number(), skip("}") { return (min, max) }
            }
        }
        // Annex B: a brace that isn't a quantifier is literal.
        position = start
        return nil
    }

    private mutating func number() -> Int? {
        var number: Int?
        while let digit = next?.value, (0x30...0x39).contains(digit) {
            // Beyond the maximum size, the remaining digits don't matter.
            number = min((number ?? 0) * 10 + Int(digit - 0x30), 1_000_000_000)
            position += 1
        }
        return number
    }

    private mutating func atom() -> [Step]? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "(": return group()
        case ".": return take([.range(0x0A...0x0A), .range(0x0D...0x0D), .range(0x2028...0x2029)], isInverted: true)
        case "[": return characterClass()
        case "\\": return escape(inClass: false).map { take([$0]) }
        case "*", "+", "?": return nil
        default: return take([Self.one(scalar)])
        }
    }

    private mutating func group() -> [Step]? {
        if skip("?"), !skip(":") {
            guard skip("<"), next != "=", next != "!", let end = scalars[position...].firstIndex(of: ">") else {
                return nil
            }
            position = end + 1
        }
        guard depth < 100 else { return nil }
        depth += 1
        defer { depth -= 1 }
        guard let steps = choice(), skip(")") else { return nil }
        return steps
    }

    private mutating func take(_ parts: [ScalarSet.Part], isInverted: Bool = false) -> [Step] {
        sets.append(ScalarSet(parts, isInverted: isInverted))
        return [.take(set: sets.count - 1)]
    }

    private static func one(_ scalar: Unicode.Scalar) -> ScalarSet.Part { .range(scalar.value...scalar.value) }

    private mutating func characterClass() -> [Step]? {
        let isInverted = skip("^")
        var parts: [ScalarSet.Part] = []
        while !skip("]") {
            guard let first = classAtom() else { return nil }
            parts.append(first)
            guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else { continue }
            position += 1
            guard let last = classAtom() else { return nil }
            if case .range(let low) = first, case .range(let high) = last {
                guard low.lowerBound <= high.upperBound else { return nil }
                parts.append(.range(low.lowerBound...high.upperBound))
            } else {
                // Annex B: `[\w-.]` has a hyphen.
                parts += [Self.one("-"), last]
            }
        }
        return take(parts, isInverted: isInverted)
    }

    private mutating func classAtom() -> ScalarSet.Part? {
        guard let scalar = next else { return nil }
        position += 1
        return scalar == "\\" ? escape(inClass: true) : Self.one(scalar)
    }

    /// Parses what follows a backslash.
    private mutating func escape(inClass: Bool) -> ScalarSet.Part? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "d": return .digits
        case "D": return .inverse(.digits)
        case "w": return .wordCharacters
        case "W": return .inverse(.wordCharacters)
        case "s": return .spaces
        case "S": return .inverse(.spaces)
        case "p": return category()
        case "P": return category().map { .inverse($0) }
        case "t": return Self.one("\t")
        case "n": return Self.one("\n")
        case "v": return Self.one("\u{0B}")
        case "f": return Self.one("\u{0C}")
        case "r": return Self.one("\r")
        case "b" where inClass: return Self.one("\u{08}")
        case "0": if let next, ("0"..."9").contains(next) { return nil } else { return Self.one("\0") }
        case "x": return hexadecimal(2).flatMap(Unicode.Scalar.init).map(Self.one)
        case "u": return codePoint().flatMap(Unicode.Scalar.init).map(Self.one)
        // Other letters and digits have engine-specific meanings, and backreferences aren't supported.
        case "a"..."z", "A"..."Z", "1"..."9": return nil
        default: return Self.one(scalar)
        }
    }

    private mutating func hexadecimal(_ count: Int) -> UInt32? {
        guard position + count <= scalars.count else { return nil }
        let digits = scalars[position..<position + count]
        guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
        position += count
        return UInt32(digits.map { String($0) }.joined(), radix: 16)
    }

    /// Parses what follows `\u`: four digits, two of these as a surrogate pair, or any number of digits in braces.
    private mutating func codePoint() -> UInt32? {
        if skip("{") {
            guard let end = scalars[position...].firstIndex(of: "}"), (1...6).contains(end - position),
                let value = hexadecimal(end - position)
            else { return nil }
            position += 1
            return value
        }
        guard let value = hexadecimal(4) else { return nil }
        guard (0xD800...0xDBFF).contains(value) else { return value }
        guard skip("\\u"), let low = hexadecimal(4), (0xDC00...0xDFFF).contains(low) else { return nil }
        return 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }

    /// Parses what follows `\p`: a general category in braces.
    private mutating func category() -> ScalarSet.Part? {
        guard skip("{"), let end = scalars[position...].firstIndex(of: "}") else { return nil }
        let name = String(String.UnicodeScalarView(scalars[position..<end]))
        position = end + 1
        let prefixes = ["General_Category=", "gc="]
        let value = prefixes.first { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) } ?? name
        return Unicode.GeneralCategory.test(named: value).map { .categories($0) }
    }
}
