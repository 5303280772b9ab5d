import BindingsRuntime
import Foundation

expect(
    try decoded(Payment.self, #"{"method":"credit","pan":"1"}"#),
    .cardPayment(CardPayment(method: "credit", pan: "1"))
)
expect(
    try decoded(Payment.self, #"{"method":"bank","iban":"1"}"#),
    .bankPayment(BankPayment(method: "bank", iban: "1"))
)
expect(try decoded(Shape.self, #"{"kind":"square","side":2}"#), .square(Shape.Square(side: 2)))
expect(try decoded(Scalar.self, "true"), .bool(true))
expect(try decoded(Scalar.self, "1"), .integer(1))
expect(try decoded(Scalar.self, "1.5"), .number(1.5))
expect(try decoded(Scalar.self, #""auto""#), .option2(.auto))
expect(try decoded(Scalar.self, #""other""#), .string("other"))
expect(try decoded(Scalar.self, #"["a"]"#), .array(["a"]))
expect(try decoded(Contact.self, #"{"name":"a","company":"b"}"#), .employee(Contact.Employee(name: "a", company: "b")))
expect(try decoded(Contact.self, #"{"name":"a"}"#), .person(Contact.Person(name: "a")))

// What the document does not know is kept.
for json in [#"{"method":"cash","till":7}"#, #"{"kind":"hexagon"}"#, "[1]", "null"] {
    expect(try recoded(Payment.self, json), json)
    expect(try recoded(Shape.self, json), json)
    expect(try recoded(Contact.self, json), json)
}
for json in [
    #"{"perhaps":null,"shape":{"kind":"circle","radius":1.5}}"#, #"{"code":null,"shape":{"kind":"square","side":1}}"#,
    #"{"code":5,"shape":{"kind":"square","side":1}}"#, #"{"code":"5","shape":{"kind":"square","side":1}}"#,
] { expect(try recoded(Holder.self, json), json) }
finish()
