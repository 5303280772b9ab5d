extension CodeWriter {
    /// The lines that swift-format makes of one that is too long, each after the first with its steps further in.
    ///
    /// Names of 50 letters make such lines: whatever has no place to break stays whole.
    func broken(_ text: String) -> [(text: String, steps: Int)] {
        if text.hasPrefix("//") { return [] }
        // What stands in a string of the document must not be taken for code, so the strings are blank meanwhile.
        var strings = BlankedStrings(text)
        return brokenCode(strings.blanked).map { (strings.restore($0.text), $0.steps) }
    }

    private func brokenCode(_ text: String) -> [(text: String, steps: Int)] {
        if text.hasPrefix("public struct ") || text.hasPrefix("public enum "), text.hasSuffix(" {") {
            return cut(text.dropLast(2), behind: ":").map { $0 + [("{", 0)] } ?? []
        }
        if text.hasPrefix(") async throws(") { return [(")", 0), (String(text.dropFirst(2)), 1)] }
        if text.hasPrefix("case "), let arm = arm(text) { return arm }
        if ["validator.", "request.", "try request."].contains(where: text.hasPrefix) { return call(text) ?? [] }
        if text.hasPrefix("switch response.mediaType("), text.hasSuffix(" {") {
            return array(text.dropLast(4) + "]").map { $0.dropLast() + [("]) {", 0)] } ?? []
        }
        if text.hasPrefix("public typealias ") { return cut(text[...], behind: " =") ?? [] }
        if text.hasPrefix("servers: [") || text.hasPrefix("security: [") { return array(text) ?? [] }
        if text.hasPrefix("self.") || text.hasPrefix("case ") { return cut(text[...], behind: " =") ?? [] }
        if let open = text.firstIndex(of: "\""), text[..<open].hasSuffix(": "), !text[..<open].contains(" \"") {
            return [(String(text[..<open].dropLast()), 0), (String(text[open...]), 1)]
        }
        let tail = text.hasSuffix(" = nil,") ? " nil," : " nil"
        guard text.hasSuffix("? =" + tail) else { return [] }
        let head = text.dropLast(tail.utf8.count)
        if fits(String(head)) { return [(String(head), 0), (String(tail.dropFirst()), 1)] }
        guard let dot = text.lastIndex(of: ".") else { return [] }
        return [(String(text[..<dot]), 0), (String(text[dot...]), 1)]
    }

    /// An arm of a `switch` with its statement on a line of its own, or a case with its payload on one.
    private func arm(_ text: String) -> [(text: String, steps: Int)]? {
        for mark in ["): ", "\": "] {
            guard let range = text.firstRange(of: mark) else { continue }
            let head = text[..<range.upperBound].dropLast()
            return [(String(head), 0), (String(text[range.upperBound...]), 1)]
        }
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "("), !text.contains(" = ") else { return nil }
        let payload = text[text.index(after: open)...].dropLast()
        return [(String(text[...open]), 0), (String(payload), 1), (")", 0)]
    }

    /// A call with each argument on a line of its own.
    private func call(_ text: String) -> [(text: String, steps: Int)]? {
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return nil }
        let arguments = elements(text[text.index(after: open)...].dropLast())
        let lines = arguments.enumerated().map { index, argument in
            (text: index + 1 < arguments.count ? argument + "," : argument, steps: 1)
        }
        return [(String(text[...open]), 0)] + lines + [(")", 0)]
    }

    /// A labelled array with as many elements on each line as fit.
    private func array(_ text: String) -> [(text: String, steps: Int)]? {
        let tail = text.hasSuffix("],") ? "]," : "]"
        guard text.hasSuffix(tail), let open = text.firstIndex(of: "[") else { return nil }
        var lines: [(text: String, steps: Int)] = []
        for element in elements(text[text.index(after: open)...].dropLast(tail.utf8.count)).map({ $0 + "," }) {
            if let last = lines.last, last.text.utf8.count + 1 + element.utf8.count <= columns - 4 {
                lines[lines.count - 1].text = "\(last.text) \(element)"
            } else {
                lines.append((element, 1))
            }
        }
        return [(String(text[...open]), 0)] + lines + [(tail, 0)]
    }

    /// What stands between the commas that are in no brackets.
    private func elements(_ text: Substring) -> [String] {
        var elements: [String] = []
        var depth = 0
        var start = text.startIndex
        for index in text.indices {
            switch text[index] {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            case "," where depth == 0:
                elements.append(String(text[start..<index]))
                start = text.index(after: index)
            default: break
            }
        }
        elements.append(String(text[start...]))
        return elements.map { $0.first == " " ? String($0.dropFirst()) : $0 }
    }

    private func cut(_ text: Substring, behind mark: String) -> [(text: String, steps: Int)]? {
        guard let range = text.firstRange(of: "\(mark) ") else { return nil }
        return [(String(text[..<range.upperBound].dropLast()), 0), (String(text[range.upperBound...]), 1)]
    }
}

/// A line of code of which the strings between quotes are blank, byte for byte, until its parts are put together again.
private struct BlankedStrings {
    private(set) var blanked: String
    /// What stood in the strings, the last first.
    private var contents: [UInt8] = []

    private static let blank: UInt8 = 0x01

    init(_ text: String) {
        var bytes: [UInt8] = []
        var (isString, isEscaped) = (false, false)
        for byte in text.utf8 {
            let isQuote = byte == UInt8(ascii: "\"") && !isEscaped
            isEscaped = isString && byte == UInt8(ascii: "\\") && !isEscaped
            if isQuote { isString.toggle() }
            if isString, !isQuote {
                contents.append(byte)
                bytes.append(Self.blank)
            } else {
                bytes.append(byte)
            }
        }
        contents.reverse()
        blanked = String(decoding: bytes, as: UTF8.self)
    }

    /// The next part of the line with its strings.
    mutating func restore(_ part: String) -> String {
        var bytes: [UInt8] = []
        for byte in part.utf8 {
            bytes.append(byte == Self.blank ? contents.popLast() ?? byte : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
