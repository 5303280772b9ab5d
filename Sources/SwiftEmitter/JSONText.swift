import YAMLTree

/// A value from the document as JSON for a raw Swift literal with one `#`.
///
/// The value is untrusted. In the output, neither a backslash nor a quote is followed by `#`, so it can neither
/// interpolate nor end the literal. Invisible characters are escaped.
struct JSONText {
    private(set) var lines: [String] = [""]
    private let isIndented: Bool
    private var depth = 0

    /// The value on one line.
    static func line(_ node: Node) -> String { JSONText(node, isIndented: false).lines[0] }

    /// The value with each member or item on a separate line.
    static func lines(_ node: Node) -> [String] { JSONText(node, isIndented: true).lines }

    private init(_ node: Node, isIndented: Bool) {
        self.isIndented = isIndented
        write(node)
    }

    private mutating func write(_ text: String) { lines[lines.count - 1] += text }

    private mutating func breakLine() {
        if isIndented { lines.append(String(repeating: " ", count: 2 * depth)) }
    }

    private mutating func write(_ node: Node) {
        switch node.content {
        case .scalar(let scalar): write(Self.text(of: scalar))
        case .sequence(let items): write("[", items.map { ("", $0) }, "]")
        case .mapping(let members):
            write("{", members.map { ("\(Self.quoted($0.key.text)): ", $0.value) }, "}")
        }
    }

    private mutating func write(_ open: String, _ parts: [(head: String, value: Node)], _ close: String) {
        write(open)
        if !parts.isEmpty {
            depth += 1
            for (index, part) in parts.enumerated() {
                breakLine()
                write(part.head)
                write(part.value)
                if index + 1 < parts.count { write(isIndented ? "," : ", ") }
            }
            depth -= 1
            breakLine()
        }
        write(close)
    }

    private static func text(of scalar: Scalar) -> String {
        switch scalar.value {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .integer(let value): return String(value)
        case .float(let value):
            // Exactly as in the document, if it is a JSON number.
            return isJSONNumber(scalar.text) ? scalar.text : "\(value)"
        case .bigInteger, .string: return quoted(scalar.text)
        }
    }

    private static func isJSONNumber(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        func digits() -> Int {
            let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let hasLeadingZero = rest.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !hasLeadingZero || whole == 1 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard digits() > 0 else { return false }
        }
        if let first = rest.first, first | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        var previous: Unicode.Scalar = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\\": result += escaped(scalar)
            case "#" where previous == "\"": result += escaped(scalar)
            case _ where scalar.isHidden || (scalar.properties.generalCategory == .spaceSeparator && scalar != " "):
                result += escaped(scalar)
            default: result.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return result + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { unit in
            let digits = String(unit, radix: 16, uppercase: true)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
