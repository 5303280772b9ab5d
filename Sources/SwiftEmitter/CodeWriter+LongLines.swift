extension CodeWriter {
    /// The lines that swift-format makes of one that is too long, each after the first with its steps further in.
    ///
    /// Names of 50 letters make such lines: whatever has no place to break stays whole.
    func broken(_ text: String) -> [(text: String, steps: Int)] {
        if text.hasPrefix("///") { return [] }
        if text.hasPrefix("public struct ") || text.hasPrefix("public enum "), text.hasSuffix(" {") {
            return cut(text.dropLast(2), behind: ":").map { $0 + [("{", 0)] } ?? []
        }
        if text.hasPrefix(") async throws(") { return [(")", 0), (String(text.dropFirst(2)), 1)] }
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

    private func cut(_ text: Substring, behind mark: String) -> [(text: String, steps: Int)]? {
        guard let range = text.firstRange(of: "\(mark) ") else { return nil }
        return [(String(text[..<range.upperBound].dropLast()), 0), (String(text[range.upperBound...]), 1)]
    }
}
