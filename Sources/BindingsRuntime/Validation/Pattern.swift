import Foundation

/// A regular expression in the document (`pattern`), compiled once.
///
/// A plain sequence of characters and classes, like most documented patterns, is matched on bytes. Other patterns run
/// as a `PatternProgram` in linear time. Unsupported ones, such as those with lookaround, use `NSRegularExpression`
/// with a bounded number of steps.
@_spi(Generated) public struct Pattern: @unchecked Sendable {
    /// The pattern's source.
    public let source: String
    private let machine: Machine

    private enum Machine {
        case sequence(PatternSequence)
        case program(PatternProgram)
        case expression(NSRegularExpression)
        case unreadable
    }

    /// Compiles a pattern.
    public init(_ source: String) {
        self.source = source
        if let sequence = PatternSequence(source) {
            machine = .sequence(sequence)
        } else if let program = PatternProgram(source) {
            machine = .program(program)
        } else if let expression = try? NSRegularExpression(pattern: Self.icuSyntax(source)) {
            machine = .expression(expression)
        } else {
            machine = .unreadable
        }
    }

    /// Whether the pattern matches in the string.
    ///
    /// An unanchored pattern may match anywhere.
    ///
    /// Nil if unknown: no engine supports the pattern, or it would take too long.
    public func finding(in text: String) -> Bool? {
        switch machine {
        case .sequence(let sequence): sequence.matches(text)
        case .program(let program): program.matches(text)
        case .expression(let expression): Self.find(expression, in: text)
        case .unreadable: nil
        }
    }

    /// Whether a string may match the pattern: it does, or that is unknown.
    public func accepts(_ text: String) -> Bool { finding(in: text) ?? true }

    /// The engine backtracks, without its own limit that it would distinguish from "not found".
    private static func find(_ expression: NSRegularExpression, in text: String) -> Bool? {
        guard text.utf16.count <= longestText else { return nil }
        var found: Bool? = false
        var reports = 0
        expression.enumerateMatches(
            in: text,
            options: [.reportProgress, .reportCompletion],
            range: NSRange(text.startIndex..., in: text)
        ) { match, flags, stop in
            if match != nil {
                found = true
                stop.pointee = true
            } else if flags.contains(.internalError) {
                found = nil
            } else if flags.contains(.progress) {
                reports += 1
                if reports > mostReports {
                    found = nil
                    stop.pointee = true
                }
            }
        }
        return found
    }

    /// The maximum length of a string for `NSRegularExpression`, in UTF-16 code units.
    private static let longestText = 10_000
    /// How often it may report progress, which it does every few thousand steps.
    private static let mostReports = 200
}

extension Pattern: ExpressibleByStringLiteral {
    /// Compiles a pattern.
    public init(stringLiteral source: String) { self.init(source) }
}

extension Pattern {
    /// The pattern in ICU syntax.
    ///
    /// Patterns in a document are ECMA-262: `$` is the very end, even after a line break, `\d` and `\w` are ASCII,
    /// and `[` and `&&` in a class are literal.
    static func icuSyntax(_ source: String) -> String {
        var text = ""
        var isEscaped = false
        var isInClass = false
        for scalar in source.unicodeScalars {
            switch (scalar, isEscaped, isInClass) {
            case ("d", true, _): text += isInClass ? "0-9" : "[0-9]"
            case ("w", true, _): text += isInClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]"
            case ("D", true, _): text += "[^0-9]"
            case ("W", true, _): text += "[^A-Za-z0-9_]"
            case (_, true, _): text += "\\\(scalar)"
            case ("\\", false, _):
                isEscaped = true
                continue
            case ("[", _, true), ("&", _, true): text += "\\\(scalar)"
            case ("$", _, false): text += "\\z"
            default: text += "\(scalar)"
            }
            if !isEscaped, scalar == "[" || scalar == "]" { isInClass = scalar == "[" }
            isEscaped = false
        }
        return isEscaped ? text + "\\" : text
    }
}

