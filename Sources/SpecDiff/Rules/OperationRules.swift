import OpenAPIDocument
import YAMLTree

/// Operations, webhooks and callbacks: whether they are there, their ids, tags and deprecation.
enum OperationRules {
    static let all: [Rule] = existence + lifecycle + names + callbacks

    private static let get = "get: {responses: {'200': {description: done}}}"
    private static let put = "put: {responses: {'200': {description: done}}}"

    private static func paths(_ first: String, _ second: String = "") -> String {
        "paths: {/a: {\(first)}\(second.isEmpty ? "" : ", /b: {\(second)}")}"
    }

    private static func hooks(_ members: String) -> String { "webhooks: {paid: {\(members)}}" }

    private static let existence: [Rule] = [
        rule(
            "path-added",
            .compatible,
            mirror: .rule("path-removed"),
            "Nobody calls it yet.",
            before: paths(get),
            after: paths(get, get),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard pair.old == nil, let new = pair.new, pair.isWholePath, !pair.isWebhook else { return nil }
            return Finding("\(new.method) \(pair.path) is new, with its path")
        },
        rule(
            "path-removed",
            .breaking,
            mirror: .rule("path-added"),
            "Calls to it fail.",
            before: paths(get, get),
            after: paths(get),
            instead: "Mark the operations as deprecated, name a day in 'x-sunset', and remove them after it."
        ) { pair in
            guard let old = pair.old, pair.new == nil, pair.isWholePath, !pair.isWebhook, !pair.sunset.allowsRemoval
            else { return nil }
            return Finding("\(old.method) \(pair.path) was removed, with its path\(pair.sunset.words)")
        },
        rule(
            "operation-added",
            .compatible,
            mirror: .rule("operation-removed"),
            "Nobody calls it yet.",
            before: paths(get),
            after: paths("\(get), \(put)"),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard pair.old == nil, let new = pair.new, !pair.isWholePath, !pair.isWebhook else { return nil }
            return Finding("\(new.method) \(pair.path) is new")
        },
        rule(
            "operation-removed",
            .breaking,
            mirror: .rule("operation-added"),
            "Calls to it fail.",
            before: paths("\(get), \(put)"),
            after: paths(get),
            instead: "Mark the operation as deprecated, name a day in 'x-sunset', and remove it after that day."
        ) { pair in
            guard let old = pair.old, pair.new == nil, !pair.isWholePath, !pair.isWebhook, !pair.sunset.allowsRemoval
            else { return nil }
            return Finding("\(old.method) \(pair.path) was removed\(pair.sunset.words)")
        },
        rule(
            "deprecated-operation-removed",
            .caution,
            mirror: .rule("operation-added"),
            "It was deprecated and no later day was named, so callers were told; some may still call it.",
            before: paths("\(get), put: {deprecated: true, responses: {'200': {description: done}}}"),
            after: paths(get),
            instead: "Make sure that nobody calls it any more."
        ) { pair in
            guard let old = pair.old, pair.new == nil, !pair.isWebhook, pair.sunset.allowsRemoval else { return nil }
            return Finding("\(old.method) \(pair.path), which was deprecated, was removed")
        },
        rule(
            "webhook-added",
            .compatible,
            mirror: .rule("webhook-removed"),
            "Those who do not ask for it do not get it.",
            before: "webhooks: {}",
            after: hooks(get.replacingGet),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard pair.isWebhook, pair.old == nil, let new = pair.new else { return nil }
            return Finding("the webhook '\(pair.path)' \(new.method) is new")
        },
        rule(
            "webhook-removed",
            .breaking,
            mirror: .rule("webhook-added"),
            "Those who wait for it wait in vain.",
            before: hooks(get.replacingGet),
            after: "webhooks: {}",
            instead: "Go on sending it, marked as deprecated."
        ) { pair in
            guard pair.isWebhook, let old = pair.old, pair.new == nil else { return nil }
            return Finding("the webhook '\(pair.path)' \(old.method) was removed")
        },
    ]

    // MARK: Deprecation

    private static func with(_ members: String) -> String {
        paths("get: {\(members), responses: {'200': {description: done}}}")
    }

