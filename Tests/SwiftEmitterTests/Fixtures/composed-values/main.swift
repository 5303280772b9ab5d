import BindingsRuntime
import Foundation

func paths(_ values: Values) -> [String] { Send(body: values).violations.map(\.path) }

expect(paths(Values(narrowed: "ab", sibling: "abcdef")), ["/body/narrowed", "/body/sibling"])
expect(paths(Values(narrowed: "abc", sibling: "abcde")), [])
expect(paths(Values(two: "b")), ["/body/two", "/body/two"])
expect(paths(Values(two: "a to z", listed: .green, numbers: 9)), [])
expect(paths(Values(listed: .init(rawValue: "blue"), numbers: 10)), ["/body/listed", "/body/numbers"])
expect(paths(Values(only: 6, word: "no")), ["/body/only", "/body/word"])
expect(paths(Values(only: 5, word: "yes please")), [])
expect(paths(Values(id: "1", site: "example.com", wait: "3 days")), ["/body/id", "/body/site", "/body/wait"])
expect(
    paths(Values(id: "123e4567-e89b-12d3-a456-426614174000", site: "https://example.com", wait: "P3D")),
    []
)
let labels = #"{"labels":{"name":"a","x-b":"c"}}"#
expect(try recoded(Values.self, labels), labels)
finish()
