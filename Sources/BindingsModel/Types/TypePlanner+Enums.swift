import OpenAPIDocument
package import YAMLTree

extension TypePlanner {
    /// The enum for a schema with an enum shape.
    func enumeration(_ name: SwiftName, _ id: SchemaID) -> EnumType {
        let schema = document[id]
        let values = (schema.enumValues ?? []).enumerated().filter { !$0.element.isNull }
        let rawType = EnumType.RawType(values.first?.element.scalar, schema.types)
        var scope = NameScope()
        var seen: Set<String> = []
        var cases: [EnumType.Case] = []
        for (index, node) in values {
            guard let value = node.scalar?.enumText(rawType), seen.insert(value).inserted else { continue }
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

    /// The case for a value of a schema with an enum shape.
    mutating func enumCase(for value: Scalar, of id: SchemaID) -> SwiftName? {
        if enumCases[id] == nil {
            let type = enumeration(SwiftName("Value"), id)
            let names = Dictionary(type.cases.map { ($0.rawValue, $0.name) }) { first, _ in first }
            enumCases[id] = (type.rawType, names)
        }
        return enumCases[id].flatMap { rawType, names in names[value.enumText(rawType)] }
    }

    private func caseName(_ value: String, _ rawType: EnumType.RawType) -> SwiftName {
        switch rawType {
        case .int: SwiftName(value.hasPrefix("-") ? "minus\(value.dropFirst())" : "value\(value)")
        case .string: value.isEmpty ? SwiftName("empty") : .member(value)
        }
    }
}

extension EnumType.RawType {
    fileprivate init(_ first: Scalar?, _ types: [SchemaType]) {
        self = first?.kind == .integer && !types.contains(.string) ? .int : .string
    }
}

extension Scalar {
    /// The value of an enum case.
    ///
    /// Numbers are written as in JSON and Swift, although YAML allows `+5` or `0x1F`.
    package func enumText(_ type: EnumType.RawType) -> String {
        if type == .int, case .integer(let number) = value { String(number) } else { text }
    }
}
