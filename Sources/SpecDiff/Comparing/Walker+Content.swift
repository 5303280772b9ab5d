import OpenAPIDocument
import YAMLTree

extension Walker {
    // MARK: Parameters

    mutating func compareParameters(
        _ left: [Parameter],
        _ right: [Parameter],
        _ renamed: [String: String],
        _ site: Site
    ) {
        var rest = Partners(right.indices) { ParameterKey(right[$0], right[$0].name) }
        var removed: [Parameter] = []
        for parameter in left {
            let name = parameter.place == .path ? renamed[parameter.name] ?? parameter.name : parameter.name
            if let index = rest.take(ParameterKey(parameter, name)) {
                compare(parameter, right[index], site)
            } else {
                removed.append(parameter)
            }
        }
        // The same name in a different place: it moved.
        var moved = Partners(rest.left) { right[$0].name }
        for parameter in removed { compare(parameter, moved.take(parameter.name).map { right[$0] }, site) }
        for index in moved.left { compare(nil, right[index], site) }
    }

    private mutating func compare(_ from: Parameter?, _ to: Parameter?, _ site: Site) {
        guard let known = to ?? from else { return }
        var site = site.at(from?.spot, to?.spot, "the \(known.place.rawValue) parameter '\(known.name)'")
        site.lifecycle = Lifecycle(old: from.map { ($0.isDeprecated, $0.source) }, new: to?.source)
        guard let from, let to else {
            let isRequired = known.isRequired || known.place == .path
            let aspect: Aspect = isRequired ? .requiredParameter : .optionalParameter
            return state(aspect, from != nil, to != nil, isRequired ? .narrows : .widens, site)
        }
        compareMembers(from, to, site)
        let isRepeatable = [from, to].allSatisfy { $0.place == .query && $0.explode && $0.style == .form }
        compareContent(from, to, .parameter, site, isRepeatable: isRepeatable)
    }

    private mutating func compareMembers(_ from: Parameter, _ to: Parameter, _ site: Site) {
        if from.place != to.place {
            state(.parameterPlace, from.place.rawValue, to.place.rawValue, .changes, at: "in", site)
        } else {
            if to.place != .path {
                state(.parameterRequirement, from.isRequired, to.isRequired, .narrows, at: "required", site)
            }
            let isExplodeWritten = from.source["explode"] != nil || to.source["explode"] != nil
            if from.style != to.style {
                state(.parameterStyle, from.style.rawValue, to.style.rawValue, .changes, at: "style", site)
            } else if from.explode != to.explode, isExplodeWritten {
                state(.parameterExplode, "\(from.explode)", "\(to.explode)", .changes, at: "explode", site)
            }
        }
        if from.allowReserved != to.allowReserved {
            let (old, new) = ("\(from.allowReserved)", "\(to.allowReserved)")
            state(.parameterReserved, old, new, .changes, at: "allowReserved", site)
        }
        state(.parameterEmptyValue, from.allowEmptyValue, to.allowEmptyValue, .widens, at: "allowEmptyValue", site)
        switch (from.content, to.content) {
        case (.schema, .media): state(.parameterContent, "'schema'", "'content'", .changes, at: "content", site)
        case (.media, .schema): state(.parameterContent, "'content'", "'schema'", .changes, at: "schema", site)
        case (.media(let a), .media(let b)) where a.name.canonicalMedia != b.name.canonicalMedia:
            state(.parameterContent, changed: a.name, b.name, .changes, at: "content", site)
        default: break
        }
        state(.parameterDeprecation, from.isDeprecated, to.isDeprecated, .annotates, at: "deprecated", site)
        let (old, new) = (from.extensions.sensitivity, to.extensions.sensitivity)
        if old != new {
            let isAdded = old == .open || new == .hidden
            state(.parameterSensitivity, !isAdded, isAdded, .annotates, at: "x-sensitive", site)
        }
        if from.extensions.swiftName?.text != to.extensions.swiftName?.text {
            state(.parameterSwiftName, "", "", .annotates, at: "x-swift-name", site)
        }
        let keywords = ["description", "example", "examples", "x-source"]
        if let changed = keywords.first(where: { !from.source[$0].isSame(as: to.source[$0]) }) {
            state(.parameterDescription, "", changed, .annotates, at: changed, site)
        }
    }

    mutating func compareContent(
        _ from: Parameter,
        _ to: Parameter,
        _ role: Role,
        _ site: Site,
        isRepeatable: Bool = false
    ) {
        switch (from.content, to.content) {
        case (.schema(let a), .schema(let b)):
            var work = Work(a, b, role, site)
            work.isText = true
            work.isRepeatable = isRepeatable
            work.isAlwaysGiven = from.isRequired && to.isRequired
            enqueue(work, .part(site.subject ?? "", role), under: site.step)
        case (.media(let a), .media(let b)):
            guard let one = a.schema, let other = b.schema else { return }
            enqueue(Work(one, other, role, site), .part(site.subject ?? "", role), under: site.step)
        default: return
        }
    }

