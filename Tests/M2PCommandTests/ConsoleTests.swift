@_spi(Generated) import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import Testing

@testable import M2PCommand

struct ConsoleTests {
    @Test(
        arguments: [
            (true, ["TERM": "xterm"], true), (false, ["TERM": "xterm"], false), (true, ["TERM": "dumb"], false),
            (true, [:], false), (true, ["TERM": "xterm", "NO_COLOR": "1"], false),
            (true, ["TERM": "xterm", "NO_COLOR": ""], true),
        ] as [(Bool, [String: String], Bool)]
    )
    func colorsAreForTerminalsThatHaveAndWantThem(isTerminal: Bool, environment: [String: String], isColored: Bool) {
        let palette = Palette(isTerminal: isTerminal, environment: environment)
        #expect(palette == (isColored ? .colored : .plain))
    }

    @Test func plainTextHasNoMarks() {
        let plain = Palette.plain
        #expect([plain.title("a"), plain.good("a"), plain.bad("a"), plain.name("a")] == ["a", "a", "a", "a"])
        #expect(Palette.colored.good("a") == "\u{1B}[32ma\u{1B}[0m")
        #expect(Palette.colored.good("") == "")
    }

    @Test(
        arguments: [
            ("", []), ("one", ["one"]), ("one two", ["one two"]), ("one two three", ["one two", "three"]),
            ("incomprehensible two", ["incomprehensible", "two"]), ("  one  two ", ["one two"]),
        ] as [(String, [String])]
    )
    func textIsBrokenBetweenWords(text: String, lines: [String]) {
        #expect(Console.wrapped(text, to: 8) == lines)
    }

    @Test func serversTextCannotSteerTheTerminal() {
        #expect(Field.printable("a\u{1B}[31mb\r\nc\u{202E}d é") == "a\u{FFFD}[31mb\u{FFFD}\u{FFFD}c\u{FFFD}d é")
    }

    @Test func fieldsAreRedactedFlatAndWithoutAbsentOnes() {
        let operation = ValidateOtp(
            traceNumber: "trace",
            mobileOtp: "471147",
            mobile: MobileNumber(value: "9876543210", countryCode: 91)
        )
        #expect(
            Field.all(of: operation) == [
                Field(name: "traceNumber", text: "trace"), Field(name: "mobileOtp", text: "<redacted>"),
                Field(name: "mobile.value", text: "…3210"), Field(name: "mobile.countryCode", text: "91"),
            ]
        )
    }

    @Test func callResultNamesTheCaseTheCodeAndTheStatus() throws {
        let envelope: FailureEnvelope = try JSONCoding.decode(
            from: Data(#"{"exception":{"detailMessage":"OTP expired","errorCode":"Y101"}}"#.utf8)
        )
        let result = CallResult(
            failure: ValidatePurposeOtpError("otpExpired", ErrorResponse(envelope, status: .badRequest))
        )
        #expect(result.typeName == "ValidatePurposeOtpError.otpExpired")
        #expect(result.failureCase == "otpExpired")
        #expect(result.status == 400)
        #expect(result.code == "Y101")
        #expect(result.details == [Field(name: "message", text: "OTP expired")])
    }
}
