import BindingsRuntime
import Foundation

for json in [#"{"value":1}"#, #"{"next":{"next":{"value":3},"value":2},"value":1}"#] {
    expect(try recoded(Node.self, json), json)
}
let tree = #"{"children":[{},{"children":[]}],"named":{"a":{"named":{}}}}"#
expect(try recoded(Tree.self, tree), tree)
let chicken = #"{"egg":{"chicken":{"egg":{}}}}"#
expect(try recoded(Chicken.self, chicken), chicken)
let sum = #"{"left":1,"right":{"left":2,"right":3}}"#
expect(try recoded(Expression.self, sum), sum)
expect(
    try decoded(Expression.self, sum),
    .sum(Sum(left: .integer(1), right: .sum(Sum(left: .integer(2), right: .integer(3)))))
)
let outer = #"{"inner":{"again":{"deep":"d"},"outer":{}}}"#
expect(try recoded(Outer.self, outer), outer)

for json in [
    #"{"after":null,"before":null}"#, #"{"before":null}"#, #"{"after":{"before":null},"before":{"before":null}}"#,
] {
    expect(try recoded(Link.self, json), json)
}
var link = Link()
expect(try encoded(link), #"{"before":null}"#)
link.$after = .null
expect(try encoded(link), #"{"after":null,"before":null}"#)
link.after = Link(before: link)
expect(try encoded(link), #"{"after":{"before":{"after":null,"before":null}},"before":null}"#)

// Copies do not share what is on the heap.
var first = Node(value: 1, next: Node(value: 2))
let second = first
first.next?.value = 3
expect(second.next?.value, 2)
expect(first.next?.value, 3)
finish()
