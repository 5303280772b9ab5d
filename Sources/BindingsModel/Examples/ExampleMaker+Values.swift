import OpenAPIDocument
import YAMLTree

/// Builds a value of a type that satisfies all constraints of its schemas.
extension ExampleMaker {
    mutating func build(
        _ facts: ExampleFacts,
        _ typeIndex: Int,
        _ direction: Direction?,
        _ extent: Extent
    ) -> Node? {
        if facts.isImpossible { return nil }
        let types = facts.likelyTypes
        guard typeIndex < types.count else { return nil }
        if let type = facts.handWritten {
            let isText = types.contains(.string)
            return type.dummy.map { isText ? .text($0, at: facts.location) : .plain($0, at: facts.location) }
        }
        if let values = facts.values {
            let fitting = values.filter { value in types.contains { $0.accepts(value) } || facts.types == nil }
            return fitting.first { !$0.isNull } ?? fitting.first
        }
        if !facts.isSensitive, let value = facts.defaultValue, !value.isNull, value.scalar != nil { return value }
        switch types[typeIndex] {
        case .null: return .plain("null", at: facts.location)
        case .boolean: return .plain(facts.isSensitive ? "false" : "true", at: facts.location)
        case .string: return text(facts).map { .text($0, at: facts.location) }
        case .integer: return number(facts, isInteger: true)
        case .number: return number(facts, isInteger: false)
        case .array: return array(facts, direction)
        case .object: return object(facts, direction, extent)
        }
    }

    // MARK: Strings and numbers

    private mutating func text(_ facts: ExampleFacts) -> String? {
        let (least, most) = (facts.lengths.least, facts.lengths.most)
        guard least <= 1_000, least <= most else { return nil }
        let word = facts.isSensitive ? "dummy" : "example"
        var candidates = facts.formats.compactMap { Formats.sample(of: $0) }
        candidates += facts.patterns.compactMap { PatternSample.text(of: $0, length: least...min(most, least + 200)) }
        candidates.append(String(word.prefix(most)))
        // Even a password of twenty characters should be recognizable as a placeholder.
        candidates.append(String(String(repeating: "\(word)-", count: least / word.utf8.count + 1).prefix(least)))
        return candidates.first { candidate in
            (least...most).contains(candidate.unicodeScalars.count)
                && facts.patterns.allSatisfy { validator.finds($0, in: candidate) ?? true }
                && facts.formats.allSatisfy { Formats.accepts(candidate, format: $0) ?? true }
        }
    }

    private func number(_ facts: ExampleFacts, isInteger: Bool) -> Node? {
        let least = facts.minimum.map { $0.isExclusive ? $0.value.nextUp : $0.value } ?? -.infinity
        let most = facts.maximum.map { $0.isExclusive ? $0.value.nextDown : $0.value } ?? .infinity
        guard least <= most else { return nil }
        let step = facts.multipleOf?.value ?? (isInteger ? 1 : 0)
        func aligned(_ value: Double, up: Bool) -> Double {
            guard value.isFinite else { return value }
            let rounded = step > 0 ? (up ? (value / step).rounded(.up) : (value / step).rounded(.down)) * step : value
            return isInteger ? (up ? rounded.rounded(.up) : rounded.rounded(.down)) : rounded
        }
        let usual: [Double] = facts.isSensitive ? [0, 1] : [1, 0]
        let ends = [aligned(least, up: true), aligned(most, up: false), aligned((least + most) / 2, up: true)]
        let value = (usual + ends).first { candidate in
            candidate.isFinite && (least...most).contains(candidate)
                && (step == 0 || abs((candidate / step).rounded() - candidate / step) < 1e-9)
        }
        guard let value else { return nil }
        let whole = abs(value) < 0x1p63 ? Int64(exactly: value) : nil
        return .plain(whole.map { String($0) } ?? "\(value)", at: facts.location)
    }

    // MARK: Arrays and objects