    // MARK: Bodies

    mutating func compareBodies(_ from: RequestBody?, _ to: RequestBody?, _ site: Site) {
        guard let known = to ?? from else { return }
        let subject = site.direction == .request ? "the request body" : "the received body"
        let own = site.at(from.map { Site.Spot($0.location) }, to.map { Site.Spot($0.location) }, subject)
        guard let from, let to else {
            let aspect: Aspect = known.isRequired ? .requiredBody : .optionalBody
            return state(aspect, from != nil, to != nil, known.isRequired ? .narrows : .widens, own)
        }
        state(.bodyRequirement, from.isRequired, to.isRequired, .narrows, own)
        if from.description != to.description { state(.bodyDescription, "", "", .annotates, own) }
        compareMedia(from.content, to.content, own.at(nil, nil, subject, anchor: to.location))
    }

    /// Content by media type.
    ///
    /// Types without an exact match are matched by format.
    mutating func compareMedia(_ left: [MediaType], _ right: [MediaType], _ site: Site) {
        var rest = Partners(right.indices) { right[$0].name.canonicalMedia }
        var removed: [MediaType] = []
        for media in left {
            if let index = rest.take(media.name.canonicalMedia) {
                compare(media, right[index], site)
            } else {
                removed.append(media)
            }
        }
        var ofKind = Partners(rest.left) { right[$0].name.mediaKind }
        let ranges = right.filter(\.name.isMediaRange).keyed(by: \.name.rangeType)
        for media in removed {
            if let index = ofKind.take(media.name.mediaKind) {
                compare(media, right[index], site)
            } else if site.direction == .request, !media.name.isMediaRange {
                // A range also accepts bodies under the old name.
                compare(media, ranges[media.name.rangeType] ?? ranges["*"], site)
            } else {
                compare(media, nil, site)
            }
        }
        for index in ofKind.left { compare(nil, right[index], site) }
    }

    private mutating func compare(_ from: MediaType?, _ to: MediaType?, _ site: Site) {
        let spots = (from.map { Site.Spot($0.location) }, to.map { Site.Spot($0.location) })
        let own = site.at(spots.0, spots.1, site.subject, member: (to ?? from)?.name)
        guard let from, let to else {
            return state(.mediaType, removed: from?.name, added: to?.name, .widens, own)
        }
        compareMembers(from, to, own)
        let isText = from.name != "application/json" && !from.name.isJSONMedia && !to.name.isJSONMedia
        let subject = site.subject ?? ""
        for (a, b, name) in [
            (from.schema, to.schema, subject), (from.itemSchema, to.itemSchema, "an item of \(subject)"),
        ] {
            guard let a, let b else { continue }
            var work = Work(a, b, .body, site)
            work.isText = isText
            enqueue(work, .part(name, .body), under: site.step)
        }
        let encodings = to.encodings.keyed(by: \.property)
        for encoding in from.encodings {
            guard let other = encodings[encoding.property] else { continue }
            let part = site.at(nil, nil, "the part '\(encoding.property)'", anchor: site.anchor)
            compareHeaders(encoding.headers, other.headers, part)
        }
    }

    private mutating func compareMembers(_ from: MediaType, _ to: MediaType, _ site: Site) {
        if let effect = from.name.becoming(to.name) { state(.mediaTypeName, from.name, to.name, effect, site) }
        for (old, new) in [(from.schema, to.schema), (from.itemSchema, to.itemSchema)] {
            let (was, isNow) = (old.map { _ in from.name }, new.map { _ in to.name })
            if was == nil || isNow == nil { state(.mediaSchema, removed: was, added: isNow, .narrows, site) }
        }
        let (before, after) = (from.encodings.keyed(by: \.property), to.encodings.keyed(by: \.property))
        let changed = (from.encodings + to.encodings).first { one in
            let (old, new) = (before[one.property], after[one.property])
            return old?.contentType != new?.contentType || old?.style != new?.style || old?.explode != new?.explode
                || (old == nil) != (new == nil)
        }
        if let changed { state(.partEncoding, "", changed.property.shortened, .changes, site) }
        let known = Dictionary(grouping: to.examples, by: \.name)
        let isSame =
            from.examples.count == to.examples.count
            && from.examples.allSatisfy { one in
                known[one.name]?.contains { $0.value.isSame(as: one.value) } ?? false
            }
        if !isSame { state(.mediaExamples, "", "", .annotates, site) }
    }
}

/// The key that matches parameters.
///
/// Header names are case-insensitive.
private struct ParameterKey: Hashable {
    var place: Parameter.Place
    var name: String

    init(_ parameter: Parameter, _ name: String) {
        place = parameter.place
        self.name = parameter.place == .header ? name.lowercased() : name
    }
}

extension Parameter {
    var spot: Site.Spot { Site.Spot(location, source) }
}
