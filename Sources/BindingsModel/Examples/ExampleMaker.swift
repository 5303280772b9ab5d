import OpenAPIDocument
import YAMLTree

/// Makes a value for each schema: the document's own example if it is valid, otherwise a small valid value.
///
/// Sensitive values are replaced by placeholders. Every resulting value was validated against its schema.
struct ExampleMaker {
    typealias Direction = SchemaValidator.Direction

    let document: Document
    let subtypes: [SchemaID: [SchemaID]]
    private let names: [SchemaID: String]
    var validator: SchemaValidator
    /// Whether anything in the document is sensitive, so that examples must be searched for it.
    let hasSecrets: Bool
    /// The schemas whose values are being made, so that a value never contains itself.
    private var open: Set<SchemaID> = []
    private var known: [Key: Node] = [:]
    /// How many more values may be tried.
    private var budget = 0
    /// How much more output there may be.
    ///
    /// An example that many operations share is written for each.
    private var room: Int

    private struct Key: Hashable {
        var schema: SchemaID
        var direction: Direction?
        var isSensitive: Bool
    }

    init(_ shapes: ShapeTable) {
        document = shapes.document
        subtypes = shapes.subtypes
        names = Dictionary(document.components.schemas.map { ($0.schema, $0.name) }) { first, _ in first }
        validator = SchemaValidator(document)
        hasSecrets = document.schemas.contains { $0.extensions.sensitivity != .open }
        room = 32 * document.byteCount + (16 << 20)
    }

    /// A value of a schema, or nil if none is found.
    ///
    /// - Parameter examples: The document's examples for the value's location.
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

    /// A nonnull value of a schema.
    mutating func typeValue(of id: SchemaID, _ direction: Direction?, examples: [Node]) -> Node? {
        let value = value(of: id, direction, examples: examples.filter { !$0.isNull })
        guard value?.isNull == true else { return value }
        budget = 400
        return made([id], direction, false).flatMap { $0.isNull ? nil : $0 }
    }

    /// Whether a value is valid for a schema and can be written in Swift.
    mutating func accepts(_ value: Node, _ id: SchemaID, _ direction: Direction?) -> Bool {
        validator.direction = direction
        return value.isExample && validator.accepts(value, id)
    }

    /// The examples of a schema and of the schemas that it references.
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

    /// A value that is valid for several schemas.
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

    // MARK: Synthesized values

    mutating func made(_ ids: [SchemaID], _ direction: Direction?, _ isSensitive: Bool) -> Node? {
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
            // Tries every alternative of the first union, then those of the next.
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

    /// Which optional members an object gets.
    enum Extent: CaseIterable {
        /// Those that the document has an example for.
        case examples
        case required
        /// All of them.
        ///
        /// Alternatives may be distinguishable only by optional members.
        case all
    }

    private mutating func nullValue(_ ids: [SchemaID], _ direction: Direction?) -> Node? {
        let null = Node.plain("null", at: document[ids[0]].location)
        return ids.allSatisfy { accepts(null, $0, direction) } ? null : nil
    }

    /// Collects the constraints of a schema, its references and one of its alternatives.
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
        if let subtypes = subtypes[id], let discriminator = schema.discriminator {
            let subtype = subtypes.first(where: facts.seen.contains) ?? subtypes[choices.next(of: subtypes.count)]
            facts.tags[discriminator.propertyName] = tag(of: subtype, discriminator)
            gather(subtype, &facts, &choices)
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

    /// The discriminator value for the member.
    private func tag(of member: SchemaID, _ discriminator: Schema.Discriminator) -> String? {
        let target = document.target(of: member)
        let mapped = discriminator.mapping.first { document.target(of: $0.target) == target }
        return mapped?.value ?? names[target] ?? document.referenceNames[target]
    }
}
