import BindingsRuntime

let payment = try decoded(Payment.self, #"{"description": "Rent", "pin": "1234"}"#)
expect(payment.description, "Rent")
expect("\(payment)", #"Payment(description: "Rent", pin: <redacted>)"#)
expect(String(reflecting: payment), #"Payment(description: "Rent", pin: <redacted>)"#)
expect(try encoded(payment), #"{"description":"Rent","pin":"1234"}"#)
expect("\(Pay(description: "Rent", pin: "1234"))", #"Pay(description: "Rent", pin: <redacted>)"#)
expect(try decoded(Card.self, #"{"pin": "1234"}"#).description, "Card(pin: <redacted>)")
expect(try decoded(Note.self, #"{"description": "Rent"}"#).description, "Rent")
finish()