/// An anchored pattern whose parts are single ASCII characters or classes, each with a fixed or bounded count.
///
/// `^[0-9]{4}$` qualifies. `^(0[1-9]|1[0-2])` doesn't: it has an alternation, which needs another engine.
struct PatternSequence: Sendable {
    private struct Part {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var min = 1
        var max = 1

        func contains(_ byte: UInt8) -> Bool {
            byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
        }

        mutating func insert(_ byte: UInt8) {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
    }

    private var parts: [Part] = []

    /// Parses a pattern.
    ///
    /// Nil if it needs another engine.
    init?(_ source: String) {
        var rest = Substring(source).utf8
        guard rest.popFirst() == UInt8(ascii: "^"), rest.popLast() == UInt8(ascii: "$") else { return nil }
        while let byte = rest.popFirst() {
            var part = Part()
            switch byte {
            case UInt8(ascii: "["): guard Self.readClass(&rest, into: &part) else { return nil }
            case UInt8(ascii: "\\"): guard Self.readEscape(&rest, into: &part) else { return nil }
            case _ where byte < 128 && !".^$*+?()|{}]".utf8.contains(byte): part.insert(byte)
            default: return nil
            }
            guard Self.readCount(&rest, into: &part) else { return nil }
            parts.append(part)
        }
        // Greedy matching without backtracking is correct only if a part with variable length shares no characters
        // with the next.
        for (part, next) in zip(parts, parts.dropFirst()) where part.min != part.max {
            if part.low & next.low != 0 || part.high & next.high != 0 || next.min == 0 { return nil }
        }
    }

    func matches(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        for part in parts {
            var count = 0
            while count < part.max, let byte = rest.first, part.contains(byte) {
                rest.removeFirst()
                count += 1
            }
            if count < part.min { return false }
        }
        return rest.isEmpty
    }

    private static func readClass(_ rest: inout Substring.UTF8View, into part: inout Part) -> Bool {
        guard rest.first != UInt8(ascii: "^") else { return false }
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "]") { return true }
            if byte >= 128 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "&") { return false }
            if byte == UInt8(ascii: "\\") {
                guard readEscape(&rest, into: &part) else { return false }
                continue
            }
            let afterDash = rest.dropFirst()
            if rest.first == UInt8(ascii: "-"), let end = afterDash.first, end != UInt8(ascii: "]") {
                guard end < 128, end >= byte, end != UInt8(ascii: "\\") else { return false }
                for member in byte...end { part.insert(member) }
                rest = afterDash.dropFirst()
            } else {
                part.insert(byte)
            }
        }
        return false
    }

    private static func readEscape(_ rest: inout Substring.UTF8View, into part: inout Part) -> Bool {
        guard let byte = rest.popFirst() else { return false }
        switch byte {
        case UInt8(ascii: "d"): for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { part.insert(digit) }
        case _ where ".-/+*?()[]{}|^$\\ ".utf8.contains(byte): part.insert(byte)
        default: return false
        }
        return true
    }

    private static func readCount(_ rest: inout Substring.UTF8View, into part: inout Part) -> Bool {
        switch rest.first {
        case UInt8(ascii: "*"): (part.min, part.max) = (0, .max)
        case UInt8(ascii: "+"): (part.min, part.max) = (1, .max)
        case UInt8(ascii: "?"): (part.min, part.max) = (0, 1)
        case UInt8(ascii: "{"):
            guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return false }
            let bounds = rest[rest.index(after: rest.startIndex)..<end].split(
                separator: UInt8(ascii: ","),
                omittingEmptySubsequences: false
            )
            guard bounds.count <= 2, let min = bounds.first.flatMap({ Int(Substring($0)) }), min >= 0 else {
                return false
            }
            let open = bounds.count == 2 && bounds[1].isEmpty
            guard let max = open ? Int.max : bounds.last.flatMap({ Int(Substring($0)) }), max >= min else {
                return false
            }
            (part.min, part.max) = (min, max)
            rest = rest[rest.index(after: end)...]
            return rest.first != UInt8(ascii: "?")
        default: return true
        }
        rest.removeFirst()
        return rest.first != UInt8(ascii: "?") && rest.first != UInt8(ascii: "+")
    }
}
