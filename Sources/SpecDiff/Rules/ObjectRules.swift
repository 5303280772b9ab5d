import OpenAPIDocument

/// What an object or a list may hold beside what is named: `additionalProperties`, `items`, `readOnly`, `writeOnly`.
enum ObjectRules {
    static let all: [Rule] = additionalRules + itemsRules + booleanRules + mutabilityRules

    /// How much may be beside the named properties.
    private static func openness(_ schema: Schema) -> Int {
        switch schema.additionalProperties {
        case .unspecified, .allowed: 2
        case .schema: 1
        case .forbidden: 0
        }
    }

    private static func words(_ schema: Schema) -> String {
        switch schema.additionalProperties {
        case .unspecified, .allowed: "any"
        case .schema: "those of its schema"
        case .forbidden: "none"
        }
    }

    private static let additionalRules =
        Rule.twins(
            "additional-properties-narrowed",
            request: .breaking,
            response: .compatible,
            mirror: "additional-properties-widened",
            because: "Fewer properties than before may stand beside the named ones.",
            before: "{type: object}",
            after: "{type: object, additionalProperties: false}",
            instead: "Ignore unknown properties instead of refusing them."
        ) { pair in
            guard pair.isAboutObjects, openness(pair.a) > openness(pair.b) else { return nil }
            return Finding(
                "other properties of \(pair.subject): \(words(pair.a)) before, \(words(pair.b)) now",
                at: "additionalProperties"
            )
        }
        + Rule.twins(
            "additional-properties-widened",
            request: .compatible,
            response: .caution,
            mirror: "additional-properties-narrowed",
            because:
                "More properties than before may stand beside the named ones; most readers skip what they do not know.",
            before: "{type: object, additionalProperties: false}",
            after: "{type: object}",
            instead: "Name the new properties."
        ) { pair in
            guard pair.isAboutObjects, openness(pair.a) < openness(pair.b) else { return nil }
            return Finding(
                "other properties of \(pair.subject): \(words(pair.a)) before, \(words(pair.b)) now",
                at: "additionalProperties"
            )
        }

    private static let itemsRules =
        Rule.twins(
            "items-added",
            request: .breaking,
            response: .compatible,
            mirror: "items-removed",
            because: "The items of the list have a schema now.",
            before: "{type: array}",
            after: "{type: array, items: {type: string}}",
            instead: "Describe the items in prose."
        ) { pair in
            guard pair.isAboutLists, pair.a.items == nil, pair.b.items != nil else { return nil }
            return Finding("the items of \(pair.subject) now have a schema", at: "items")
        }
        + Rule.twins(
            "items-removed",
            request: .compatible,
            response: .breaking,
            mirror: "items-added",
            because: "The items of the list may be anything now.",
            before: "{type: array, items: {type: string}}",
            after: "{type: array}",
            instead: "Keep the schema of the items."
        ) { pair in
            guard pair.isAboutLists, pair.a.items != nil, pair.b.items == nil else { return nil }
            return Finding("the items of \(pair.subject) no longer have a schema", at: "items")
        }

    /// `true` and `false` as schemas.
    private static let booleanRules =
        Rule.twins(
            "became-forbidden",
            request: .breaking,
            response: .compatible,
            mirror: "stopped-being-forbidden",
            because: "The schema is 'false' now: nothing is right.",
            before: "{type: string}",
            after: "false",
            instead: "Deprecate it, and go on taking it."
        ) { pair in
            guard pair.a.boolean != false, pair.b.boolean == false else { return nil }
            return Finding("nothing is right any more for \(pair.subject)")
        }
        + Rule.twins(
            "stopped-being-forbidden",
            request: .compatible,
            response: .breaking,
            mirror: "became-forbidden",
            because: "The schema was 'false': nothing was right.",
            before: "false",
            after: "{type: string}",
            instead: "Add a property with another name."
        ) { pair in
            guard pair.a.boolean == false, pair.b.boolean != false else { return nil }
            return Finding("\(pair.subject) is no longer forbidden")
        }

    private static let mutabilityRules =
        flag("became-read-only", "stopped-being-read-only", "readOnly", request: .caution, response: .compatible) {
            $0.isReadOnly
        }
        + flag("became-write-only", "stopped-being-write-only", "writeOnly", request: .compatible, response: .caution) {
            $0.isWriteOnly
        }

    private static func flag(
        _ id: String,
        _ back: String,
        _ keyword: String,
        request: Level,
        response: Level,
        _ isSet: @escaping @Sendable (SchemaView) -> Bool
    ) -> [Rule] {
        let set = "{type: string, \(keyword): true}"
        return Rule.twins(
            id,
            request: request,
            response: response,
            mirror: back,
            because: "'\(keyword)' was set: the value travels one way only.",
            before: "{type: string}",
            after: set,
            instead: "Go on taking and sending the value for a time."
        ) { pair in
            !isSet(pair.old) && isSet(pair.new) ? Finding("\(pair.subject) is now '\(keyword)'", at: keyword) : nil
        }
            + Rule.twins(
                back,
                request: .caution,
                response: .caution,
                mirror: id,
                because: "'\(keyword)' was taken away: the value travels both ways.",
                before: set,
                after: "{type: string}",
                instead: "Make the property optional where it is new."
            ) { pair in
                isSet(pair.old) && !isSet(pair.new)
                    ? Finding("\(pair.subject) is no longer '\(keyword)'", at: keyword) : nil
            }
    }
}

extension SchemaPair {
    /// Whether both sides can be objects, so that their members compare.
    var isAboutObjects: Bool {
        relations.wrapping == nil && (old.types.isAny || old.types.contains(.object))
            && (new.types.isAny || new.types.contains(.object))
    }

    var isAboutLists: Bool {
        relations.wrapping == nil && (old.types.isAny || old.types.contains(.array))
            && (new.types.isAny || new.types.contains(.array))
    }
}
