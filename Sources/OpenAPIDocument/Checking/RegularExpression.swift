/// Tells what is wrong with a regular expression by ECMA-262's grammar, as far as every engine agrees.
///
/// The lenient form without the `u` flag (annex B.1.2): real patterns escape `-` and `/`, and leave `{` alone.
package struct RegularExpression {
    private var bytes: [UInt8]
    private var position = 0
    /// Whether it has what no engine can find in linear time: a reference to a group, or looking ahead or behind.
    private var goesBack = false
    /// Whether a part that can match in several ways is repeated, so that the ways multiply.
    private var repeatsChoices = false

    /// What is wrong, or nil.
    package static func fault(in pattern: String) -> String? {
        var expression = RegularExpression(bytes: Array(pattern.utf8))
        return expression.scan()
    }

    /// Whether matching can take time that doubles with each character.
    ///
    /// The runtime matches every pattern in linear time that needs no going back, so only others can.
    package static func canExplode(_ pattern: String) -> Bool {
        var expression = RegularExpression(bytes: Array(pattern.utf8))
        return expression.scan() == nil && expression.goesBack && expression.repeatsChoices
    }

    /// What is known of an open group.
    private struct Group {
        /// Whether a part of it can match in several ways.
        var hasChoices = false
        private var alternatives = 1
        private var isAtStart = true
        private var firsts: Set<UInt8> = []

        /// Notes an atom; nil for one that is not a character.
        mutating func add(_ character: UInt8?) {
            if isAtStart, let character { firsts.insert(character) }
            isAtStart = false
        }

        mutating func endAlternative() {
            alternatives += 1
            isAtStart = true
        }

        /// Whether it can match in several ways, as alternatives can that don't begin with a character of their own.
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
                guard groups.count > 1, let last = groups.popLast() else { return "a ')' without its '('" }
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
                // `{3}` leaves no choice.
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
        return groups.count > 1 ? "a '(' without its ')'" : nil
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
                        return "the range '\(range)' is the wrong way round"
                    }
                    position += 2
                    last = nil
                    continue
                }
            }
            last = bytes[position]
            position += 1
        }
        guard position < bytes.count else { return "a '[' without its ']'" }
        position += 1
        return nil
    }

    /// What follows `(`: `?:`, `?=`, `?!`, `?<=`, `?<!`, `?<name>` or, since 2025, `?ims-ims:`.
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
                return "a group's name without its '>'"
            }
            position = end + 1
            return nil
        case UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "-"):
            let isFlag: (UInt8) -> Bool = {
                [UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "-")].contains($0)
            }
            let end = bytes[position...].firstIndex { !isFlag($0) } ?? bytes.count
            guard end < bytes.count, bytes[end] == UInt8(ascii: ":") else {
                return "inline flags such as '(?i)' belong to other languages"
            }
            position = end + 1
            return nil
        default:
            return
                "'(?\(Character(Unicode.Scalar(bytes[position] < 0x80 ? bytes[position] : 0x3F)))' belongs to other languages"
        }
    }

    /// The length of `{2}`, `{2,}` or `{2,5}`; nil where the brace stands for itself.
    private func braces() -> (count: Int, fault: String?)? {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let inside = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        let parts = inside.split(separator: ",", omittingEmptySubsequences: false)
        let isDigits = { (text: Substring) in
            text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard (1...2).contains(parts.count), !parts[0].isEmpty, parts.allSatisfy(isDigits) else { return nil }
        if parts.count == 2, let least = Int(parts[0]), let most = Int(parts[1]), least > most {
            return (end - position + 1, "'{\(inside)}' is the wrong way round")
        }
        return (end - position + 1, nil)
    }
}
