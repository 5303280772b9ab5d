import OpenAPIDocument

/// Media types of what is sent and received.
enum MediaRules {
    static let all: [Rule] = existence + renames + schemas + prose

    private static func content(_ direction: Direction, _ media: String) -> String {
        direction == .request
            ? "requestBody: {content: {\(media)}}" : "responses: {'200': {description: done, content: {\(media)}}}"
    }

    private static let json = "application/json: {schema: {type: object}}"

    private static let existence: [Rule] = Direction.allCases.flatMap { direction in
        [
            rule(
                "\(direction.rawValue)-media-type-added",
                .compatible,
                mirror: .rule("\(direction.rawValue)-media-type-removed"),
                "Callers that ask for the other media types are served as before.",
                before: content(direction, json),
                after: content(direction, "\(json), text/csv: {schema: {type: string}}"),
                instead: "Nothing: callers need no change."
            ) { pair in
                guard pair.direction == direction, pair.old == nil, let new = pair.new else { return nil }
                return Finding("\(pair.subject) now has '\(new.name)'")
            },
            rule(
                "\(direction.rawValue)-media-type-removed",
                .breaking,
                mirror: .rule("\(direction.rawValue)-media-type-added"),
                direction == .request
                    ? "Requests in this media type are refused." : "Callers that read this media type get none.",
                before: content(direction, "\(json), text/csv: {schema: {type: string}}"),
                after: content(direction, json),
                instead: "Keep the media type beside the others."
            ) { pair in
                guard pair.direction == direction, let old = pair.old, pair.new == nil else { return nil }
                return Finding("\(pair.subject) no longer has '\(old.name)'")
            },
        ]
    }

    /// How a media type that became another of its kind compares: `application/problem+json` is a kind of JSON.
    private static func relation(_ pair: MediaPair) -> Relation? {
        guard pair.old?.name != pair.new?.name, let old = pair.old?.name.canonicalMedia,
            let new = pair.new?.name.canonicalMedia, old != new
        else {
            return nil
        }
        if new.isMediaRange(of: old) { return nil }
        func main(_ name: String) -> Substring { name.prefix { $0 != ";" } }
        if main(old) == main(new) { return .incomparable }
        if main(new) == "application/json" || main(new) == "application/xml" { return .wider }
        if main(old) == "application/json" || main(old) == "application/xml" { return .narrower }
        return .incomparable
    }

    private static let renames: [Rule] = [
        rename(
            "response-media-type-specialized",
            .caution,
            "response-media-type-generalized",
            .response,
            .narrower,
            "application/json",
            "application/problem+json"
        ),
        rename(
            "response-media-type-generalized",
            .breaking,
            "response-media-type-specialized",
            .response,
            .wider,
            "application/problem+json",
            "application/json"
        ),
        rename(
            "response-media-type-renamed",
            .caution,
            "response-media-type-renamed",
            .response,
            .incomparable,
            "application/vnd.a+json",
            "application/vnd.b+json"
        ),
        rename(
            "request-media-type-specialized",
            .breaking,
            "request-media-type-generalized",
            .request,
            .narrower,
            "application/json",
            "application/problem+json"
        ),
        rename(
            "request-media-type-generalized",
            .breaking,
            "request-media-type-specialized",
            .request,
            .wider,
            "application/problem+json",
            "application/json"
        ),
        rename(
            "request-media-type-renamed",
            .breaking,
            "request-media-type-renamed",
            .request,
            .incomparable,
            "application/vnd.a+json",
            "application/vnd.b+json"
        ),
    ]

    private static func rename(
        _ id: String,
        _ level: Level,
        _ mirror: String,
        _ direction: Direction,
        _ wanted: Relation,
        _ before: String,
        _ after: String
    ) -> Rule {
        rule(
            id,
            level,
            mirror: mirror == id ? .itself : .rule(mirror),
            direction == .request
                ? "The server takes a body under another name only."
                : "The body comes under another name; a caller that goes by the exact name no longer knows it.",
            before: content(direction, "\(before): {schema: {type: object}}"),
            after: content(direction, "\(after): {schema: {type: object}}"),
            instead: "Keep the old name beside the new one."
        ) { pair in
            guard pair.direction == direction, relation(pair) == wanted, let old = pair.old, let new = pair.new else {
                return nil
            }
            return Finding("a media type of \(pair.subject) went from '\(old.name)' to '\(new.name)'")
        }
    }

