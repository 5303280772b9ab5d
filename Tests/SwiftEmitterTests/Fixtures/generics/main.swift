import BindingsRuntime
import Foundation

// A generic schema is a type of its own for each thing that it is made of.
expect(try decoded(PetPage.self, #"{"items": [{"name": "a"}]}"#).items[0].name, "a")
expect(try decoded(OrderPage.self, #"{"items": [{"id": 1}], "total": 1}"#).items.map(\.id), [1])
expect(try decoded(Page.self, #"{"items": [1, "two"]}"#).items, [.integer(1), .string("two")])
expect(([0.5] as Numbers) + [1], [0.5, 1])
expect(([1, nil] as GenericArray).count, 2)

// What extends a recursive schema holds itself, not what it extends.
expect(try decoded(StrictTree.self, #"{"children": [{"data": "a"}]}"#).children?.map(\.data), ["a"])
finish()
