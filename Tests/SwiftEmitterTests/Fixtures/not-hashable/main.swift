import BindingsRuntime

let card = Card(number: "1", network: .local)
let other = Card(number: "1", network: .public)
expect(Cards(cards: [card, other], tags: ["a", "b"]).violations.map(\.path), [])
// By their JSON, where they cannot be compared.
expect(Cards(cards: [card, card], tags: ["a", "a"]).violations.map(\.path), ["/cards", "/tags"])
expect((card as Any) is any Equatable, false)
expect(card.network, .local)
finish()
