import OpenAPIDocument
import YAMLTree

/// The document itself: servers, tags, title, and what kind of document it is.
enum DocumentRules {
    private static let paths = "paths: {/a: {get: {responses: {'200': {description: done}}}}}"

    static let all: [Rule] = [
        rule(
            "server-removed",
            .caution,
            mirror: .rule("server-added"),
            "Callers that use the address may find nobody there; the documents do not say.",
            before: "servers: [{url: 'https://a.example'}, {url: 'https://b.example'}]",
            after: "servers: [{url: 'https://a.example'}]",
            instead: "Keep the address working, and listed."
        ) { pair in
            let urls = Set(pair.new.servers.map(\.url))
            return pair.old.servers.filter { !urls.contains($0.url) }.map { server in
                var finding = Finding("the server '\(server.url.shortened)' was removed", at: "servers")
                finding.old = .at(server.location)
                return finding
            }
        },
        rule(
            "server-added",
            .compatible,
            mirror: .rule("server-removed"),
            "Callers may go on using the others.",
            before: "servers: [{url: 'https://a.example'}]",
            after: "servers: [{url: 'https://a.example'}, {url: 'https://b.example'}]",
            instead: "Nothing: callers need no change."
        ) { pair in
            let urls = Set(pair.old.servers.map(\.url))
            return pair.new.servers.filter { !urls.contains($0.url) }.map { server in
                var finding = Finding("the server '\(server.url.shortened)' is new", at: "servers")
                finding.new = .at(server.location)
                return finding
            }
        },
        rule(
            "server-variable-changed",
            .caution,
            mirror: .itself,
            "The address that callers build can be another one.",
            before: "servers: [{url: 'https://{host}.example', variables: {host: {default: a}}}]",
            after: "servers: [{url: 'https://{host}.example', variables: {host: {default: b}}}]",
            instead: "Keep the default and the values; add new ones."
        ) { pair in
            let servers = pair.new.servers.keyed(by: \.url)
            return pair.old.servers.compactMap { old in
                guard let new = servers[old.url] else { return nil }
                let variables = new.variables.keyed(by: \.name)
                for variable in old.variables {
                    guard let other = variables[variable.name] else { continue }
                    let lost = Set(variable.values).subtracting(other.values)
                    if variable.defaultValue == other.defaultValue, lost.isEmpty || other.values.isEmpty { continue }
                    var finding = Finding(
                        "the variable '\(variable.name.shortened)' of the server '\(old.url.shortened)' changed"
                    )
                    finding.old = .at(variable.location)
                    finding.new = .at(other.location)
                    return finding
                }
                return nil
            }
        },
        rule(
            "server-environment-changed",
            .caution,
            mirror: .itself,
            "Callers of an environment go to another server after the change, or to none.",
            before: "servers: [{url: 'https://a.example', x-environment: sandbox}]",
            after: "servers: [{url: 'https://a.example', x-environment: production}]",
            instead: "Keep the server in its environment; add a server to the other one."
        ) { pair in
            let servers = Dictionary(pair.old.distinctServers.map { ($0.url, $0) }) { first, _ in first }
            return pair.new.distinctServers.compactMap { new in
                guard let old = servers[new.url], old.environment?.text != new.environment?.text else { return nil }
                let (before, after) = (old.environment?.text ?? "none", new.environment?.text ?? "none")
                var finding = Finding(
                    "the environment of the server '\(new.url.shortened)' changed from '\(before)' to '\(after)'",
                    at: "servers"
                )
                finding.old = .at(old.location)
                finding.new = .at(new.location)
                return finding
            }
        },
        rule(
            "tags-changed",
            .documentation,
            mirror: .itself,
            "The list of tags describes; none is sent.",
            before: "tags: [{name: a}]",
            after: "tags: [{name: b}]",
            instead: "Nothing."
        ) { pair in
            pair.old.root["tags"].isSame(as: pair.new.root["tags"])
                ? [] : [Finding("the list of tags changed", at: "tags")]
        },
        rule(
            "document-prose-changed",
            .documentation,
            mirror: .itself,
            "Words about the whole API changed.",
            before: "externalDocs: {url: 'https://a.example'}",
            after: "externalDocs: {url: 'https://b.example'}",
            instead: "Nothing."
        ) { pair in
            let (old, new) = (pair.old.info, pair.new.info)
            let isSame =
                old.title == new.title && old.summary == new.summary && old.description == new.description
                && pair.old.root["externalDocs"].isSame(as: pair.new.root["externalDocs"])
            return isSame ? [] : [Finding("the title or the description of the document changed", at: "info")]
        },
    ]

    private static func rule(
        _ id: String,
        _ level: Level,
        mirror: Rule.Mirror,
        _ meaning: String,
        before: String,
        after: String,
        instead: String,
        _ judge: @escaping @Sendable (DocumentPair) -> [Finding]
    ) -> Rule {
        Rule(
            id,
            level,
            mirror: mirror,
            meaning: meaning,
            example: Rule.Example(shape: .document, before: "\(before)\n\(paths)", after: "\(after)\n\(paths)"),
            instead: instead,
            judge: .document(judge)
        )
    }
}
