import OpenAPIDocument
import YAMLTree

/// Makes a value for each schema: the document's own example where it meets the whole schema, else a small value that does.
///
/// Whatever is sensitive gets a dummy. Each value that comes out was checked against its schema.
struct ExampleMaker {
    typealias Direction = SchemaValidator.Direction

    let document: Document
    let heirs: [SchemaID: [SchemaID]]
    private let names: [SchemaID: String]
    private var validator: SchemaValidator
    /// Whether anything in the document is sensitive, so that examples must be searched for it.
    private let hasSecrets: Bool
    /// The schemas whose values are being made, so that a value never holds itself.
    private var open: Set<SchemaID> = []
    private var known: [Key: Node] = [:]
    /// How many more values may be tried.
    private var budget = 0
    /// How much more text there may be: an example that many operations share is written for each.
    private var room: Int

    private struct Key: Hashable {
        var schema: SchemaID
        var direction: Direction?
        var isSensitive: Bool
    }

    init(_ shapes: ShapeTable) {
        document = shapes.document
        heirs = shapes.heirs
        names = Dictionary(document.components.schemas.map { ($0.schema, $0.name) }) { first, _ in first }
        validator = SchemaValidator(document)
        hasSecrets = document.schemas.contains { $0.extensions.sensitivity != .open }
        room = 32 * document.byteCount + (16 << 20)
    }

    /// A value of a schema; nil where none is found.
    ///
    /// - Parameter examples: what the document gives as examples where the value is.
    mutating func value(
        of id: SchemaID,
        _ direction: Direction?,
        examples: [Node] = [],
        isSensitive: Bool = false
    ) -> Node? {
        budget = 400
        guard room > 0, let value = value([id], direction, examples: examples, isSensitive: isSensitive) else {
            return nil
        }
        room -= value.exampleSize
        return value
    }

    /// A value of a schema that is not null, which no type of its own is.
    mutating func typeValue(of id: SchemaID, _ direction: Direction?, examples: [Node]) -> Node? {
        let value = value(of: id, direction, examples: examples.filter { !$0.isNull })
        guard value?.isNull == true else { return value }
        budget = 400
        return made([id], direction, false).flatMap { $0.isNull ? nil : $0 }
    }

    /// Whether a value meets a schema, and can be written in Swift.
    mutating func accepts(_ value: Node, _ id: SchemaID, _ direction: Direction?) -> Bool {
        validator.direction = direction
        return value.isExample && validator.accepts(value, id)
    }

    /// The examples of a schema and of those that it refers to.
    func examples(of id: SchemaID) -> [Node] {
        var examples = document[id].examples
        var id = id
        for _ in 0..<Document.longestChain {
            guard let next = document[id].reference?.target else { break }
            id = next
            examples += document[id].examples
        }
        return examples
    }

    /// A value that meets several schemas at once.
    mutating func value(
        _ ids: [SchemaID],
        _ direction: Direction?,
        examples: [Node] = [],
        isSensitive: Bool = false
    ) -> Node? {
        if !isSensitive {
            for example in examples + ids.flatMap({ self.examples(of: $0) }) where example.isExample {
                guard let clean = withoutSecrets(example, ids, direction),
                    ids.allSatisfy({ accepts(clean, $0, direction) })
                else { continue }
                return clean
            }
        }
        return made(ids, direction, isSensitive)
    }

    // MARK: Values that are made

    private mutating func made(_ ids: [SchemaID], _ direction: Direction?, _ isSensitive: Bool) -> Node? {
        let targets = ids.map { document.target(of: $0) }
        let key = Key(schema: ids[0], direction: direction, isSensitive: isSensitive)
        if ids.count == 1, let value = known[key] { return value }
        guard budget > 0, open.isDisjoint(with: targets) else { return nullValue(ids, direction) }
        open.formUnion(targets)
        defer { open.subtract(targets) }
        var tried: [[Int]] = [[]]
        var index = 0
        while index < tried.count, index < 24, budget > 0 {
            var choices = ExampleChoices(tried[index])
            var facts = ExampleFacts(at: document[targets[0]].location)
            facts.isSensitive = isSensitive
            for id in ids { gather(id, &facts, &choices) }
            let type = facts.likelyTypes.isEmpty ? 0 : choices.next(of: facts.likelyTypes.count)
            for extent in Extent.allCases where budget > 0 {
                budget -= 1
                guard let value = build(facts, type, direction, extent),
                    ids.allSatisfy({ accepts(value, $0, direction) })
                else { continue }
                if ids.count == 1 { known[key] = value }
                return value
            }
            // First every alternative of the first place that has several, then those of the next.
            if index == 0 {
                for (place, count) in choices.counts.enumerated() where count > 1 {
                    let zeros = Array(repeating: 0, count: place)
                    tried += (1..<min(count, 24)).map { zeros + [$0] }
                }
            }
            index += 1
        }
        return nullValue(ids, direction)
    }

    /// Which members that may be left out an object has.
    private enum Extent: CaseIterable {
        /// Those that the document has an example of.
        case examples
        case required
        /// All: only by them may one alternative be told from another.
        case all
    }

    private mutating func nullValue(_ ids: [SchemaID], _ direction: Direction?) -> Node? {
        let null = Node.plain("null", at: document[ids[0]].location)
        return ids.allSatisfy { accepts(null, $0, direction) } ? null : nil
    }

