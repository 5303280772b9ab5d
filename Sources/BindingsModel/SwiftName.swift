/// A Swift identifier made from a name of the document.
///
/// The text is what stands in the code: an identifier that is a keyword carries its backticks.
package struct SwiftName: Hashable, Sendable, CustomStringConvertible {
    /// The identifier without backticks.
    package let identifier: String

    /// The identifier as it stands in code.
    package var description: String {
        Self.keywords.contains(identifier) ? "`\(identifier)`" : identifier
    }

    /// The identifier as an argument's label, where most keywords need no backticks.
    package var label: String {
        ["inout", "var", "let"].contains(identifier) ? description : identifier
    }

    /// A name that is a Swift identifier already.
    package init(_ identifier: String) {
        self.identifier = identifier
    }

    /// The name of a property, parameter, function or enum case: `access_token` gives `accessToken`.
    package static func member(_ text: String) -> SwiftName {
        let words = Words(text)
        var name = words.joined(lowerFirst: true)
        if name.isEmpty { name = "value" }
        if let first = name.utf8.first, isDigit(first) { name = "n" + name }
        return SwiftName(unusableMembers.contains(name) ? name + "Value" : name)
    }

    /// The name of a type: `organization-simple` gives `OrganizationSimple`.
    package static func type(_ text: String) -> SwiftName {
        var name = Words(text).joined(lowerFirst: false)
        if name.isEmpty { name = "Value" }
        if let first = name.utf8.first, isDigit(first) { name = "N" + name }
        return SwiftName(name)
    }

    /// The name that a document gives to a property, parameter, function or enum case.
    package static func given(_ identifier: String) -> SwiftName {
        SwiftName(unusableMembers.contains(identifier) ? identifier + "Value" : identifier)
    }

    /// The name that a document gives to an error case, beside the members that every error has.
    static func givenFailure(_ identifier: String) -> SwiftName {
        ["unexpected", "reason"].contains(identifier) ? SwiftName(identifier + "Failure") : given(identifier)
    }

    /// The same name with something behind it.
    package func appending(_ suffix: String) -> SwiftName { SwiftName(identifier + suffix) }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Words that take backticks wherever they stand as an identifier.
    static let keywords: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
        "internal", "let", "open", "operator", "private", "precedencegroup", "protocol", "public", "rethrows", "static",
        "struct", "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do",
        "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "throw", "switch", "where", "while",
        "Any", "as", "await", "false", "is", "nil", "self", "Self", "super", "throws", "true", "try", "Type",
        "Protocol",
    ]

    /// Names that even backticks do not make usable, or that mean something else: `.none` is `Optional`'s.
    private static let unusableMembers: Set<String> = [
        "self", "init", "none", "some", "unrecognized", "rawValue", "hashValue", "encode", "description",
        "debugDescription", "customMirror", "documentedValues", "unlisted", "parameterContent", "isUnrecognized",
        "shown", "validate", "violations", "descriptor", "decode", "deinit",
    ]
}

/// The words of a name: cut at anything that is no letter or digit, and where lower case turns to upper case.
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

    /// The words in one, each with a capital, the first perhaps without.
    ///
    /// A name all in capitals loses them; in a mixed name an acronym keeps its own.
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
        // Marks over a letter and joiners (U+200D) cannot be seen as a difference between two names.
        return scalar.properties.isXIDContinue
            && ![.nonspacingMark, .format].contains(scalar.properties.generalCategory)
    }

    private static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
    }

    private static func isLower(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
    }

    /// A sign counts as a word where the name has no letter or digit, or where it leads: `+1`, `-1`, `>=`.
    private static func carriesMeaning(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        let separators: Set<Unicode.Scalar> = ["-", ".", "_", "/", ":", " "]
        let nothingElse = !scalars.contains(where: isPart)
        if nothingElse { return true }
        if index == 0 {
            return scalars[0].isASCII && ![Unicode.Scalar("_"), "$", "/", "."].contains(scalars[0])
        }
        return !separators.contains(scalars[index]) && scalars[index] == "+"
    }

    /// The words for a sign: our own for ASCII, else its Unicode name; none for what only shapes its neighbour.
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
