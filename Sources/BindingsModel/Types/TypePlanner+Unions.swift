import OpenAPIDocument
import YAMLTree

extension TypePlanner {
    mutating func union(
        _ name: SwiftName,
        _ id: SchemaID,
        _ shape: UnionShape
    ) -> UnionType {
        var scope = NameScope(reserving: ["unrecognized", "member"])
        var cases: [UnionType.Case] = []
        var types: Set<SwiftType> = []
        var members: [SchemaID?] = []
        for (index, member) in shape.members.enumerated() {
            switch member {
            case .scalar(let type):
                cases.append(UnionType.Case(name: scope.claim(Self.caseName(of: type)), type: type))
                types.insert(type)
                members.append(nil)
            case .schema(let member):
                let label = names.label(of: member, at: index)
                let use = use(of: member)
                // Two members with the same Swift type become one case, because they can't be distinguished.
                if types.contains(use.type) { continue }
                let place = document[member].location
                guard budget.spend(200 + use.checks.outputSize, at: place) else { break }
                let caseName =
                    label.isGiven ? .member(label.text) : Self.caseName(of: use.type, otherwise: label.text)
                cases.append(UnionType.Case(name: scope.claim(caseName), type: use.type, checks: checks(use, in: id)))
                types.insert(use.type)
                members.append(member)
            }
        }
        var type = UnionType(
            name: name,
            documentation: documentation(document[id]),
            cases: cases,
            selection: selection(shape, members, cases, at: document[id].location),
            nested: [],
            constraints: constraints(of: id, shape)
        )
        type.isOnlySent = usage.isInRequest(id) && !usage.isInResponse(id)
        return type
    }

    /// The checks of a member.
    ///
    /// A server may send values that the document doesn't list.
    private func checks(_ use: TypeUse, in id: SchemaID) -> [Check] {
        usage.isInRequest(id) ? use.checks : use.checks.withoutListed
    }

    private static func caseName(of type: SwiftType, otherwise label: String = "value") -> SwiftName {
        switch type {
        case .string: SwiftName("string")
        case .bool: SwiftName("bool")
        case .int, .int32, .int64, .uint32, .uint64: SwiftName("integer")
        case .double, .float, .decimal: SwiftName("number")
        case .dateTime: SwiftName("dateTime")
        case .date: SwiftName("date")
        case .base64, .bytes, .multipart: SwiftName("data")
        case .json: SwiftName("any")
        case .array: SwiftName("array")
        case .dictionary: SwiftName("object")
        case .optional(let wrapped): caseName(of: wrapped, otherwise: label)
        case .named, .external, .void: SwiftName.member(label)
        }
    }

    private mutating func selection(
        _ shape: UnionShape,
        _ members: [SchemaID?],
        _ cases: [UnionType.Case],
        at location: SourceLocation
    ) -> UnionType.Selection {
        if let discriminator = shape.discriminator, let values = declaredValues(discriminator, members) {
            return .discriminator(discriminator.propertyName, values: values)
        }
        if let found = impliedDiscriminator(members) { return found }
        return .trial(trials(shape, members, cases, at: location))
    }

    /// The values of a discriminator: those of its mapping, and the names of unmapped members.
    private func declaredValues(
        _ discriminator: Schema.Discriminator,
        _ members: [SchemaID?]
    ) -> [(texts: [String], case: Int)]? {
        let mapped = Dictionary(grouping: discriminator.mapping) { document.target(of: $0.target) }
        var values: [(texts: [String], case: Int)] = []
        for (index, member) in members.enumerated() {
            guard let member else { return nil }
            let target = document.target(of: member)
            var texts = mapped[target, default: []].map(\.value)
            if texts.isEmpty { texts = [names.documentName(of: target)].compactMap { $0 } }
            if texts.isEmpty { return nil }
            values.append((texts, index))
        }
        return values
    }

