import BindingsModel
import YAMLTree

extension CodeWriter {
    /// Writes a doc comment, and the attribute of a deprecated declaration.
    ///
    /// The text comes from a document. Whatever it contains, every line starts with `///`.
    mutating func doc(_ documentation: Documentation, otherwise fallback: String? = nil) {
        var paragraphs = documentation.paragraphs
        if paragraphs.isEmpty, let fallback { paragraphs = [fallback] }
        var isFirst = true
        for paragraph in paragraphs {
            for part in DocumentationText.parts(of: paragraph, isSummary: isFirst) {
                if !isFirst { line("///") }
                isFirst = false
                for text in part { wrap(text) }
            }
        }
        if documentation.isDeprecated { line("@available(*, deprecated)") }
    }

    /// Writes a line of text, wrapped between words if it is too long.
    private mutating func wrap(_ text: String) {
        let room = columns - 4
        if text.utf8.count <= room || text.first == "|" || text.first == " " {
            line(text.isEmpty ? "///" : "/// \(text)")
            return
        }
        var current = ""
        for word in text.utf8.split(separator: UInt8(ascii: " ")) {
            if !current.isEmpty, current.utf8.count + 1 + word.count > room {
                line("/// \(current)")
                current = ""
            }
            if !current.isEmpty { current += " " }
            current += Substring(word)
        }
        if !current.isEmpty { line("/// \(current)") }
    }
}

/// Text from a document, prepared for a doc comment.
enum DocumentationText {
    /// The parts of a paragraph, each a list of lines.
    ///
    /// Parts are separated by a blank line.
    ///
    /// The first part of a summary is one sentence that ends with a period, as swift-format requires.
    static func parts(of text: String, isSummary: Bool) -> [[String]] {
        var lines = lines(of: text)
        guard isSummary, !lines.isEmpty else { return lines.isEmpty ? [] : split(lines) }
        // The first sentence may span several lines in the document.
        var summary = ""
        while let line = lines.first, !line.isEmpty {
            lines.removeFirst()
            summary += summary.isEmpty ? line : " \(line)"
            if let end = sentenceEnd(in: summary) {
                let rest = summary[end...].drop { $0 == " " }
                summary = String(summary[..<end])
                if !rest.isEmpty { lines.insert(String(rest), at: 0) }
                break
            }
        }
        return [[terminated(summary)]] + split(lines)
    }

    /// The lines without trailing whitespace, with escapes for invisible characters.
    private static func lines(of text: String) -> [String] {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), text.utf8.last != UInt8(ascii: " ") {
            return text.isEmpty ? [] : [text]
        }
        var lines: [String] = []
        var line: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") {
                lines.append(finished(&line))
            } else if byte >= 0x20 && byte != 0x7F {
                line.append(byte)
            } else if byte == UInt8(ascii: "\t") {
                line.append(UInt8(ascii: " "))
            }
        }
        lines.append(finished(&line))
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        return lines
    }

    private static func finished(_ line: inout [UInt8]) -> String {
        while line.last == UInt8(ascii: " ") { line.removeLast() }
        defer { line.removeAll(keepingCapacity: true) }
        return String(decoding: line, as: UTF8.self).showingHidden
    }

    /// The lines split at blank ones.
    private static func split(_ lines: [String]) -> [[String]] {
        lines.split { $0.isEmpty }.map(Array.init)
    }

    /// The end of the first sentence: after a period that is followed by a space, outside of code.
    private static func sentenceEnd(in text: String) -> String.Index? {
        let bytes = text.utf8
        var previous: UInt8 = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "`") {
                index = codeEnd(in: bytes[index...])
                previous = byte
                continue
            }
            if byte == UInt8(ascii: " "), previous == UInt8(ascii: ".") { return index }
            // Emphasis ends after the period: `**Required.** More.`
            if byte != UInt8(ascii: "*") && byte != UInt8(ascii: "_") { previous = byte }
            index = bytes.index(after: index)
        }
        return nil
    }

    /// The end of the code span at the start of a string, or of its backticks if the span isn't closed.
    ///
    /// Source: CommonMark 0.31, 6.1: as many backticks close a span as open it.
    private static func codeEnd(in text: Substring.UTF8View) -> String.Index {
        let open = text.prefix { $0 == UInt8(ascii: "`") }
        var rest = text[open.endIndex...]
        while let start = rest.firstIndex(of: UInt8(ascii: "`")) {
            let run = rest[start...].prefix { $0 == UInt8(ascii: "`") }
            if run.count == open.count { return run.endIndex }
            rest = rest[run.endIndex...]
        }
        return open.endIndex
    }

    private static func terminated(_ summary: String) -> String {
        guard let last = summary.last else { return summary }
        if last == "." { return summary }
        if ":;,".contains(last) { return summary.dropLast() + "." }
        return summary + "."
    }
}
