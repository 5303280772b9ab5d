import OpenAPIDocument
import YAMLTree

/// `allOf`, `anyOf` and `oneOf`: members are matched by the name of their reference, then title, then structure, then
/// place, so that reordering is no change.
extension Walker {
    mutating func compareMembers(_ from: SchemaView, _ to: SchemaView, _ work: Work) {
        let (a, b) = (from.schema, to.schema)
        let oldAll = a.allOf + [from.extraAllOf].compactMap(\.self)
        let newAll = b.allOf + [to.extraAllOf].compactMap(\.self)
        compare("allOf", oldAll, newAll, work)
        // Null as a member is nullability's matter.
        let (oldAny, oldOne) = (values(a.anyOf, in: old), values(a.oneOf, in: old))
        let (newAny, newOne) = (values(b.anyOf, in: new), values(b.oneOf, in: new))
        if oldAny.isEmpty != newAny.isEmpty, oldOne.isEmpty != newOne.isEmpty, oldAny.isEmpty == !oldOne.isEmpty {
            compare(newAny.isEmpty ? "oneOf" : "anyOf", oldAny + oldOne, newAny + newOne, work)
            return
        }
        compare("anyOf", oldAny, newAny, work)
        compare("oneOf", oldOne, newOne, work)
    }

    private func values(_ members: [SchemaID], in document: Document) -> [SchemaID] {
        members.filter { !document[document.target(of: $0)].isNullOnly }
    }

    mutating func compare(_ keyword: String, _ left: [SchemaID], _ right: [SchemaID], _ work: Work) {
        if left.isEmpty, right.isEmpty { return }
        let (pairs, gone, come) = match(left, right)
        for (index, other) in pairs {
            enqueue(left[index], right[other], .member(name(left[index], in: old, index)), like: work, role: .inner)
        }
        for index in gone { judge(keyword, left[index], index, isAdded: false, work) }
        for index in come { judge(keyword, right[index], index, isAdded: true, work) }
    }

    private mutating func judge(_ keyword: String, _ id: SchemaID, _ index: Int, isAdded: Bool, _ work: Work) {
        let document = isAdded ? new : old
        let pair = MemberPair(
            keyword: keyword,
            name: name(id, in: document, index),
            isAdded: isAdded,
            isAnnotation: (isAdded ? newViews : oldViews)[id].isAnnotation,
            direction: work.direction,
            subject: probe == nil ? subject(of: work.step) : ""
        )
        let place = document[id].location
        let whole = newViews[work.new].schema
        let anchor = whole.source.entry(keyword)?.key.location ?? whole.location
        for (rule, judge) in tables.member {
            guard let finding = judge(pair) else { continue }
            keep(
                rule,
                finding,
                direction: work.direction,
                step: work.step,
                isQuiet: work.isQuiet,
                old: isAdded ? nil : place,
                new: isAdded ? place : nil,
                anchor: isAdded ? place : anchor
            )
        }
    }

    private func match(
        _ left: [SchemaID],
        _ right: [SchemaID]
    ) -> (pairs: [(Int, Int)], gone: [Int], come: [Int]) {
        var pairs: [(Int, Int)] = []
        var restLeft = Array(left.indices)
        var restRight = Array(right.indices)
        func pass<Key: Hashable>(_ leftKey: (SchemaID) -> Key?, _ rightKey: (SchemaID) -> Key?) {
            if restLeft.isEmpty || restRight.isEmpty { return }
            var places: [Key: [Int]] = [:]
            for index in restRight.reversed() {
                if let key = rightKey(right[index]) { places[key, default: []].append(index) }
            }
            if places.isEmpty { return }
            var matched: Set<Int> = []
            restLeft.removeAll { index in
                guard let key = leftKey(left[index]), let other = places[key]?.popLast() else { return false }
                pairs.append((index, other))
                matched.insert(other)
                return true
            }
            restRight.removeAll { matched.contains($0) }
        }
        pass({ old[$0].referenceName }, { new[$0].referenceName })
        pass({ oldViews.fingerprint(of: $0) }, { newViews.fingerprint(of: $0) })
        pass({ old[$0].inlineTitle }, { new[$0].inlineTitle })
        // What is left has no name of its own on either side: in order, by kind.
        pass({ inlineKind($0, old, oldViews) }, { inlineKind($0, new, newViews) })
        return (pairs, restLeft, restRight)
    }

    /// The types of a member without a name.
    private func inlineKind(_ id: SchemaID, _ document: Document, _ views: SchemaViews) -> TypeSet? {
        guard document[id].reference == nil, document[id].inlineTitle == nil else { return nil }
        return views[id].types
    }

    func name(_ id: SchemaID, in document: Document, _ index: Int) -> String {
        document[id].referenceName ?? document[id].inlineTitle ?? "member \(index + 1)"
    }

    // MARK: A schema that became a union, or one of several parts