    /// A property of every member whose documented values differ between members.
    private mutating func impliedDiscriminator(_ members: [SchemaID?]) -> UnionType.Selection? {
        guard members.count > 1, let first = members[0], case .object(let object) = shapes.resolved(first),
            !object.isTuple
        else {
            return nil
        }
        // An optional property has lower priority. A value without it is kept unchanged.
        let candidates =
            object.members.filter { object.required.contains($0.name) }
            + object.members.filter { !object.required.contains($0.name) }
        search: for candidate in candidates {
            let isRequired = object.required.contains(candidate.name)
            var values: [(texts: [String], case: Int)] = []
            var seen: Set<String> = []
            for (index, member) in members.enumerated() {
                guard let member, case .object(let object) = shapes.resolved(member),
                    !object.isTuple, !isRequired || object.required.contains(candidate.name),
                    let property = object.member(candidate.name),
                    let texts = texts(of: property.schema), !texts.isEmpty
                else { continue search }
                for text in texts { if !seen.insert(text).inserted { continue search } }
                values.append((texts, index))
            }
            return .discriminator(candidate.name, values: values)
        }
        return nil
    }

    /// The strings that a schema allows, if it lists them.
    private mutating func texts(of id: SchemaID) -> [String]? {
        if case .texts(let texts)? = listedValues(of: id) { texts } else { nil }
    }

    /// The values that a schema allows, if it lists them: its own before those of the schema that it narrows.
    private mutating func listedValues(of id: SchemaID) -> UnionType.TagValues? {
        let id = document.target(of: id)
        if let known = listedValues[id] { return known }
        let values = findListedValues(of: id)
        listedValues[id] = .some(values)
        return values
    }

    private mutating func findListedValues(of id: SchemaID) -> UnionType.TagValues? {
        var id = id
        var steps = 0
        while steps < Document.longestChain {
            let schema = document[id]
            if let values = schema.const.map({ [$0] }) ?? schema.enumValues {
                let texts = values.compactMap(\.string)
                if !texts.isEmpty, texts.count == values.count { return .texts(texts) }
                let integers = values.compactMap { value -> Int? in
                    if case .integer(let integer)? = value.scalar?.value { Int(integer) } else { nil }
                }
                return !integers.isEmpty && integers.count == values.count ? .integers(integers) : nil
            }
            guard case .reference(let target) = shapes[id] else { return nil }
            id = target
            steps += 1
        }
        return nil
    }

    /// What the objects of a union list for members of one name.
    private struct Listings {
        /// How many objects have the member without listing values.
        var open = 0
        /// How many objects have it, by its schema.
        var uses: [SchemaID: Int] = [:]
        /// The schemas that list it, by value.
        var holders: [UnionType.TagValues: [SchemaID]] = [:]

        /// Whether another object has the member with only different values, or with any value.
        func distinguishes(_ values: UnionType.TagValues) -> Bool {
            if open > 0 { return true }
            let holders = values.single.map { self.holders[$0] ?? [] }
            // While the counts are enough, which is almost always the case, the schemas aren't examined.
            if holders.contains(where: { $0.count == uses.count }) { return false }
            return holders.reduce(0) { $0 + $1.count } < uses.count || Set(holders.joined()).count < uses.count
        }
    }

    private mutating func listings(of objects: [ObjectShape]) -> [String: Listings] {
        var listings: [String: Listings] = [:]
        for object in objects {
            for member in object.members where !member.isAny {
                listings[member.name, default: Listings()].uses[document.target(of: member.schema), default: 0] += 1
            }
        }
        for (name, listing) in listings {
            for (schema, count) in listing.uses {
                if let values = listedValues(of: schema) {
                    for value in Set(values.single) { listings[name]?.holders[value, default: []].append(schema) }
                } else {
                    listings[name]?.open += count
                    listings[name]?.uses[schema] = nil
                }
            }
        }
        return listings
    }

    /// The required member whose listed values distinguish an object from the others of a union.
    private mutating func tag(of object: ObjectShape, among listings: [String: Listings]) -> UnionType.Trial.Tag? {
        for member in object.members where object.required.contains(member.name) && !member.isAny {
            guard let values = listedValues(of: member.schema), listings[member.name]?.distinguishes(values) == true
            else {
                continue
            }
            return UnionType.Trial.Tag(name: member.name, values: values)
        }
        return nil
    }