    private static let schemas: [Rule] = Direction.allCases.flatMap { direction in
        let bare = content(direction, "application/json: {}")
        let typed = content(direction, json)
        return [
            rule(
                "\(direction.rawValue)-media-schema-added",
                direction == .request ? .breaking : .compatible,
                mirror: .rule("\(direction.rawValue)-media-schema-removed"),
                "A body that was anything has a schema now.",
                before: bare,
                after: typed,
                instead: "Give the schema to a new operation."
            ) { pair in
                guard pair.direction == direction, let old = pair.old, let new = pair.new,
                    old.schema == nil && new.schema != nil || old.itemSchema == nil && new.itemSchema != nil
                else { return nil }
                return Finding("'\(new.name)' of \(pair.subject) now has a schema")
            },
            rule(
                "\(direction.rawValue)-media-schema-removed",
                direction == .request ? .compatible : .breaking,
                mirror: .rule("\(direction.rawValue)-media-schema-added"),
                "A body that had a schema may be anything now.",
                before: typed,
                after: bare,
                instead: "Keep the schema."
            ) { pair in
                guard pair.direction == direction, let old = pair.old, let new = pair.new,
                    old.schema != nil && new.schema == nil || old.itemSchema != nil && new.itemSchema == nil
                else { return nil }
                return Finding("'\(new.name)' of \(pair.subject) no longer has a schema")
            },
            rule(
                "\(direction.rawValue)-part-encoding-changed",
                .caution,
                mirror: .itself,
                "A part of a form or multipart body is written another way.",
                before: content(
                    direction,
                    "multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}, encoding: {a: {contentType: text/plain}}}"
                ),
                after: content(
                    direction,
                    "multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}, encoding: {a: {contentType: image/png}}}"
                ),
                instead: "Take both ways in the server."
            ) { pair in
                guard pair.direction == direction, let old = pair.old, let new = pair.new else { return nil }
                let (before, after) = (old.encodings.keyed(by: \.property), new.encodings.keyed(by: \.property))
                for one in old.encodings {
                    let other = after[one.property]
                    if one.contentType != other?.contentType || one.style != other?.style
                        || one.explode != other?.explode
                    {
                        return Finding("the part '\(one.property.shortened)' of \(pair.subject) is written another way")
                    }
                }
                for one in new.encodings where before[one.property] == nil {
                    return Finding("the part '\(one.property.shortened)' of \(pair.subject) is written another way")
                }
                return nil
            },
        ]
    }

    private static let prose: [Rule] = Direction.allCases.map { direction in
        rule(
            "\(direction.rawValue)-media-examples-changed",
            .documentation,
            mirror: .itself,
            "Examples changed, not the values.",
            before: content(direction, "application/json: {schema: {type: object}, example: {a: 1}}"),
            after: content(direction, "application/json: {schema: {type: object}, example: {a: 2}}"),
            instead: "Nothing."
        ) { pair in
            guard pair.direction == direction, let old = pair.old, let new = pair.new else { return nil }
            let known = Dictionary(grouping: new.examples, by: \.name)
            let isSame =
                old.examples.count == new.examples.count
                && old.examples.allSatisfy { one in
                    known[one.name]?.contains { $0.value.isSame(as: one.value) } ?? false
                }
            return isSame ? nil : Finding("the examples of \(pair.subject) changed")
        }
    }

    private static func rule(
        _ id: String,
        _ level: Level,
        mirror: Rule.Mirror,
        _ meaning: String,
        before: String,
        after: String,
        instead: String,
        _ judge: @escaping @Sendable (MediaPair) -> Finding?
    ) -> Rule {
        Rule(
            id,
            level,
            mirror: mirror,
            meaning: meaning,
            example: Rule.Example(shape: .operation, before: before, after: after),
            instead: instead,
            judge: .media(judge)
        )
    }
}