    /// Looks for a schema that is a union or composition on one side only, and says whether it was dealt with here.
    mutating func noteRestructuring(
        _ from: SchemaView,
        _ to: SchemaView,
        _ work: Work,
        _ relations: inout SchemaPair.Relations
    ) -> Bool {
        let (a, b) = (from.schema, to.schema)
        let (wasPlain, isPlain) = (a.isPlain && !a.isEmptySchema, b.isPlain && !b.isEmptySchema)
        if wasPlain, !isPlain, b.saysNothing(besides: .composition) {
            if !b.allOf.isEmpty, b.anyOf.isEmpty, b.oneOf.isEmpty {
                guard b.allOf.contains(where: { relate(from.id, $0) == .same }) else { return false }
                compare("allOf", [from.id], b.allOf, work)
                return true
            }
            if b.allOf.isEmpty, b.anyOf.isEmpty != b.oneOf.isEmpty {
                let members = b.anyOf + b.oneOf
                var answers = members.map { relate(from.id, $0) }
                // By 'oneOf', a value that two members take is wrong.
                if !b.oneOf.isEmpty, !areDisjoint(members, newViews) { answers = [.incomparable] }
                relations.wrapping = .wrapped(
                    keyword: b.anyOf.isEmpty ? "oneOf" : "anyOf",
                    Self.sum(answers, isFirst: true)
                )
                return true
            }
        }
        if isPlain, !wasPlain, a.saysNothing(besides: .composition) {
            if !a.allOf.isEmpty, a.anyOf.isEmpty, a.oneOf.isEmpty {
                guard a.allOf.contains(where: { relate($0, to.id) == .same }) else { return false }
                compare("allOf", a.allOf, [to.id], work)
                return true
            }
            if a.allOf.isEmpty, a.anyOf.isEmpty != a.oneOf.isEmpty {
                let answers = (a.anyOf + a.oneOf).map { relate($0, to.id) }
                relations.wrapping = .unwrapped(
                    keyword: a.anyOf.isEmpty ? "oneOf" : "anyOf",
                    Self.sum(answers, isFirst: false)
                )
                return true
            }
        }
        return false
    }

    /// Whether no value can be of two of the schemas, as far as their types tell.
    private func areDisjoint(_ ids: [SchemaID], _ views: SchemaViews) -> Bool {
        var seen: TypeSet = []
        for id in ids {
            var types = views[id].types
            if types.contains(.number) { types.insert(.integer) }
            if types.isAny || !types.isDisjoint(with: seen) { return false }
            seen.formUnion(types)
        }
        return true
    }

    /// How a schema compares with a union, from how it compares with each member.
    ///
    /// Wrapped: the union accepts all of the old where one member does; it accepts no more where no member does.
    private static func sum(_ answers: [Relation], isFirst: Bool) -> Relation {
        if isFirst {
            let holdsAll = answers.contains { $0 == .same || $0 == .wider }
            let holdsNoMore = answers.allSatisfy { $0 == .same || $0 == .narrower }
            return holdsAll ? (holdsNoMore ? .same : .wider) : (holdsNoMore ? .narrower : .incomparable)
        }
        let holdsAll = answers.allSatisfy { $0 == .same || $0 == .wider }
        let holdsNoMore = answers.contains { $0 == .same || $0 == .narrower }
        return holdsAll ? (holdsNoMore ? .same : .wider) : (holdsNoMore ? .narrower : .incomparable)
    }
}

extension SchemaView {
    /// Whether the schema says nothing about values, only prose and extensions.
    var isAnnotation: Bool {
        let schema = schema
        return schema.boolean != false && schema.reference == nil && types.isAny && !isNullable && !isReadOnly
            && !isWriteOnly
            && schema.isUnconstrained && schema.properties.isEmpty && schema.required.isEmpty && schema.items == nil
            && schema.discriminator == nil && !schema.isClosed && schema.limits.isEmpty
    }
}

extension Schema {
    var isPlain: Bool { allOf.isEmpty && anyOf.isEmpty && oneOf.isEmpty && reference == nil && boolean == nil }

    var isEmptySchema: Bool {
        types.isEmpty && isUnconstrained && properties.isEmpty && required.isEmpty && items == nil
    }

    /// The last part of the `$ref`, where the schema is nothing but that.
    var referenceName: String? {
        guard let reference else { return nil }
        let text = reference.text
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return text }
        return String(text[text.index(after: slash)...])
    }

    var inlineTitle: String? {
        reference == nil && title?.isEmpty == false ? title : nil
    }
}

extension SchemaViews {
    /// A hash of a schema to some depth, for finding the same member again; what it matches is still compared.
    fileprivate func fingerprint(of id: SchemaID) -> Int { fingerprint(of: id, depth: 4) }

    private func fingerprint(of id: SchemaID, depth: Int) -> Int {
        let view = self[id]
        let key = FingerprintKey(id: view.id, depth: depth)
        if let known = fingerprints[key] { return known }
        let schema = view.schema
        var hasher = Hasher()
        hasher.combine(view.types.rawValue)
        hasher.combine(view.flags)
        hasher.combine(schema.format)
        hasher.combine(schema.limits.pattern)
        hasher.combine(schema.limits.maxLength)
        hasher.combine(schema.limits.minLength)
        hasher.combine(schema.limits.maximum?.value)
        hasher.combine(schema.limits.minimum?.value)
        hasher.combine(schema.const?.shown)
        hasher.combine(schema.enumValues?.map(\.shown).sorted())
        hasher.combine(schema.required.map(\.name).sorted())
        if depth > 0 {
            for property in schema.properties.sorted(by: { $0.name < $1.name }) {
                hasher.combine(property.name)
                hasher.combine(fingerprint(of: property.schema, depth: depth - 1))
            }
            hasher.combine(schema.items.map { fingerprint(of: $0, depth: depth - 1) })
            for list in [schema.allOf, schema.anyOf, schema.oneOf] {
                hasher.combine(list.map { fingerprint(of: $0, depth: depth - 1) }.sorted())
            }
        }
        let result = hasher.finalize()
        fingerprints[key] = result
        return result
    }
}
