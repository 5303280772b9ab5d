import OpenAPIDocument
import YAMLTree

extension Walker {
    // MARK: Parameters

    mutating func compareParameters(
        _ left: [Parameter],
        _ right: [Parameter],
        _ direction: Direction,
        _ renamed: [String: String],
        _ step: Int32,
        _ operation: OpenAPIDocument.Operation
    ) {
        var rest = Partners(right.indices) { ParameterKey(right[$0], right[$0].name) }
        var gone: [Parameter] = []
        for parameter in left {
            let name = parameter.place == .path ? renamed[parameter.name] ?? parameter.name : parameter.name
            guard let index = rest.take(ParameterKey(parameter, name)) else {
                gone.append(parameter)
                continue
            }
            compare(parameter, right[index], direction, step, operation)
        }
        // The same name elsewhere: it moved.
        var moved = Partners(rest.left) { right[$0].name }
        for parameter in gone {
            compare(parameter, moved.take(parameter.name).map { right[$0] }, direction, step, operation)
        }
        for index in moved.left { compare(nil, right[index], direction, step, operation) }
    }

    private mutating func compare(
        _ from: Parameter?,
        _ to: Parameter?,
        _ direction: Direction,
        _ step: Int32,
        _ operation: OpenAPIDocument.Operation
    ) {
        guard let known = to ?? from else { return }
        var site = Site(
            subject: "the \(known.place.rawValue) parameter '\(known.name)'",
            direction: direction,
            step: step,
            base: from.map { Site.Spot($0.location, $0.source) },
            revision: to.map { Site.Spot($0.location, $0.source) },
            anchor: operation.source.entry("parameters")?.key.location ?? operation.location
        )
        site.lifecycle = Lifecycle(old: from.map { ($0.isDeprecated, $0.source) }, new: to?.source)
        guard let from, let to else {
            let isRequired = known.isRequired || known.place == .path
            state(
                isRequired ? .requiredParameter : .optionalParameter,
                from != nil,
                to != nil,
                isRequired ? .narrows : .widens,
                site
            )
            return
        }
        compareParameter(from, to, site)
        compareContent(
            from,
            to,
            .part(site.subject ?? "", .parameter),
            role: .parameter,
            direction,
            step,
            isRepeatable: to.place == .query && to.explode && to.style == .form
        )
    }

    private mutating func compareParameter(_ from: Parameter, _ to: Parameter, _ site: Site) {
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
            state(.parameterContent, "'\(a.name)'", "'\(b.name)'", .changes, at: "content", site)
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
        let words = ["description", "example", "examples", "x-source"]
        if let changed = words.first(where: { !from.source[$0].isSame(as: to.source[$0]) }) {
            state(.parameterDescription, "", changed, .annotates, at: changed, site)
        }
    }

    mutating func compareContent(
        _ from: Parameter,
        _ to: Parameter,
        _ kind: Step.Kind,
        role: Role,
        _ direction: Direction,
        _ step: Int32,
        isRepeatable: Bool
    ) {
        switch (from.content, to.content) {
        case (.schema(let a), .schema(let b)):
            let work = Work(
                old: a,
                new: b,
                direction: direction,
                role: role,
                isText: true,
                isRepeatable: isRepeatable,
                isAlwaysGiven: from.isRequired && to.isRequired,
                step: step
            )
            enqueue(work, kind, under: step)
        case (.media(let a), .media(let b)):
            guard let one = a.schema, let other = b.schema else { return }
            enqueue(
                Work(old: one, new: other, direction: direction, role: role, isText: false, step: step),
                kind,
                under: step
            )
        default: return
        }
    }

    // MARK: Bodies

    mutating func compareBodies(
        _ from: RequestBody?,
        _ to: RequestBody?,
        _ direction: Direction,
        _ step: Int32,
        _ operation: OpenAPIDocument.Operation
    ) {
        if from == nil, to == nil { return }
        let site = Site(
            direction: direction,
            step: step,
            base: from.map { Site.Spot($0.location) },
            revision: to.map { Site.Spot($0.location) },
            anchor: operation.location
        )
        if let from, let to {
            state(.bodyRequirement, from.isRequired, to.isRequired, .narrows, site)
            if from.description != to.description { state(.bodyDescription, "", "", .annotates, site) }
        } else {
            let isRequired = (to ?? from)?.isRequired ?? false
            let effect: Effect = isRequired ? .narrows : .widens
            state(isRequired ? .requiredBody : .optionalBody, from != nil, to != nil, effect, site)
        }
        if let from, let to {
            let words = direction == .request ? "the request body" : "the received body"
            compareMedia(from.content, to.content, direction, words, step, anchor: to.location)
        }
    }

