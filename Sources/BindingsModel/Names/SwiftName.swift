/// A Swift identifier made from a name in the document.
///
/// The string is the spelling in code: an identifier that is a keyword includes its backticks.
package struct SwiftName: Hashable, Sendable, CustomStringConvertible {
    /// The identifier without backticks.
    package let identifier: String

    /// The identifier as written in code.
    package var description: String {
        Self.keywords.contains(identifier) ? "`\(identifier)`" : identifier
    }

    /// The identifier as an argument label.
    ///
    /// Most keywords need no backticks there.
    package var label: String {
        ["inout", "var", "let"].contains(identifier) ? description : identifier
    }

    /// A name that is already a Swift identifier.
    package init(_ identifier: String) {
        self.identifier = identifier
    }

    /// The name of a property, parameter, function or enum case: `access_token` gives `accessToken`.
    package static func member(_ text: String) -> SwiftName {
        var name = Words.joined(text, lowerFirst: true)
        if name.isEmpty { name = "value" }
        if let first = name.utf8.first, isDigit(first) { name = "n" + name }
        return SwiftName(unusableMembers.contains(name) ? name + "Value" : name)
    }

    /// The name of a property or parameter.
    ///
    /// `description` is reserved in addition to the names for members.
    ///
    /// It is reserved in all types, so that a property that becomes sensitive isn't renamed.
    package static func property(_ text: String) -> SwiftName {
        let name = Words.joined(text, lowerFirst: true)
        return name == "description" ? SwiftName(name) : member(text)
    }

    /// The name of a type: `organization-simple` gives `OrganizationSimple`.
    package static func type(_ text: String) -> SwiftName {
        var name = Words.joined(text, lowerFirst: false)
        if name.isEmpty { name = "Value" }
        if let first = name.utf8.first, isDigit(first) { name = "N" + name }
        return SwiftName(name)
    }

    /// The name for a property, parameter, function or enum case in the document.
    package static func given(_ identifier: String) -> SwiftName {
        SwiftName(unusableMembers.contains(identifier) ? identifier + "Value" : identifier)
    }

    /// The name for a property or parameter in the document.
    package static func givenProperty(_ identifier: String) -> SwiftName {
        identifier == "description" ? SwiftName(identifier) : given(identifier)
    }

    /// The name for a failure in the document, distinct from the members that every error has.
    static func givenFailure(_ identifier: String) -> SwiftName {
        Self.unusableFailures.contains(identifier)
            ? SwiftName(identifier + "Failure") : given(identifier)
    }

    /// The same name with a suffix.
    package func appending(_ suffix: String) -> SwiftName { SwiftName(identifier + suffix) }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Words that need backticks whenever they are used as identifiers.
    static let keywords: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
        "internal", "let", "open", "operator", "private", "precedencegroup", "protocol", "public", "rethrows", "static",
        "struct", "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do",
        "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "throw", "switch", "where", "while",
        "Any", "as", "await", "false", "is", "nil", "self", "Self", "super", "throws", "true", "try", "Type",
        "Protocol",
    ]

    /// The members of every error.
    private static let unusableFailures: Set<String> = [
        "unexpected", "reason", "details", "businessCode", "name", "status", "headerFields", "requestID", "callError",
        "retryAfter", "localizedDescription", "code",
    ]

    /// Names that don't work even in backticks, or that have another meaning: `.none` is `Optional`'s.
    private static let unusableMembers: Set<String> = [
        "self", "init", "none", "some", "unrecognized", "rawValue", "hashValue", "encode", "description",
        "debugDescription", "customMirror", "documentedCases", "parameterContent", "isUnrecognized",
        "validate", "violations", "descriptor", "decode", "deinit", "listFields", "shownFields",
    ]
}
