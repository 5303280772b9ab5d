import OpenAPIDocument
import YAMLTree

/// The combined constraints of all schemas for one value, with one alternative chosen of each union.
struct ExampleFacts {
    var isImpossible = false
    var isSensitive = false
    /// The hand-written type that decodes the value.
    ///
    /// It may accept less than the schema.
    var handWritten: SchemaExtensions.SwiftTypeOverride?
    /// Nil for any.
    var types: [SchemaType]?
    /// Nil for any.
    var values: [Node]?
    var defaultValue: Node?
    var formats: [String] = []
    var patterns: [String] = []
    var lengths = Counts()
    var minimum: Schema.Limits.Bound?
    var maximum: Schema.Limits.Bound?
    var multipleOf: Schema.Limits.Bound?

    var members: [(name: String, schemas: [SchemaID])] = []
    var required: [String] = []
    var dependentRequired: [RareKeywords.DependentRequired] = []
    var others: [SchemaID] = []
    var isClosed = false
    var memberCounts = Counts()
    /// The values of the properties that identify the alternative.
    var tags: [String: String] = [:]

    var items: [SchemaID] = []
    var places: [SchemaID] = []
    var contained: SchemaID?
    var itemCounts = Counts()
    var isUnique = false

    var location: SourceLocation
    var seen: Set<SchemaID> = []

    init(at location: SourceLocation) { self.location = location }

    struct Counts {
        var least = 0
        var most = Int.max

        mutating func narrow(_ least: Int?, _ most: Int?) {
            self.least = max(self.least, least ?? 0)
            self.most = min(self.most, most ?? .max)
        }
    }

    /// Adds the constraints of a schema's own keywords.
    mutating func add(_ schema: Schema) {
        if schema.extensions.sensitivity != .open { isSensitive = true }
        handWritten = handWritten ?? schema.extensions.swiftType
        if !schema.types.isEmpty {
            types =
                types.map { known in
                    known.filter { schema.types.contains($0) || ($0 == .integer && schema.types.contains(.number)) }
                        + (known.contains(.number) && schema.types.contains(.integer) ? [.integer] : [])
                } ?? schema.types
        }
        for listed in [schema.enumValues, schema.const.map { [$0] }].compactMap({ $0 }) {
            values = values?.filter { known in listed.contains { $0.isSameJSON(as: known) } } ?? listed
        }
        defaultValue = defaultValue ?? schema.defaultValue
        if let format = schema.format { formats.append(format) }
        let limits = schema.limits
        if let pattern = limits.pattern { patterns.append(pattern) }
        lengths.narrow(limits.minLength, limits.maxLength)
        itemCounts.narrow(limits.minItems, limits.maxItems)
        memberCounts.narrow(limits.minProperties, limits.maxProperties)
        if let bound = limits.minimum, minimum.map({ $0.value < bound.value }) ?? true { minimum = bound }
        if let bound = limits.maximum, maximum.map({ $0.value > bound.value }) ?? true { maximum = bound }
        multipleOf = multipleOf ?? limits.multipleOf
        isUnique = isUnique || limits.uniqueItems
        for property in schema.properties { add(property.name, property.schema) }
        required += schema.required.map(\.name).filter { !required.contains($0) }
        switch schema.additionalProperties {
        case .schema(let id): others.append(id)
        case .forbidden: isClosed = true
        case .allowed, .unspecified: break
        }
        if let id = schema.items { items.append(id) }
        guard let rare = schema.rare else { return }
        if places.isEmpty { places = rare.prefixItems }
        contained = contained ?? rare.contains
        dependentRequired += rare.dependentRequired
        others += rare.patternProperties.map(\.schema)
    }

    private mutating func add(_ name: String, _ schema: SchemaID) {
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].schemas.append(schema)
        } else {
            members.append((name, [schema]))
        }
    }

    /// The names of the required members, including those that other members require.
    var allRequired: [String] {
        var names = required + tags.keys.sorted().filter { !required.contains($0) }
        var index = 0
        while index < names.count {
            for dependent in dependentRequired where dependent.property == names[index] {
                names += dependent.required.filter { !names.contains($0) }
            }
            index += 1
        }
        return names
    }

    /// The types to try.
    ///
    /// Without a type, those that the keywords imply.
    var likelyTypes: [SchemaType] {
        if let types {
            let others = types.filter { $0 != .null }
            return others.isEmpty ? types : others
        }
        if !members.isEmpty || !required.isEmpty || !tags.isEmpty || !others.isEmpty { return [.object] }
        if !items.isEmpty || !places.isEmpty { return [.array] }
        if minimum != nil || maximum != nil || multipleOf != nil { return [.number] }
        return [.string]
    }
}

/// The alternative to choose at each union.
struct ExampleChoices {
    private let wanted: [Int]
    /// The number of alternatives at each union seen.
    private(set) var counts: [Int] = []

    init(_ wanted: [Int] = []) { self.wanted = wanted }

    mutating func next(of count: Int) -> Int {
        let index = counts.count
        counts.append(count)
        return index < wanted.count ? min(wanted[index], count - 1) : 0
    }
}