    private static let lifecycle: [Rule] = [
        rule(
            "operation-deprecated",
            .compatible,
            mirror: .rule("operation-no-longer-deprecated"),
            "It still works, and is said to end some day.",
            before: with("summary: a"),
            after: with("summary: a, deprecated: true"),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new, !old.isDeprecated, new.isDeprecated else { return nil }
            return Finding("\(new.method) \(pair.path) is now deprecated", at: "deprecated")
        },
        rule(
            "operation-no-longer-deprecated",
            .compatible,
            mirror: .rule("operation-deprecated"),
            "It is no longer said to end some day.",
            before: with("summary: a, deprecated: true"),
            after: with("summary: a"),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.isDeprecated, !new.isDeprecated else { return nil }
            return Finding("\(new.method) \(pair.path) is no longer deprecated", at: "deprecated")
        },
        rule(
            "sunset-removed",
            .breaking,
            mirror: .rule("sunset-added"),
            "A day was promised until which the operation works; the promise is gone.",
            before: with("deprecated: true, x-sunset: '2099-01-01'"),
            after: with("deprecated: true"),
            instead: "Keep the day, or name a later one."
        ) { pair in
            guard let old = pair.old, let new = pair.new, new.isDeprecated, let day = old.sunset, new.sunset == nil
            else { return nil }
            return Finding("\(new.method) \(pair.path) no longer has the sunset \(day)", at: "x-sunset")
        },
        rule(
            "sunset-earlier",
            .breaking,
            mirror: .rule("sunset-later"),
            "A day was promised until which the operation works; it is earlier now.",
            before: with("deprecated: true, x-sunset: '2099-01-01'"),
            after: with("deprecated: true, x-sunset: '2098-01-01'"),
            instead: "Keep the day, or name a later one."
        ) { pair in
            guard let old = pair.old, let new = pair.new, let before = old.sunset, let after = new.sunset, before.isDay,
                after.isDay, after < before
            else { return nil }
            return Finding("the sunset of \(new.method) \(pair.path) went from \(before) to \(after)", at: "x-sunset")
        },
        rule(
            "sunset-added",
            .compatible,
            mirror: .rule("sunset-removed"),
            "The day after which a deprecated operation may be gone is named now.",
            before: with("deprecated: true"),
            after: with("deprecated: true, x-sunset: '2099-01-01'"),
            instead: "Nothing: callers need no change until that day."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.isDeprecated, old.sunset == nil, let day = new.sunset
            else { return nil }
            return Finding("\(new.method) \(pair.path) now has the sunset \(day)", at: "x-sunset")
        },
        rule(
            "sunset-later",
            .compatible,
            mirror: .rule("sunset-earlier"),
            "The operation works longer than was said.",
            before: with("deprecated: true, x-sunset: '2098-01-01'"),
            after: with("deprecated: true, x-sunset: '2099-01-01'"),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new, let before = old.sunset, let after = new.sunset, before.isDay,
                after.isDay, after > before
            else { return nil }
            return Finding("the sunset of \(new.method) \(pair.path) went from \(before) to \(after)", at: "x-sunset")
        },
    ]

    // MARK: Names and prose