    private mutating func array(_ facts: ExampleFacts, _ direction: Direction?) -> Node? {
        let counts = facts.itemCounts
        guard counts.least <= 50 else { return nil }
        var items: [Node] = []
        for place in facts.places.prefix(counts.most) {
            guard let item = value([place], direction, isSensitive: facts.isSensitive) else { break }
            items.append(item)
        }
        let contained = facts.contained.map { [$0] } ?? []
        let schemas = facts.items + contained
        let wanted = max(counts.least, contained.isEmpty ? 0 : 1, facts.items.isEmpty || items.count > 0 ? 0 : 1)
        while items.count < min(wanted, counts.most) {
            let base =
                schemas.isEmpty
                ? .text("example", at: facts.location) : value(schemas, direction, isSensitive: facts.isSensitive)
            guard let base else { break }
            items.append(facts.isUnique ? unlike(items, base, schemas) : base)
        }
        return items.count < counts.least ? nil : Node(.sequence(items), location: facts.location)
    }

    /// A variation of this value that differs from all the others, if a simple change is enough.
    private func unlike(_ others: [Node], _ value: Node, _ schemas: [SchemaID]) -> Node {
        guard others.contains(where: value.isSameJSON), let scalar = value.scalar else { return value }
        let listed = schemas.compactMap { document[document.target(of: $0)].enumValues }.first
        if let other = listed?.first(where: { listed in !others.contains { $0.isSameJSON(as: listed) } }) {
            return other
        }
        switch scalar.value {
        case .integer(let number): return .plain(String(number &+ Int64(others.count)), at: value.location)
        case .bool(let bool): return .plain(bool ? "false" : "true", at: value.location)
        case .string: return .text("\(scalar.text.dropLast())\(others.count)", at: value.location)
        case .null, .bigInteger, .float: return value
        }
    }

    private mutating func object(_ facts: ExampleFacts, _ direction: Direction?, _ extent: Extent) -> Node? {
        let required = facts.allRequired
        var members: [(name: String, value: Node)] = []
        for (name, schemas) in facts.members where !isLeftOut(schemas, direction) {
            let isRequired = required.contains(name)
            let hasExample = extent == .examples && schemas.contains { !examples(of: $0).isEmpty }
            if !isRequired, !hasExample, extent != .all { continue }
            if let tag = facts.tags[name] {
                members.append((name, .text(tag, at: facts.location)))
            } else if let value = value(schemas, direction, isSensitive: facts.isSensitive) {
                members.append((name, value))
            } else if isRequired {
                return nil
            }
        }
        for name in required where !facts.members.contains(where: { $0.name == name }) {
            if let tag = facts.tags[name] {
                members.append((name, .text(tag, at: facts.location)))
            } else {
                guard let value = other(facts, direction) else { return nil }
                members.append((name, value))
            }
        }
        guard facts.memberCounts.least <= 50 else { return nil }
        for (name, schemas) in facts.members
        where members.count < facts.memberCounts.least && !members.contains(where: { $0.name == name }) {
            if isLeftOut(schemas, direction) { continue }
            guard let value = value(schemas, direction, isSensitive: facts.isSensitive) else { continue }
            members.append((name, value))
        }
        while members.count < facts.memberCounts.least {
            guard let value = other(facts, direction) else { return nil }
            members.append(("key\(members.count + 1)", value))
        }
        return .object(members, at: facts.location)
    }

    /// A value for a member without a schema.
    private mutating func other(_ facts: ExampleFacts, _ direction: Direction?) -> Node? {
        if facts.others.isEmpty { return facts.isClosed ? nil : .text("example", at: facts.location) }
        return value([facts.others[0]], direction, isSensitive: facts.isSensitive)
    }

    private func isLeftOut(_ schemas: [SchemaID], _ direction: Direction?) -> Bool {
        let places = schemas.flatMap { [document[$0], document[document.target(of: $0)]] }
        return (direction == .request && places.contains(where: \.isReadOnly))
            || (direction == .response && places.contains(where: \.isWriteOnly))
    }
}

extension SchemaType {
    fileprivate func accepts(_ node: Node) -> Bool {
        switch node.content {
        case .mapping: return self == .object
        case .sequence: return self == .array
        case .scalar(let scalar):
            switch scalar.value {
            case .null: return self == .null
            case .bool: return self == .boolean
            case .string: return self == .string
            case .integer, .bigInteger: return self == .integer || self == .number
            case .float: return self == .number || self == .integer
            }
        }
    }
}
