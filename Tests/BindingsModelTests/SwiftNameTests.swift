import BindingsModel
import Testing

@Suite struct SwiftNameTests {
    @Test(arguments: [
        ("name", "name"), ("access_token", "accessToken"), ("AccessToken", "accessToken"),
        ("X-Request-ID", "xRequestID"),
        ("URLPath", "urlPath"), ("userURL", "userURL"), ("OTP", "otp"), ("MAX_VALUE", "maxValue"),
        ("camelCase", "camelCase"),
        ("with space", "withSpace"), ("a.b/c:d", "aBCD"), ("filter[status]", "filterStatus"), ("pets{id}", "petsId"),
        // A symbol is named if it is the first character, or if there is nothing else.
        ("+1", "plus1"), ("-1", "minus1"), ("+", "plus"), ("-", "minus"), (">=", "greaterEquals"), ("*", "star"),
        ("@type", "atType"), ("$ref", "ref"), ("_id", "id"), ("_", "underscore"), ("", "value"), ("a+b", "aPlusB"),
        // A name can't start with a digit.
        ("404", "n404"), ("2fa", "n2fa"), ("3d-secure", "n3dSecure"),
        // Keywords keep their name in backticks. Names that even backticks don't make usable get another.
        ("class", "`class`"), ("default", "`default`"), ("in", "`in`"), ("Any", "any"), ("Type", "type"),
        ("Protocol", "protocol"),
        ("self", "selfValue"), ("Self", "selfValue"), ("init", "initValue"), ("none", "noneValue"),
        ("some", "someValue"),
        ("rawValue", "rawValueValue"), ("hashValue", "hashValueValue"), ("description", "descriptionValue"),
        ("encode", "encodeValue"), ("unrecognized", "unrecognizedValue"),
        // Other scripts are kept. Emoji and symbols without letters use their Unicode names. Next to letters, they are
        // dropped.
        ("größe", "größe"), ("Ärger", "ärger"), ("имя", "имя"), ("名前", "名前"), ("اسم", "اسم"), ("🐶", "dogFace"),
        ("🚀 launch", "launch"), ("≥", "greaterThanOrEqualTo"), ("€", "euroSign"), ("5 €", "n5"),
        // Invisible characters are dropped: bidirectional marks, joiners, control characters.
        ("a\u{202E}b", "aB"), ("\u{202E}", "value"), ("zero\u{200D}width", "zeroWidth"), ("a\u{0}b\n", "aB"),
        ("\u{301}e", "e"), ("\"quoted\\(x)", "quoteQuotedX"),
    ])
    func member(_ text: String, _ expected: String) {
        #expect(SwiftName.member(text).description == (expected == "protocol" ? "`protocol`" : expected))
    }

    @Test(arguments: [
        ("description", "description"), ("Description", "description"), ("debugDescription", "debugDescriptionValue"),
        ("description_value", "descriptionValue"), ("class", "`class`"), ("encode", "encodeValue"),
    ])
    func property(_ text: String, _ expected: String) {
        #expect(SwiftName.property(text).description == expected)
        #expect(SwiftName.givenProperty("description").identifier == "description")
    }

    @Test(arguments: [
        ("pet", "Pet"), ("organization-simple", "OrganizationSimple"), ("XMLHttpRequest", "XMLHttpRequest"),
        ("BANK_ACCOUNT", "BankAccount"), ("v2.Pet", "V2Pet"), ("404", "N404"), ("", "Value"), ("+1", "Plus1"),
        ("-1", "Minus1"),
        ("名前", "名前"), ("über", "Über"), ("🐶", "DogFace"), ("a/b", "AB"), ("type", "Type"),
    ])
    func type(_ text: String, _ expected: String) {
        #expect(SwiftName.type(text).identifier == expected)
    }

    @Test(arguments: ["class", "in", "self", "Type", "Any", "throws", "where"])
    func givenNameThatIsAKeywordTakesBackticks(_ name: String) {
        #expect(SwiftName(name).description == "`\(name)`")
    }

    @Test(arguments: [("self", "selfValue"), ("none", "noneValue"), ("fine", "fine"), ("default", "`default`")])
    func givenMemberIsUsable(_ name: String, _ expected: String) {
        #expect(SwiftName.given(name).description == expected)
    }
}