    /// Collects what a schema asks for, with what it refers to and one of its alternatives.
    private func gather(_ id: SchemaID, _ facts: inout ExampleFacts, _ choices: inout ExampleChoices) {
        guard facts.seen.insert(id).inserted else { return }
        let schema = document[id]
        if let boolean = schema.boolean {
            if !boolean { facts.isImpossible = true }
            return
        }
        facts.add(schema)
        if let target = schema.reference?.target { gather(target, &facts, &choices) }
        for member in schema.allOf { gather(member, &facts, &choices) }
        if let heirs = heirs[id], let discriminator = schema.discriminator {
            let heir = heirs.first(where: facts.seen.contains) ?? heirs[choices.next(of: heirs.count)]
            facts.tags[discriminator.propertyName] = tag(of: heir, discriminator)
            gather(heir, &facts, &choices)
        }
        for members in [schema.anyOf, schema.oneOf] where !members.isEmpty {
            let values = members.filter { document[document.target(of: $0)].types != [.null] }
            let alternatives = values.isEmpty ? members : values
            let member = alternatives[choices.next(of: alternatives.count)]
            if let discriminator = schema.discriminator, let tag = tag(of: member, discriminator) {
                facts.tags[discriminator.propertyName] = tag
            }
            gather(member, &facts, &choices)
        }
    }

    /// What the discriminator says of a member.
    private func tag(of member: SchemaID, _ discriminator: Schema.Discriminator) -> String? {
        let target = document.target(of: member)
        let mapped = discriminator.mapping.first { document.target(of: $0.target) == target }
        return mapped?.value ?? names[target] ?? document.referenceNames[target]
    }

    private mutating func build(
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

    // MARK: Texts and numbers

    private mutating func text(_ facts: ExampleFacts) -> String? {
        let (least, most) = (facts.lengths.least, facts.lengths.most)
        guard least <= 1_000, least <= most else { return nil }
        let word = facts.isSensitive ? "dummy" : "example"
        var candidates = facts.formats.compactMap { Formats.sample(of: $0) }
        candidates += facts.patterns.compactMap { PatternSample.text(of: $0, length: least...min(most, least + 200)) }
        candidates.append(String(word.prefix(most)))
        // A password of twenty characters is still seen to be none.
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

    /// A value like this that is none of the others, where a simple change makes one.
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

    /// A value of a member that has no schema of its own.
    private mutating func other(_ facts: ExampleFacts, _ direction: Direction?) -> Node? {
        if facts.others.isEmpty { return facts.isClosed ? nil : .text("example", at: facts.location) }
        return value([facts.others[0]], direction, isSensitive: facts.isSensitive)
    }

    private func isLeftOut(_ schemas: [SchemaID], _ direction: Direction?) -> Bool {
        let places = schemas.flatMap { [document[$0], document[document.target(of: $0)]] }
        return (direction == .request && places.contains(where: \.isReadOnly))
            || (direction == .response && places.contains(where: \.isWriteOnly))
    }

    // MARK: Secrets

    /// The example with a dummy in place of each sensitive value; nil where one is needed and none is found.
    private mutating func withoutSecrets(_ value: Node, _ ids: [SchemaID], _ direction: Direction?) -> Node? {
        if !hasSecrets { return value }
        let places = inPlace(ids)
        if places.contains(where: { document[$0].extensions.sensitivity != .open }) {
            return made(ids, direction, true)
        }
        switch value.content {
        case .scalar: return value
        case .sequence(let items):
            var clean: [Node] = []
            for (index, item) in items.enumerated() {
                let schemas = places.flatMap { document[$0].itemSchemas(at: index) }
                guard let item = schemas.isEmpty ? item : withoutSecrets(item, schemas, direction) else { return nil }
                clean.append(item)
            }
            return Node(.sequence(clean), location: value.location)
        case .mapping(let members):
            var clean: [(name: String, value: Node)] = []
            for entry in members {
                let schemas = places.flatMap { document[$0].memberSchemas(named: entry.key.text) }
                let member = schemas.isEmpty ? entry.value : withoutSecrets(entry.value, schemas, direction)
                guard let member else { return nil }
                clean.append((entry.key.text, member))
            }
            return .object(clean, at: value.location)
        }
    }

    /// All schemas that may stand in the place of these.
    private func inPlace(_ ids: [SchemaID]) -> [SchemaID] {
        var seen: Set<SchemaID> = []
        var order: [SchemaID] = []
        var waiting = Array(ids.reversed())
        while let id = waiting.popLast() {
            guard seen.insert(id).inserted else { continue }
            order.append(id)
            let schema = document[id]
            for child in schema.children where child.keyword.isInPlace && child.keyword != .not {
                waiting.append(child.schema)
            }
            waiting += (schema.discriminator?.mapping ?? []).map(\.target) + (heirs[id] ?? [])
        }
        return order
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

extension Schema {
    fileprivate func itemSchemas(at index: Int) -> [SchemaID] {
        let places = rare?.prefixItems ?? []
        return index < places.count ? [places[index]] : [items].compactMap { $0 }
    }

    fileprivate func memberSchemas(named name: String) -> [SchemaID] {
        if let property = properties.first(where: { $0.name == name }) { return [property.schema] }
        var schemas = (rare?.patternProperties ?? []).map(\.schema)
        if case .schema(let id) = additionalProperties { schemas.append(id) }
        return schemas
    }
}
