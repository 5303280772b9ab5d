import BindingsRuntime
import Foundation

let flat = try decoded(Position.self, "[4.5,50]")
expect(flat, Position(longitude: 4.5, latitude: 50))
expect(flat.item3, nil)
expect(try decoded(Position.self, "[4.5,50,7]").item3, 7)
for json in ["[4.5,50]", "[4.5,50,7]"] { expect(try recoded(Position.self, json), json) }

let row = try decoded(Row.self, #"["a",null,1,2]"#)
expect(row, Row(item1: "a", item2: nil, others: [1, 2]))
for json in [#"["a",null,1,2]"#, #"["a",true]"#] { expect(try recoded(Row.self, json), json) }

expect(try recoded(Journey.self, #"{"from":[1,2],"pair":["a",{"id":1}]}"#), #"{"from":[1,2],"pair":["a",{"id":1}]}"#)
expect(try decoded(PositionOrName.self, "[1,2]"), .position(Position(longitude: 1, latitude: 2)))
expect(try decoded(PositionOrName.self, #""home""#), .string("home"))

// What is left out before an item keeps its place; at the end there is nothing.
let gap = Sparse(item2: 2)
expect(try encoded(gap), "[null,2]")
expect(try encoded(Sparse(item1: "a")), #"["a"]"#)
expect(try encoded(Sparse(others: [true])), "[null,null,true]")
expect(try encoded(Sparse()), "[]")

// Too short is no tuple; what is wrong is named by its index.
expect((try? decoded(Position.self, "[1]")) == nil, true)
let pair = Journey.Pair(item1: "a", item2: Journey.PairItem2(id: 1))
let wrong = Route(body: Journey(from: Position(longitude: 1, latitude: 91), pair: pair))
expect(wrong.violations.map(\.path), ["/body/from/1"])
finish()
