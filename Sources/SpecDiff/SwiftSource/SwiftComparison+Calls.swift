extension SwiftAPIComparison {
    /// Whether every old call still compiles: the old parameters are present in order with the same types, and the
    /// new ones may be omitted.
    mutating func compareCalls(_ item: SwiftAPI.Item, _ other: SwiftAPI.Item, named name: String) {
        let before = item.parameters.map { parameter in
            SwiftAPI.Parameter(
                label: parameter.label,
                type: translatedType(parameter.type),
                hasDefault: parameter.hasDefault
            )
        }
        let after = other.parameters
        if before == after { return }
        var position = 0
        var complaint: String?
        for parameter in before {
            guard let index = after[position...].firstIndex(where: { $0.label == parameter.label }) else {
                complaint =
                    after.contains { $0.label == parameter.label }
                    ? "argument '\(parameter.label)' moved" : "argument '\(parameter.label)' was removed"
                break
            }
            for skipped in after[position..<index] where !skipped.hasDefault && complaint == nil {
                complaint = "argument '\(skipped.label)' is required"
            }
            let found = after[index]
            if complaint == nil, found.type != parameter.type, found.type != "\(parameter.type)?" {
                complaint = "argument '\(parameter.label)' has type '\(found.type)' instead of '\(parameter.type)'"
            }
            if complaint == nil, parameter.hasDefault, !found.hasDefault {
                complaint = "argument '\(parameter.label)' is required"
            }
            if complaint != nil { break }
            position = index + 1
        }
        if complaint == nil, let needed = after[position...].first(where: { !$0.hasDefault }) {
            complaint = "argument '\(needed.label)' is required"
        }
        let words = item.kind == .initializer ? "the initializer of '\(name)'" : "the method '\(name)'"
        if let complaint {
            change(
                .parametersChanged,
                item,
                after: other.signature,
                breaks: true,
                "\(words): \(complaint); existing calls no longer compile"
            )
        } else {
            change(
                .parametersWidened,
                item,
                after: other.signature,
                breaks: false,
                "\(words) has new arguments; existing calls still compile"
            )
        }
    }
}
