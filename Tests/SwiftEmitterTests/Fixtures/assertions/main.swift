import BindingsRuntime
import Foundation

func found(_ values: Keywords) -> [String] { Send(body: values).violations.map(\.description) }

// The properties of an operation's own body.
expect(
    Pay(amount: 1, card: "4", account: "5").violations.map(\.description),
    [
        "the value must do exactly one of: have 'card'; have 'account'"
    ]
)
expect(Pay(amount: 1, card: "4").violations, [])
expect(Pay(amount: 1).violations.map(\.path), ["", ""])

// if, then, else, not
expect(found(Keywords(condition: Condition(kind: .card))), ["/body/condition/pan must be there"])
expect(
    found(Keywords(condition: Condition(kind: .card, pan: "4", cvv: "12"))),
    [
        "/body/condition/cvv must be at least 3 characters long"
    ]
)
expect(found(Keywords(condition: Condition(kind: .account, pan: "4"))), ["/body/condition must not have 'pan'"])
expect(found(Keywords(condition: Condition(kind: .account))), [])

// dependentRequired, dependentSchemas, maxProperties
expect(
    found(Keywords(dependent: Dependent(street: "S", city: "C"))),
    [
        "/body/dependent/zip must be there where 'street' is"
    ]
)
expect(
    found(Keywords(dependent: Dependent(zip: "123", country: "IN"))),
    [
        "/body/dependent/zip must be at least 4 characters long"
    ]
)
expect(
    found(Keywords(dependent: Dependent(street: "S", city: "C", zip: "1234", country: "IN"))),
    [
        "/body/dependent must have at most 3 members"
    ]
)

// unevaluatedProperties
expect(found(Keywords(closed: Closed(name: "n", unit: "cm"))), ["/body/closed/* must not be there"])
expect(found(Keywords(closed: Closed(name: "n", size: 1, unit: "cm"))), [])

// Maps: required, propertyNames, patternProperties, additionalProperties
expect(
    found(Keywords(labels: ["Owner": "a"])),
    [
        "/body/labels/owner must be there",
        "/body/labels/* must be a name to be at most 8 characters long and match ^[a-z]+$",
    ]
)
expect(found(Keywords(labels: ["owner": "a"])), [])
expect(
    found(Keywords(patterned: ["n_a": 0, "s_a": "x", "other": 1])),
    [
        "/body/patterned/* must be at least 1", "/body/patterned/* must not be there",
    ]
)

// Arrays: contains
expect(found(Keywords(parts: [1, 10])), ["/body/parts must have 2 to 3 items be at least 10"])
expect(found(Keywords(parts: [10, 1, 11])), [])
expect(found(Keywords(parts: [10, 11, 12, 13])).count, 1)

// Single values
expect(found(Keywords(notThree: 3)), ["/body/notThree must not be 3"])
expect(found(Keywords(notThree: 4, mixed: "auto", half: 0.5, code: "ABC")), [])
expect(
    found(Keywords(mixed: 2, half: 0.7, code: "BCD")),
    [
        #"/body/mixed must be "auto", 1, true or null"#,
        "/body/half must be 0.5, 1 or 1.5",
        "/body/code must match ^A, or be at most 2 characters long",
    ]
)
expect(found(Keywords(mixed: .null)), [])
expect(found(Keywords(fixed: ["a": [1.0, 2]])), [])
expect(found(Keywords(fixed: ["a": [2, 1]])).count, 1)

// The members of unions
expect(found(Keywords(either: .string("12345"))), ["/body/either must be at most 4 characters long"])
expect(found(Keywords(either: .array([]))), ["/body/either must have at least 1 elements"])
expect(
    found(Keywords(either: .array([Dependent(street: "S", city: "C")]))),
    [
        "/body/either/0/zip must be there where 'street' is"
    ]
)
expect(found(Keywords(several: .integer(4))), ["/body/several must be at least 5"])
expect(found(Keywords(several: .string("a"))), ["/body/several must be at least 2 characters long"])

expect(
    found(Keywords(either: .unrecognized(1), several: .unrecognized(nil))),
    [
        "/body/either must be of one of the documented types", "/body/several must be of one of the documented types",
    ]
)
expect(try decoded(Keywords.self, #"{"either": {"a": 1}}"#).either, .unrecognized(["a": 1]))

// What stands beside properties and items
expect(
    found(Keywords(kept: Kept(name: "n", additionalProperties: ["a": -1, "longer": 1]))),
    [
        "/body/kept/* must be at least 0",
        "/body/kept/* must be a name to be at most 5 characters long",
    ]
)
expect(
    found(Keywords(row: Row(item1: "a", item2: 1, others: [10, 10]))),
    [
        "/body/row/2 must be at most 9", "/body/row/3 must be at most 9",
        "/body/row must have no two equal items",
        "/body/row must have at least 1 item be 7",
    ]
)
expect(found(Keywords(row: Row(item1: "a", item2: 7))), [])

// A schema that becomes several constants
expect(found(Keywords(large: Large(kind: "two"))), [])
expect(found(Keywords(large: Large(kind: "longer than that"))), [])
expect(found(Keywords(large: Large(kind: "four"))).count, 1)

// What a server sets
expect(found(Keywords(owned: Owned(kind: "a", owner: Owner(name: "n")))), [])
expect(found(Keywords(owned: Owned(kind: "a"))), ["/body/owned/owner must be there"])

// One of several media types
expect(SendEither(body: .json(Keywords(notThree: 3))).violations.map(\.path), ["/body/notThree"])
expect(SendEither(body: .text("")).violations, [])
finish()
