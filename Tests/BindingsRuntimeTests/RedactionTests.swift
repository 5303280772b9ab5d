@_spi(Generated) import BindingsRuntime
import Testing

@Suite struct RedactionTests {
    private struct Card: Redacting {
        var number: String?
        var pin: String?
        var name: String?

        mutating func listFields(_ fields: inout FieldList) {
            fields.optional("number", &number, .lastFour)
            fields.optional("pin", &pin, .hidden)
            fields.optional("name", &name)
        }
    }

    @Test(
        arguments: [
            ("9876543210", "…3210"), ("1234567", "…4567"), ("123456", "<redacted>"), ("0016", "<redacted>"),
            ("", "<redacted>"),
        ]
    )
    func lastFourShowNothingOfAShortText(text: String, shown: String) {
        #expect("\(Card(number: text))" == "Card(number: \(shown))")
    }

    @Test func fieldsThatAreSetAreShownRedacted() {
        let card = Card(number: "4539148803436467", pin: "1234", name: "Asha")
        let text = #"Card(number: …6467, pin: <redacted>, name: "Asha")"#
        #expect("\(card)" == text)
        #expect(String(reflecting: card) == text)
        #expect("\(Card(name: "Asha"))" == #"Card(name: "Asha")"#)
        #expect("\(Card())" == "Card()")
    }

    private struct Payment: RedactingFields {
        var description: String
        var pin: String?

        mutating func listFields(_ fields: inout FieldList) {
            fields.required("description", &description)
            fields.optional("pin", &pin, .hidden)
        }
    }

    @Test func propertyCalledDescriptionIsNotTheText() {
        let payment = Payment(description: "Rent", pin: "1234")
        let text = #"Payment(description: "Rent", pin: <redacted>)"#
        var printed = ""
        print(payment, terminator: "", to: &printed)
        var dumped = ""
        dump(payment, to: &dumped)
        #expect(payment.description == "Rent")
        #expect("\(payment)" == text)
        #expect(String(describing: payment) == text)
        #expect(String(reflecting: payment) == text)
        #expect(printed == text)
        #expect("\([payment])" == "[\(text)]")
        #expect(!dumped.contains("1234"))
    }
}
