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
        let pair = ParameterPair(old: from, new: to, direction: direction)
        for (rule, judge) in tables.parameter {
            guard let finding = judge(pair) else { continue }
            keep(
                rule,
                finding,
                direction: direction,
                step: step,
                old: from.map { place(finding.keyword, $0.source, $0.location) },
                new: to.map { place(finding.keyword, $0.source, $0.location) },
                anchor: operation.source.entry("parameters")?.key.location ?? operation.location
            )
        }
        guard let from, let to else { return }
        compareContent(
            from,
            to,
            .part(pair.subject, .parameter),
            role: .parameter,
            direction,
            step,
            isRepeatable: to.place == .query && to.explode && to.style == .form
        )
    }

    mutating func compareContent(
        _ from: Parameter,
        _ to: Parameter,
        _ kind: Step.Kind,
        role: SchemaPair.Role,
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
        let pair = BodyPair(old: from, new: to, direction: direction)
        for (rule, judge) in tables.body {
            guard let finding = judge(pair) else { continue }
            keep(
                rule,
                finding,
                direction: direction,
                step: step,
                old: from?.location,
                new: to?.location,
                anchor: operation.location
            )
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
        let pair = MediaPair(old: from, new: to, direction: direction, subject: subject)
        for (rule, judge) in tables.media {
            guard let finding = judge(pair) else { continue }
            keep(
                rule,
                finding,
                direction: direction,
                step: step,
                old: from?.location,
                new: to?.location,
                anchor: anchor,
                member: (to ?? from)?.name
            )
        }
        guard let from, let to else { return }
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
