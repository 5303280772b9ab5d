import BindingsRuntime
import Foundation

func found(_ values: Values) -> [String] { Send(body: values).violations.map(\.description) }

// What a server sets, and what no property stands for, is not asked for.
expect(found(Values(heir: Heir(note: "n"), ghost: Ghost(name: "n"))), [])
expect(found(Values(open: Open(a: "x"), sibling: Base(note: "n"))), [])

// Texts that look like numbers, and null
expect(found(Values(version: .n10)), [])
expect(try decoded(Values.self, #"{"version": null, "either": {"kind": null}}"#).violations, [])

// Each alternative has limits of its own.
expect(found(Values(disputed: Disputed(kind: "a", text: "ab"))), [])
expect(found(Values(disputed: Disputed(kind: "b", text: "abcde"))), [])
expect(found(Values(disputed: Disputed(kind: "a", text: "abcde"))).count, 1)
expect(found(Values(disputed: Disputed(kind: "c"))).count, 1)

expect(found(Values(items: ["a", "b", "c"])), [])
expect(found(Values(items: ["a"])), ["/body/items/0 must be an integer"])
expect(found(Values(big: .integer(.max - 1))), [])
expect(found(Values(unreadable: "ab")), [])
expect(
    found(Values(short: Values.Short(item1: "a", item2: "b", item3: "c"))),
    [
        "/body/short must have at most 2 items"
    ]
)

// A body that may be null is checked where it is not.
expect(SendMaybe(body: .json(nil)).violations, [])
expect(SendMaybe(body: .json([Named(name: "a")])).violations.map(\.path), ["/body/0/name"])
finish()
