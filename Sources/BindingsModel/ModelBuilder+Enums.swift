import OpenAPIDocument
import YAMLTree

extension ModelBuilder {
    /// The enum of a schema whose shape is one.
    mutating func enumeration(_ name: SwiftName, _ id: SchemaID) -> EnumType? {
        let schema = document[id]
        let values = (schema.enumValues ?? []).enumerated().filter { !$0.element.isNull }
        guard let first = values.first?.element.scalar else { return nil }
        let rawType: EnumType.RawType = first.kind == .integer && !schema.types.contains(.string) ? .int : .string
        var scope = NameScope()
        var seen: Set<String> = []
        var cases: [EnumType.Case] = []
        for (index, node) in values {
            guard let value = node.scalar?.text, seen.insert(value).inserted else { continue }
            let given = schema.extensions.enumNames.flatMap { $0.indices.contains(index) ? $0[index].text : nil }
            let description = schema.extensions.enumDescriptions.flatMap {
                $0.indices.contains(index) ? $0[index].text : nil
            }
            cases.append(
                EnumType.Case(
                    name: scope.claim(given.map { SwiftName.member($0) } ?? caseName(value, rawType)),
                    rawValue: value,
                    documentation: Documentation([description])
                )
            )
        }
        return EnumType(name: name, documentation: documentation(schema), rawType: rawType, cases: cases)
    }

    private func caseName(_ value: String, _ rawType: EnumType.RawType) -> SwiftName {
        switch rawType {
        case .int: SwiftName(value.hasPrefix("-") ? "minus\(value.dropFirst())" : "value\(value)")
        case .string: value.isEmpty ? SwiftName("empty") : .member(value)
        }
    }
}
