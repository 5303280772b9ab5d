/// This module's wording for one of libyaml's errors.
struct SyntaxWording {
    var message: String
    var suggestion: String?
    /// The message for the place where the enclosing construct starts.
    var note: String?
    /// Whether the construct's start is more useful than the place where the parser gave up.
    var pointsAtContext = false

    /// - Parameter found: A description of what is at the error's position, such as `'@'` or `the end of the
    /// file`.
    init(_ problem: String, _ context: String, found: String, isTab: Bool) {
        switch problem {
        case "did not find expected ',' or ']'":
            message = "expected ',' or ']' in the sequence, found \(found)"
            suggestion = "add the missing ',' or ']'"
            note = "the sequence starts here"
        case "did not find expected ',' or '}'":
            message = "expected ',' or '}' in the mapping, found \(found)"
            suggestion = "add the missing ',' or '}'"
            note = "the mapping starts here"
        case "did not find expected '-' indicator":
            message = "expected '-' for the next entry of the sequence, found \(found)"
            suggestion = "check the indentation of this line"
            note = "the sequence starts here"
        case "did not find expected key":
            message = "expected a key of the mapping, found \(found)"
            suggestion = "check the indentation of this line and the quotes before it"
            note = "the mapping starts here"
        case "could not find expected ':'":
            message = "expected ':' after the key that starts here"
            suggestion = "write 'key: value', or indent the line where it continues the value above"
            pointsAtContext = true
        case "mapping values are not allowed in this context":
            message = "unexpected ':'"
            suggestion = "put a string that contains ': ' in quotes, or check the indentation of this line"
        case "block sequence entries are not allowed in this context":
            message = "unexpected '-'"
            suggestion = "start the sequence on a new line, or put the string in quotes"
        case "mapping keys are not allowed in this context":
            message = "unexpected key"
            suggestion = "start the mapping on a new line, or put the string in quotes"
        case "found character that cannot start any token" where isTab,
            "found a tab character where an indentation space is expected",
            "found a tab character that violates indentation":
            message = "found a tab in the indentation"
            suggestion = "indent with spaces"
        case "found character that cannot start any token":
            message = "a plain value cannot start with \(found)"
            suggestion = "put it in quotes"
        case "did not find expected node content":
            message = "expected a value, found \(found)"
            suggestion = "add the value, or put the string in quotes"
        case "did not find expected <document start>":
            message = "expected the end of the document, found \(found)"
            suggestion = "check the indentation of this line and the brackets and quotes before it"
        case "found undefined tag handle":
            message = "unknown tag prefix"
            suggestion = "remove the tag, or put a string that starts with '!' in quotes"
        default:
            let other = Self.lexical(problem, context, found: found)
            (message, suggestion, pointsAtContext) = other
        }
    }

    /// Errors within one token.
    private static func lexical(
        _ problem: String,
        _ context: String,
        found: String
    ) -> (message: String, suggestion: String?, pointsAtContext: Bool) {
        switch (problem, context) {
        case ("found unexpected end of stream", "while scanning a quoted scalar"):
            ("the quoted string that starts here is not closed", "add the closing quote", true)
        case ("found unexpected document indicator", _):
            ("the quoted string that starts here is not closed before the next document", "add the closing quote", true)
        case ("found unknown escape character", _):
            ("unknown escape in the quoted string", "write '\\\\' for a backslash, or use single quotes", false)
        case ("did not find expected hexdecimal number", _):
            ("expected a hexadecimal digit of the escape, found \(found)", nil, false)
        case ("found invalid Unicode character escape code", _):
            ("the escape isn't a valid Unicode character", "write the character itself", false)
        case ("did not find expected alphabetic or numeric character", "while scanning an alias"):
            (
                "expected the name of an anchor after '*', found \(found)",
                "put a string that starts with '*' in quotes",
                false
            )
        case ("did not find expected alphabetic or numeric character", "while scanning an anchor"):
            ("expected a name after '&', found \(found)", "put a string that starts with '&' in quotes", false)
        case ("found incompatible YAML document", _):
            ("unsupported version in '%YAML'", "remove the line; YAML 1.1 and 1.2 are supported", false)
        case ("did not find expected comment or line break", "while scanning a block scalar"):
            ("expected a line break after '|' or '>', found \(found)", "start the text on the next line", false)
        default:
            (context.isEmpty ? problem : "\(problem) \(context)", nil, false)
        }
    }
}