    /// Content by media type; what has no partner by its exact name gets one by its kind.
    mutating func compareMedia(
        _ left: [MediaType],
        _ right: [MediaType],
        _ direction: Direction,
        _ subject: String,
        _ step: Int32,
        anchor: SourceLocation
    ) {
        var rest = Partners(right.indices) { right[$0].name.canonicalMedia }
        var gone: [MediaType] = []
        for media in left {
            if let index = rest.take(media.name.canonicalMedia) {
                compare(media, right[index], direction, subject, step, anchor)
            } else {
                gone.append(media)
            }
        }
        var ofKind = Partners(rest.left) { right[$0].name.mediaKind }
        let ranges = right.filter(\.name.isMediaRange).keyed(by: \.name.rangeType)
        for media in gone {
            if let index = ofKind.take(media.name.mediaKind) {
                compare(media, right[index], direction, subject, step, anchor)
            } else if direction == .request, !media.name.isMediaRange,
                let wider = ranges[media.name.rangeType] ?? ranges["*"]
            {
                // What the range takes, it takes under the old name too.
                compare(media, wider, direction, subject, step, anchor)
            } else {
                compare(media, nil, direction, subject, step, anchor)
            }
        }
        for index in ofKind.left { compare(nil, right[index], direction, subject, step, anchor) }
    }

    private mutating func compare(
        _ from: MediaType?,
        _ to: MediaType?,
        _ direction: Direction,
        _ subject: String,
        _ step: Int32,
        _ anchor: SourceLocation
    ) {
        let site = Site(
            subject: subject,
            direction: direction,
            step: step,
            base: from.map { Site.Spot($0.location) },
            revision: to.map { Site.Spot($0.location) },
            member: (to ?? from)?.name,
            anchor: anchor
        )
        guard let from, let to else {
            state(.mediaType, removed: from?.name, added: to?.name, .widens, site)
            return
        }
        compareMediaType(from, to, site)
        let isText = from.name != "application/json" && !from.name.isJSONMedia && !to.name.isJSONMedia
        if let a = from.schema, let b = to.schema {
            let work = Work(old: a, new: b, direction: direction, role: .body, isText: isText, step: step)
            enqueue(work, .part(subject, .body), under: step)
        }
        if let a = from.itemSchema, let b = to.itemSchema {
            let work = Work(old: a, new: b, direction: direction, role: .body, isText: isText, step: step)
            enqueue(work, .part("an item of \(subject)", .body), under: step)
        }
        let encodings = to.encodings.keyed(by: \.property)
        for encoding in from.encodings {
            guard let other = encodings[encoding.property] else { continue }
            compareHeaders(encoding.headers, other.headers, direction, "the part '\(encoding.property)'", step, anchor)
        }
    }
}

extension Walker {
    private mutating func compareMediaType(_ from: MediaType, _ to: MediaType, _ site: Site) {
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

/// What makes parameters partners; header names have no case.
private struct ParameterKey: Hashable {
    var place: Parameter.Place
    var name: String

    init(_ parameter: Parameter, _ name: String) {
        place = parameter.place
        self.name = parameter.place == .header ? name.lowercased() : name
    }
}

extension String {
    private var mediaParts: (type: String, subtype: String, parameters: String) {
        let lower = lowercased()
        let main = lower.prefix { $0 != ";" }
        let parameters = lower.dropFirst(main.count).filter { $0 != " " }
        let halves = main.split(separator: "/", maxSplits: 1).map { $0.filter { $0 != " " } }
        return (halves.first ?? "", halves.count > 1 ? halves[1] : "", parameters)
    }

    /// The media type in one spelling; `charset=utf-8` says nothing for JSON.
    var canonicalMedia: String {
        let parts = mediaParts
        let parameters = isJSONMedia && parts.parameters == ";charset=utf-8" ? "" : parts.parameters
        return "\(parts.type)/\(parts.subtype)\(parameters)"
    }

    /// What can read it: `json` for `application/problem+json` too, else the type without its parameters.
    var mediaKind: String {
        let parts = mediaParts
        if isJSONMedia { return "json" }
        if let plus = parts.subtype.lastIndex(of: "+") {
            return String(parts.subtype[parts.subtype.index(after: plus)...])
        }
        return parts.subtype == "xml" ? "xml" : "\(parts.type)/\(parts.subtype)"
    }

    /// What it means that a media type became another of its kind: `application/problem+json` is a kind of JSON.
    fileprivate func becoming(_ other: String) -> Effect? {
        if self == other { return nil }
        let (old, new) = (canonicalMedia, other.canonicalMedia)
        func main(_ name: String) -> Substring { name.prefix { $0 != ";" } }
        func isGeneral(_ name: String) -> Bool { ["application/json", "application/xml"].contains(main(name)) }
        if old == new || new.isMediaRange(of: old) { return nil }
        if main(old) == main(new) { return .changes }
        return isGeneral(new) ? .widens : isGeneral(old) ? .narrows : .changes
    }

    /// Whether this is a range, such as `text/*`.
    var isMediaRange: Bool { mediaParts.subtype == "*" }

    /// Whether this is a range that has the media type in it.
    func isMediaRange(of media: String) -> Bool {
        isMediaRange && !media.isMediaRange && (rangeType == "*" || rangeType == media.rangeType)
    }

    /// What stands before the slash, by which a range has a media type in it.
    var rangeType: String { mediaParts.type }

    var isJSONMedia: Bool {
        let subtype = mediaParts.subtype
        return subtype == "json" || subtype.hasSuffix("+json")
    }
}
