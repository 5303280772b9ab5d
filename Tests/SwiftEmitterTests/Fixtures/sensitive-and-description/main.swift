import BindingsRuntime

let payment = Payment(description: "Rent", pin: "1234")
expect(payment.description, "Rent")
expect("\(payment)", #"Payment(description: "Rent", pin: <redacted>)"#)
expect(String(reflecting: payment), #"Payment(description: "Rent", pin: <redacted>)"#)
expect(try encoded(payment), #"{"description":"Rent","pin":"1234"}"#)
expect("\(Pay(pin: "1234", description: "Rent"))", #"Pay(description: "Rent", pin: <redacted>)"#)
expect(Card(pin: "1234").description, "Card(pin: <redacted>)")
expect(Note(description: "Rent").description, "Rent")
finish()
