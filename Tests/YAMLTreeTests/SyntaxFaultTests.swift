import Testing
import YAMLTree

@Suite struct SyntaxFaultTests {
    @Test(arguments: faults)
    func faultsAreToldWithTheirPlace(yaml: String, text: String) {
        #expect(fault(in: yaml) == text)
    }

    private static let faults: [(String, String)] = [
        (
            "a: [1, 2",
            """
            f:1:9: error: expected ',' or ']' in the sequence, found the end of the file; add the missing ',' or ']'
            f:1:4: note: the sequence starts here
            """
        ),
        (
            "a: {b: 1\nc: 2\n",
            """
            f:2:2: error: expected ',' or '}' in the mapping, found ':'; add the missing ',' or '}'
            f:1:4: note: the mapping starts here
            """
        ),
        (
            "- a\nb: 1",
            """
            f:2:1: error: expected '-' for the next entry of the sequence, found 'b'; check the indentation of this line
            f:1:1: note: the sequence starts here
            """
        ),
        (
            "a:\n  b: 1\n c: 2",
            """
            f:3:2: error: expected a key of the mapping, found 'c'; check the indentation of this line and the quotes before it
            f:1:1: note: the mapping starts here
            """
        ),
        (
            "a: 1\nfoo\nb: 2",
            "f:2:1: error: expected ':' after the key that starts here; "
                + "write 'key: value', or indent the line where it continues the value above"
        ),
        (
            "a: b: c",
            "f:1:5: error: unexpected ':'; put a string that contains ': ' in quotes, or check the indentation of this line"
        ),
        ("a: - b", "f:1:4: error: unexpected '-'; start the sequence on a new line, or put the string in quotes"),
        ("a: ? b", "f:1:4: error: unexpected key; start the mapping on a new line, or put the string in quotes"),
        ("a:\n\t- b", "f:2:1: error: found a tab in the indentation; indent with spaces"),
        ("a: |\n\tb", "f:2:1: error: found a tab in the indentation; indent with spaces"),
        ("a: 1\n\tb: 2", "f:2:1: error: found a tab in the indentation; indent with spaces"),
        ("a: @b", "f:1:4: error: a plain value cannot start with '@'; put it in quotes"),
        ("a: %b", "f:1:4: error: a plain value cannot start with '%'; put it in quotes"),
        ("a: ]", "f:1:4: error: expected a value, found ']'; add the value, or put the string in quotes"),
        (
            "\"a\" b",
            "f:1:5: error: expected the end of the document, found 'b'; "
                + "check the indentation of this line and the brackets and quotes before it"
        ),
        (
            "a: !x!y z",
            "f:1:4: error: unknown tag prefix; remove the tag, or put a string that starts with '!' in quotes"
        ),
        ("a: \"xyz\nb: 1", "f:1:4: error: the quoted string that starts here is not closed; add the closing quote"),
        (
            "a: \"b\n--- c\"",
            "f:1:4: error: the quoted string that starts here is not closed before the next document; add the closing quote"
        ),
        (
            "a: \"\\q\"",
            "f:1:5: error: unknown escape in the quoted string; write '\\\\' for a backslash, or use single quotes"
        ),
        ("a: \"\\x4\"", "f:1:7: error: expected a hexadecimal digit of the escape, found '4'"),
        ("a: \"\\uD83D\"", "f:1:7: error: the escape isn't a valid Unicode character; write the character itself"),
        (
            "a: *",
            "f:1:5: error: expected the name of an anchor after '*', found the end of the file; put a string that starts with '*' in quotes"
        ),
        ("a: & b", "f:1:5: error: expected a name after '&', found ' '; put a string that starts with '&' in quotes"),
        (
            "%YAML 2.0\n--- a",
            "f:1:1: error: unsupported version in '%YAML'; remove the line; YAML 1.1 and 1.2 are supported"
        ),
        ("%FOO\n--- a", "f:1:5: error: found unknown directive name while scanning a directive"),
        (
            "a: |x\n b",
            "f:1:5: error: expected a line break after '|' or '>', found 'x'; start the text on the next line"
        ),
        ("a: |0\n b", "f:1:5: error: found an indentation indicator equal to 0 while scanning a block scalar"),
        (
            "a: 1\nb: \u{1}",
            "f:2:4: error: the character U+0001 is not allowed; remove it, or write it as an escape in double quotes"
        ),
        (
            "a: \0",
            "f:1:4: error: the character U+0000 is not allowed; remove it; if the file is UTF-16, it lacks a byte order mark"
        ),
    ]
}