    private static let names: [Rule] = [
        rule(
            "operation-id-changed",
            .compatible,
            mirror: .itself,
            "The id is not sent. It names the Swift method and type, so source breaks: see the Swift changes.",
            before: with("operationId: one"),
            after: with("operationId: two"),
            instead: "Keep the id, or set 'x-swift-name'."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.operationID?.text != new.operationID?.text else {
                return nil
            }
            func words(_ id: LocatedText?) -> String { id.map { "'\($0.text.shortened)'" } ?? "none" }
            return Finding(
                "the id of \(new.method) \(pair.path) went from \(words(old.operationID)) to \(words(new.operationID))",
                at: "operationId"
            )
        },
        rule(
            "path-parameter-renamed",
            .compatible,
            mirror: .itself,
            "The name of a path parameter is not sent.",
            before:
                "paths: {'/a/{x}': {get: {parameters: [{name: x, in: path, required: true, schema: {type: string}}], responses: {'200': {description: done}}}}}",
            after:
                "paths: {'/a/{y}': {get: {parameters: [{name: y, in: path, required: true, schema: {type: string}}], responses: {'200': {description: done}}}}}",
            instead: "Nothing on the wire; it names a Swift argument, so keep it or set 'x-swift-name'."
        ) { pair in
            // The name of a webhook is no template.
            guard let old = pair.old, let new = pair.new, !pair.isWebhook else { return nil }
            let before = old.parameters.filter { $0.place == .path }.map(\.name)
            let after = pair.path.templateNames
            let (known, wanted) = (Set(before), Set(after))
            guard known != wanted, !before.isEmpty, before.count == after.count else { return nil }
            let gone = before.filter { !wanted.contains($0) }.map { "'\($0)'" }.joined(separator: ", ")
            let come = after.filter { !known.contains($0) }.map { "'\($0)'" }.joined(separator: ", ")
            return Finding("path parameters of \(new.method) \(pair.path): \(gone) became \(come)", at: "parameters")
        },
        rule(
            "operation-tags-changed",
            .compatible,
            mirror: .itself,
            "Tags group operations in documentation; none is sent.",
            before: with("tags: [a]"),
            after: with("tags: [b]"),
            instead: "Nothing: callers need no change."
        ) { pair in
            guard let old = pair.old, let new = pair.new else { return nil }
            let (before, after) = (Set(old.tags.map(\.text)), Set(new.tags.map(\.text)))
            guard before != after else { return nil }
            let gone = before.subtracting(after).sorted().map { "without '\($0.shortened)'" }
            let come = after.subtracting(before).sorted().map { "with '\($0.shortened)'" }
            return Finding(
                "the tags of \(new.method) \(pair.path) changed: \((gone + come).joined(separator: ", "))",
                at: "tags"
            )
        },
        rule(
            "operation-servers-changed",
            .caution,
            mirror: .itself,
            "Calls go to another address; whether the old one still answers is not said.",
            before: with("servers: [{url: 'https://a.example'}]"),
            after: with("servers: [{url: 'https://b.example'}]"),
            instead: "Keep the old address working, or list both."
        ) { pair in
            guard let old = pair.old, let new = pair.new, old.servers != nil || new.servers != nil else { return nil }
            let (before, after) = ((old.servers ?? []).map(\.url), (new.servers ?? []).map(\.url))
            guard !Set(before).isSubset(of: after) else { return nil }
            return Finding("the servers of \(new.method) \(pair.path) changed", at: "servers")
        },
        rule(
            "operation-prose-changed",
            .documentation,
            mirror: .itself,
            "Words about the operation changed, not the operation.",
            before: with("summary: one"),
            after: with("summary: two"),
            instead: "Nothing."
        ) { pair in
            guard let old = pair.old, let new = pair.new else { return nil }
            let changed = ["summary", "description", "externalDocs", "x-source"].first {
                !old.source[$0].isSame(as: new.source[$0])
            }
            return changed.map { Finding("'\($0)' of \(new.method) \(pair.path) changed", at: $0) }
        },
    ]

    // MARK: Callbacks, which the walker itself pairs

    private static let subscribing =
        "callbacks: {paid: {'{$request.body#/url}': {post: {responses: {'200': {description: done}}}}}}"

    private static let callbacks: [Rule] = [
        rule(
            "callback-added",
            .compatible,
            mirror: .rule("callback-removed"),
            "Those who do not ask for it do not get it.",
            before: with("summary: a"),
            after: with("summary: a, \(subscribing)"),
            instead: "Nothing: callers need no change."
        ) { _ in nil },
        rule(
            "callback-removed",
            .caution,
            mirror: .rule("callback-added"),
            "Those who wait for it may wait in vain; whether it is still sent is not said.",
            before: with("summary: a, \(subscribing)"),
            after: with("summary: a"),
            instead: "Go on sending it."
        ) { _ in nil },
    ]

    private static func rule(
        _ id: String,
        _ level: Level,
        mirror: Rule.Mirror,
        _ meaning: String,
        before: String,
        after: String,
        instead: String,
        _ judge: @escaping @Sendable (OperationPair) -> Finding?
    ) -> Rule {
        Rule(
            id,
            level,
            mirror: mirror,
            meaning: meaning,
            example: Rule.Example(shape: .document, before: before, after: after),
            instead: instead,
            judge: .operation(judge)
        )
    }
}

extension Sunset {
    var allowsRemoval: Bool {
        switch self {
        case .deprecated, .passed: true
        case .notDeprecated, .later, .unreadable: false
        }
    }

    var words: String {
        switch self {
        case .later(let day): ", before its sunset \(day)"
        case .unreadable(let text): "; its sunset '\(text.shortened)' is no day"
        case .notDeprecated, .deprecated, .passed: ""
        }
    }
}

extension OpenAPIDocument.Operation {
    var sunset: String? { source["x-sunset"]?.scalar.map { String($0.text.prefix(10)) } }
}

extension String {
    fileprivate var replacingGet: String { "post" + dropFirst(3) }
}
