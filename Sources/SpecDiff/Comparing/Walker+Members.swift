import OpenAPIDocument
import YAMLTree

/// `allOf`, `anyOf` and `oneOf`.
///
/// Members are matched by the name of their reference, then by title, then by structure, then by position. Reordering
/// is not a change.
extension Walker {
    mutating func compareMembers(_ from: SchemaView, _ to: SchemaView, _ work: Work) {
        let (a, b) = (from.schema, to.schema)
        let oldAll = a.allOf + [from.extraAllOf].compactMap(\.self)
        let newAll = b.allOf + [to.extraAllOf].compactMap(\.self)
        compare("allOf", oldAll, newAll, work)
        // Null as a member is handled by nullability.
        let (oldAny, oldOne) = (values(a.anyOf, in: old), values(a.oneOf, in: old))
        let (newAny, newOne) = (values(b.anyOf, in: new), values(b.oneOf, in: new))
        if oldAny.isEmpty != newAny.isEmpty, oldOne.isEmpty != newOne.isEmpty, oldAny.isEmpty == !oldOne.isEmpty {
            compare("anyOf", oldAny + oldOne, newAny + newOne, work)
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
        let (pairs, removed, added) = match(left, right)
        for (index, other) in pairs {
            enqueue(left[index], right[other], .member(name(left[index], in: old, index)), like: work)
        }
        for index in removed { stateMember(keyword, left[index], index, isAdded: false, work) }
        for index in added { stateMember(keyword, right[index], index, isAdded: true, work) }
    }

    private mutating func stateMember(_ keyword: String, _ id: SchemaID, _ index: Int, isAdded: Bool, _ work: Work) {
        let document = isAdded ? new : old
        let place = Site.Spot(document[id].location)
        let whole = newViews[work.new].schema
        let site = Site(
            direction: work.direction,
            step: work.step,
            isQuiet: work.isQuiet,
            base: isAdded ? nil : place,
            revision: isAdded ? place : nil,
            anchor: isAdded ? place.location : whole.source.entry(keyword)?.key.location ?? whole.location
        )
        let isAnnotation = (isAdded ? newViews : oldViews)[id].isAnnotation
        let name = "'\(name(id, in: document, index))'"
        let (aspect, effect): (Aspect, Effect) =
            switch keyword {
            case "allOf": isAnnotation ? (.annotation, .annotates) : (.allOf, .narrows)
            case "anyOf": (.anyOf, .widens)
            default: (.oneOf, .widens)
            }
        state(aspect, isAdded ? nil : name, isAdded ? name : nil, isAdded ? effect : effect.inverse, site)
    }

    private func match(
        _ left: [SchemaID],
        _ right: [SchemaID]
    ) -> (pairs: [(Int, Int)], removed: [Int], added: [Int]) {
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
        // The remaining members have no name on either side: match them in order, by type.
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

    // MARK: A schema that became a union, or a member of a composition

    /// Looks for a schema that is a union or composition on only one side.
    ///
    /// - Returns: How it compares with the union, and whether the subschemas were handled.
    mutating func findRestructuring(
        _ from: SchemaView,
        _ to: SchemaView,
        _ work: Work
    ) -> (wrapping: Wrapping?, isDone: Bool) {
        let (a, b) = (from.schema, to.schema)
        let (wasPlain, isPlain) = (a.isPlain && !a.isEmptySchema, b.isPlain && !b.isEmptySchema)
        guard wasPlain != isPlain, (wasPlain ? b : a).saysNothing(besides: .composition) else { return (nil, false) }
        let union = wasPlain ? b : a
        func relation(_ member: SchemaID) -> Relation {
            wasPlain ? relate(from.id, member) : relate(member, to.id)
        }
        if !union.allOf.isEmpty, union.anyOf.isEmpty, union.oneOf.isEmpty {
            guard union.allOf.contains(where: { relation($0) == .same }) else { return (nil, false) }
            compare("allOf", wasPlain ? [from.id] : a.allOf, wasPlain ? b.allOf : [to.id], work)
            return (nil, true)
        }
        guard union.allOf.isEmpty, union.anyOf.isEmpty != union.oneOf.isEmpty else { return (nil, false) }
        let members = union.anyOf + union.oneOf
        let wrapping = Wrapping(
            keyword: union.anyOf.isEmpty ? "oneOf" : "anyOf",
            isAdded: wasPlain,
            relation: Self.sum(members.map(relation), isFirst: wasPlain),
            excludesOverlap: !union.oneOf.isEmpty && !areDisjoint(members, wasPlain ? newViews : oldViews)
        )
        return (wrapping, true)
    }

    /// Whether no value can match two of the schemas, judged by their types.
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

    /// Combines the comparisons with each member into the comparison with the union.
    ///
    /// Wrapped: the union accepts all old values if one member does. It accepts no more if no member does.
    private static func sum(_ answers: [Relation], isFirst: Bool) -> Relation {
        let acceptOld = answers.map { !$0.contains(.narrower) }
        let acceptNew = answers.map { !$0.contains(.wider) }
        return Relation(
            acceptsOld: isFirst ? acceptOld.contains(true) : !acceptOld.contains(false),
            acceptsNew: isFirst ? !acceptNew.contains(false) : acceptNew.contains(true)
        )
    }
}

extension SchemaView {
    /// Whether the schema has only documentation and extensions.
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

    /// The last part of the `$ref`, if the schema is only a reference.
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
    /// A hash of a schema to a limited depth, for matching members.
    ///
    /// Matched members are still compared.
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
