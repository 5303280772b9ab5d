/// Checks the syntax of a regular expression by ECMA-262's grammar, as far as all engines agree.
///
/// Uses the lenient form without the `u` flag (annex B.1.2), because real patterns escape `-` and `/`, and leave `{`
/// unescaped.
package struct RegularExpression {
    private var bytes: [UInt8]
    private var position = 0
    /// Whether it has a feature that no engine matches in linear time: a backreference or lookaround.
    private var goesBack = false
    /// Whether a part that can match in several ways is repeated.
    private var repeatsChoices = false

    /// The error, or nil.
    package static func fault(in pattern: String) -> String? {
        var expression = RegularExpression(bytes: Array(pattern.utf8))
        return expression.scan()
    }

    /// Whether matching can take exponential time.
    ///
    /// The runtime matches every pattern without backtracking in linear time, so this applies only to the others.
    package static func canExplode(_ pattern: String) -> Bool {
        var expression = RegularExpression(bytes: Array(pattern.utf8))
        return expression.scan() == nil && expression.goesBack && expression.repeatsChoices
    }

    /// The state of an open group.
    private struct Group {
        /// Whether a part of the group can match in several ways.
        var hasChoices = false
        private var alternatives = 1
        private var isAtStart = true
        private var firsts: Set<UInt8> = []

        /// Records an atom.
        ///
        /// Nil for an atom that isn't a character.
        mutating func add(_ character: UInt8?) {
            if isAtStart, let character { firsts.insert(character) }
            isAtStart = false
        }

        mutating func endAlternative() {
            alternatives += 1
            isAtStart = true
        }

        /// Whether it can match in several ways.
        ///
        /// Alternatives can, unless each begins with a different character.
        var isAmbiguous: Bool { hasChoices || (alternatives > 1 && firsts.count < alternatives) }
    }

    private mutating func scan() -> String? {
        var groups = [Group()]
        var hasChoices = false
        var canRepeat = false
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\\"):
                guard position + 1 < bytes.count else { return "a '\\' at the end" }
                let isBoundary = bytes[position + 1] | 0x20 == UInt8(ascii: "b")
                if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[position + 1])
                    || bytes[position + 1] == UInt8(ascii: "k")
                {
                    goesBack = true
                }
                groups[groups.count - 1].add(nil)
                position += 2
                hasChoices = false
                canRepeat = !isBoundary
            case UInt8(ascii: "["):
                if let fault = skipClass() { return fault }
                groups[groups.count - 1].add(nil)
                hasChoices = false
                canRepeat = true
            case UInt8(ascii: "("):
                if let fault = skipGroupStart() { return fault }
                groups[groups.count - 1].add(nil)
                groups.append(Group())
                canRepeat = false
            case UInt8(ascii: ")"):
                guard groups.count > 1, let last = groups.popLast() else { return "an unmatched ')'" }
                hasChoices = last.isAmbiguous
                if hasChoices { groups[groups.count - 1].hasChoices = true }
                position += 1
                canRepeat = true
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
                guard canRepeat else { return "nothing to repeat before '\(Character(Unicode.Scalar(byte)))'" }
                if byte != UInt8(ascii: "?"), hasChoices { repeatsChoices = true }
                groups[groups.count - 1].hasChoices = true
                skipQuantifier(1)
                canRepeat = false
            case UInt8(ascii: "{"):
                guard let length = braces() else {
                    position += 1
                    canRepeat = true
                    continue
                }
                guard canRepeat else { return "nothing to repeat before '{'" }
                if let fault = length.fault { return fault }
                if hasChoices { repeatsChoices = true }
                // `{3}` is deterministic.
                if bytes[position..<position + length.count].contains(UInt8(ascii: ",")) {
                    groups[groups.count - 1].hasChoices = true
                }
                skipQuantifier(length.count)
                canRepeat = false
            case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "|"):
                if byte == UInt8(ascii: "|") { groups[groups.count - 1].endAlternative() }
                position += 1
                canRepeat = false
            default:
                groups[groups.count - 1].add(byte == UInt8(ascii: ".") ? nil : byte)
                position += 1
                hasChoices = false
                canRepeat = true
            }
        }
        return groups.count > 1 ? "an unclosed '('" : nil
    }

    private mutating func skipQuantifier(_ length: Int) {
        position += length
        if position < bytes.count, bytes[position] == UInt8(ascii: "?") { position += 1 }
    }

    private mutating func skipClass() -> String? {
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "^") { position += 1 }
        var last: UInt8?
        while position < bytes.count, bytes[position] != UInt8(ascii: "]") {
            if bytes[position] == UInt8(ascii: "\\") {
                guard position + 1 < bytes.count else { return "a '\\' at the end" }
                position += 2
                last = nil
                continue
            }
            if bytes[position] == UInt8(ascii: "-"), let from = last, position + 1 < bytes.count {
                let to = bytes[position + 1]
                if to != UInt8(ascii: "]"), to != UInt8(ascii: "\\"), to < 0x80, from < 0x80 {
                    if from > to {
                        let range = "\(Character(Unicode.Scalar(from)))-\(Character(Unicode.Scalar(to)))"
                        return "the range '\(range)' is out of order"
                    }
                    position += 2
                    last = nil
                    continue
                }
            }
            last = bytes[position]
            position += 1
        }
        guard position < bytes.count else { return "an unclosed '['" }
        position += 1
        return nil
    }

    /// Parses what follows `(`: `?:`, `?=`, `?!`, `?<=`, `?<!`, `?<name>` or, since 2025, `?ims-ims:`.
    private mutating func skipGroupStart() -> String? {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "?") else { return nil }
        position += 1
        guard position < bytes.count else { return "a '(?' at the end" }
        switch bytes[position] {
        case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "!"):
            if bytes[position] != UInt8(ascii: ":") { goesBack = true }
            position += 1
            return nil
        case UInt8(ascii: "<"):
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "=") || bytes[position] == UInt8(ascii: "!") {
                goesBack = true
                position += 1
                return nil
            }
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")), end > position else {
                return "a group name without '>'"
            }
            position = end + 1
            return nil
        case UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "-"):
            let isFlag: (UInt8) -> Bool = {
                [UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "-")].contains($0)
            }
            let end = bytes[position...].firstIndex { !isFlag($0) } ?? bytes.count
            guard end < bytes.count, bytes[end] == UInt8(ascii: ":") else {
                return "inline flags such as '(?i)' are not part of ECMA-262"
            }
            position = end + 1
            return nil
        default:
            return
                "'(?\(Character(Unicode.Scalar(bytes[position] < 0x80 ? bytes[position] : 0x3F)))' is not part of ECMA-262"
        }
    }

    /// The length of `{2}`, `{2,}` or `{2,5}`, or nil if the brace is literal.
    private func braces() -> (count: Int, fault: String?)? {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let inside = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        let parts = inside.split(separator: ",", omittingEmptySubsequences: false)
        let isDigits = { (text: Substring) in
            text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard (1...2).contains(parts.count), !parts[0].isEmpty, parts.allSatisfy(isDigits) else { return nil }
        if parts.count == 2, let least = Int(parts[0]), let most = Int(parts[1]), least > most {
            return (end - position + 1, "'{\(inside)}' is out of order")
        }
        return (end - position + 1, nil)
    }
}
