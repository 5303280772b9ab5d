import YAMLTree

/// The words of a name: split at anything other than letters and digits, and between lowercase and uppercase.
struct Words {
    private var words: [[Unicode.Scalar]] = []

    init(_ text: String) {
        var word: [Unicode.Scalar] = []
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            guard Self.isPart(scalar) else {
                if !word.isEmpty { words.append(word) }
                word = []
                if Self.carriesMeaning(index, scalars) { words += Self.spelledOut(scalar) }
                continue
            }
            if let last = word.last, Self.isUpper(scalar) {
                let startsWord = index + 1 < scalars.count && Self.isLower(scalars[index + 1])
                if !Self.isUpper(last) || (startsWord && word.count > 1) {
                    words.append(word)
                    word = []
                }
            }
            word.append(scalar)
        }
        if !word.isEmpty { words.append(word) }
    }

    /// The words joined, each capitalized, optionally except the first.
    static func joined(_ text: String, lowerFirst: Bool) -> String {
        var text = text
        let plain = text.withUTF8 { ASCIIWords($0)?.joined(lowerFirst: lowerFirst) }
        return plain ?? Words(text).joined(lowerFirst: lowerFirst)
    }

    /// The words joined, each capitalized, optionally except the first.
    ///
    /// A name in all capitals is lowercased first. In a mixed name, acronyms stay uppercase.
    func joined(lowerFirst: Bool) -> String {
        let shouts = words.count > 1 && words.allSatisfy { !$0.contains(where: Self.isLower) }
        var result = String.UnicodeScalarView()
        for (index, word) in words.enumerated() {
            if index == 0 && lowerFirst {
                result.append(contentsOf: Self.lowered(word))
            } else if let first = word.first {
                result.append(contentsOf: String(first).uppercased().unicodeScalars)
                result.append(contentsOf: shouts ? Self.lowered(Array(word.dropFirst())) : Array(word.dropFirst()))
            }
        }
        return String(result)
    }

    private static func lowered(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
        word.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        }
        // Combining marks, joiners (U+200D) and fillers can't be seen as a difference between two names.
        return scalar.properties.isXIDContinue && !scalar.isHidden
            && scalar.properties.generalCategory != .nonspacingMark
    }

    private static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
    }

    private static func isLower(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
    }

    /// A symbol counts as a word if the name has no letter or digit, or if it comes first: `+1`, `-1`, `>=`.
    private static func carriesMeaning(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        if !scalars.contains(where: isPart) { return true }
        if index > 0 { return scalars[index] == "+" }
        return scalars[0].isASCII && ![Unicode.Scalar("_"), "$", "/", "."].contains(scalars[0])
    }

    /// The words for a symbol: custom names for ASCII, otherwise its Unicode name.
    ///
    /// None for symbols that only modify their neighbors.
    private static func spelledOut(_ scalar: Unicode.Scalar) -> [[Unicode.Scalar]] {
        if let symbol = symbols[scalar] { return [Array(symbol.unicodeScalars)] }
        switch scalar.properties.generalCategory {
        case .mathSymbol, .currencySymbol, .otherSymbol, .dashPunctuation, .otherPunctuation: break
        default: return []
        }
        let name = scalar.properties.name ?? "U\(String(scalar.value, radix: 16))"
        return name.lowercased().split { $0 == " " || $0 == "-" }.map { Array($0.unicodeScalars) }
    }

    private static let symbols: [Unicode.Scalar: String] = [
        "+": "plus", "-": "minus", "*": "star", "/": "slash", ".": "dot", ",": "comma", "=": "equals", "!": "not",
        "<": "less", ">": "greater", "&": "and", "|": "or", "%": "percent", "#": "hash", "@": "at", "$": "dollar",
        "?": "question", "~": "tilde", "^": "caret", ":": "colon", ";": "semicolon", "_": "underscore",
        "(": "open", ")": "close", "[": "bracket", "]": "closing", "'": "apostrophe", "\"": "quote",
    ]
}
