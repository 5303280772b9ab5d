import OpenAPIDocument
import YAMLTree

/// What changes no value: deprecation, prose, XML names.
enum MeaningRules {
    private static let prose = [
        "title", "description", "example", "examples", "externalDocs", "$comment", "x-source", "x-enum-descriptions",
    ]

    static let all: [Rule] =
        Rule.twins(
            "deprecated",
            request: .compatible,
            response: .compatible,
            mirror: "no-longer-deprecated",
            because: "It still works, and is said to end some day.",
            before: "{type: string}",
            after: "{type: string, deprecated: true}",
            instead: ""
        ) { pair in
            !pair.old.isDeprecated && pair.new.isDeprecated
                ? Finding("\(pair.subject) is now deprecated", at: "deprecated") : nil
        }
        + Rule.twins(
            "no-longer-deprecated",
            request: .compatible,
            response: .compatible,
            mirror: "deprecated",
            because: "It is no longer said to end some day.",
            before: "{type: string, deprecated: true}",
            after: "{type: string}",
            instead: ""
        ) { pair in
            pair.old.isDeprecated && !pair.new.isDeprecated
                ? Finding("\(pair.subject) is no longer deprecated", at: "deprecated") : nil
        }
        + Rule.twins(
            "xml-changed",
            request: .caution,
            response: .caution,
            mirror: "xml-changed",
            because: "XML bodies are spelt another way; JSON bodies are the same.",
            before: "{type: string, xml: {name: a}}",
            after: "{type: string, xml: {name: b}}",
            instead: "Keep the names of XML bodies."
        ) { pair in
            pair.a.source["xml"].isSame(as: pair.b.source["xml"]) || pair.relations.wrapping != nil
                ? nil : Finding("'xml' of \(pair.subject) changed", at: "xml")
        }
        + Rule.twins(
            "prose-changed",
            request: .documentation,
            response: .documentation,
            mirror: "prose-changed",
            because: "Words about the values changed, not the values.",
            before: "{type: string, description: one}",
            after: "{type: string, description: two}",
            instead: "Nothing."
        ) { pair in
            guard pair.old.isWrapped == pair.new.isWrapped, pair.relations.wrapping == nil else { return nil }
            let changed = prose.filter { !pair.a.source[$0].isSame(as: pair.b.source[$0]) }
            guard let first = changed.first else { return nil }
            return Finding("\(changed.map { "'\($0)'" }.joined(separator: ", ")) of \(pair.subject) changed", at: first)
        }
}