    /// The order in which members are tried: the most specific first, so that none matches another's values.
    private mutating func trials(
        _ shape: UnionShape,
        _ members: [SchemaID?],
        _ cases: [UnionType.Case],
        at location: SourceLocation
    ) -> [UnionType.Trial] {
        var ranked: [(rank: TrialRank, trial: UnionType.Trial)] = []
        let texts = cases.filter { isText($0.type) }.count
        let objects = members.map { member -> ObjectShape? in
            guard let member, case .object(let object) = shapes.resolved(member), !object.isTuple else { return nil }
            return object
        }
        let listings = listings(of: objects.compactMap(\.self))
        for (index, item) in cases.enumerated() {
            var trial = UnionType.Trial(index: index, required: [], isListed: false)
            var rank = TrialRank(kind: rank(of: item.type))
            if let object = objects[index] {
                trial.required = object.members.map(\.name).filter { object.required.contains($0) }
                trial.tag = tag(of: object, among: listings)
                // Comparing its value implies that it is present.
                if let tag = trial.tag { trial.required.removeAll { $0 == tag.name } }
                rank = TrialRank(
                    kind: 0,
                    tags: trial.tag == nil ? 0 : 1,
                    required: object.required.count,
                    members: object.members.count
                )
            } else if let member = members[index] {
                switch shapes.resolved(member) {
                case .object(let tuple): rank = TrialRank(kind: 7, members: tuple.members.count)
                case .enumeration:
                    rank = TrialRank(kind: 2)
                    trial.isListed = texts > 1
                case .union:
                    // It accepts anything as unrecognized. Its own members decide whether it matches.
                    rank = TrialRank(kind: 1)
                    trial.isListed = true
                default: break
                }
            }
            ranked.append((rank, trial))
        }
        let order = ranked.enumerated().sorted {
            $0.element.rank == $1.element.rank ? $0.offset < $1.offset : $0.element.rank < $1.element.rank
        }.map(\.element)
        if shape.isExclusive { warnOfAmbiguity(order.filter { $0.rank.kind == 0 }.map(\.trial), cases, at: location) }
        return order.map(\.trial)
    }

    /// The priority of a member.
    private struct TrialRank: Comparable {
        /// Lower for a type that accepts less.
        var kind: Int
        var tags = 0
        var required = 0
        var members = 0

        static func < (left: TrialRank, right: TrialRank) -> Bool {
            (left.kind, -left.tags, -left.required, -left.members)
                < (right.kind, -right.tags, -right.required, -right.members)
        }
    }

    /// Reports objects that no required member distinguishes.
    private mutating func warnOfAmbiguity(
        _ trials: [UnionType.Trial],
        _ cases: [UnionType.Case],
        at location: SourceLocation
    ) {
        struct TaggedValue: Hashable {
            var group: Int
            var name: String
            var value: UnionType.TagValues
        }
        // Backwards, with the next trial that has the same required members, and among those the next for each tag.
        var groups: [Set<String>: Int] = [:]
        var next: [Int: Int] = [:]
        var nextTagged: [TaggedValue: Int] = [:]
        var found: (first: Int, second: Int)?
        for (place, trial) in trials.enumerated().reversed() {
            let required = Set(trial.required)
            let group = groups[required] ?? groups.count
            groups[required] = group
            var second = next[group]
            if let tag = trial.tag {
                let values = tag.values.single.map { TaggedValue(group: group, name: tag.name, value: $0) }
                second = values.compactMap { nextTagged[$0] }.min()
                for value in values { nextTagged[value] = place }
            }
            if let second { found = (place, second) }
            next[group] = place
        }
        guard let found else { return }
        let names = [found.first, found.second].map { cases[trials[$0].index].name.identifier }
        diagnostics.append(Diagnostic(faults.ambiguousUnion, names, at: location))
    }

    private func isText(_ type: SwiftType) -> Bool {
        switch type {
        case .string, .dateTime, .date, .base64: true
        case .named(let name): names.origins[name].map(shapes.isText) ?? false
        default: false
        }
    }

    /// Types that accept less come first.
    private func rank(of type: SwiftType) -> Int {
        switch type {
        case .bool: 1
        case .int32, .uint32: 2
        case .int, .int64, .uint64: 3
        case .double, .float, .decimal: 4
        case .dateTime, .date: 5
        case .base64: 6
        case .string: 8
        case .array, .dictionary: 7
        case .json: 9
        case .named(let name):
            if let id = names.origins[name], case .scalar(let scalar) = shapes.resolved(id) {
                rank(of: scalar)
            } else {
                6
            }
        default: 6
        }
    }
}

extension UnionType.TagValues {
    /// Each value as a separate element.
    fileprivate var single: [UnionType.TagValues] {
        switch self {
        case .texts(let texts): texts.map { .texts([$0]) }
        case .integers(let integers): integers.map { .integers([$0]) }
        }
    }
}
