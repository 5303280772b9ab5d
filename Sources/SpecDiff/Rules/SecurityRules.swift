import OpenAPIDocument

/// What callers must prove: requirements of operations and of the document, and the schemes that they name.
enum SecurityRules {
    static let all: [Rule] = operationRules + documentRules + schemeRules

    /// Whether a caller that met one of the old alternatives meets one of the new ones.
    static func isNarrower(_ old: [SecurityRequirement], _ new: [SecurityRequirement]) -> Bool {
        if new.isEmpty { return false }
        if old.isEmpty { return !new.contains { $0.schemes.isEmpty } }
        // Nearly all stay the same, so that not each must be held against each.
        let known = Set(new.map(\.identity))
        return !old.allSatisfy { one in known.contains(one.identity) || new.contains { one.covers($0) } }
    }

    private static func words(_ requirements: [SecurityRequirement]) -> String {
        if requirements.isEmpty { return "none" }
        return requirements.map { requirement in
            requirement.schemes.isEmpty
                ? "none"
                : requirement.schemes.map { scheme in
                    scheme.scopes.isEmpty
                        ? scheme.name : "\(scheme.name) (\(scheme.scopes.sorted().joined(separator: ", ")))"
                }.joined(separator: " and ")
        }.joined(separator: ", or ").shortened
    }

    private static let schemes =
        "components: {securitySchemes: {one: {type: http, scheme: bearer}, two: {type: http, scheme: basic}}}"

    private static func operation(_ security: String) -> String {
        "paths: {/a: {get: {security: [\(security)], responses: {'200': {description: done}}}}}\n\(schemes)"
    }

    private static func document(_ security: String) -> String {
        "security: [\(security)]\npaths: {/a: {get: {responses: {'200': {description: done}}}}}\n\(schemes)"
    }

    private static let advice = "Go on taking the old credentials beside the new ones."

    private static let operationRules: [Rule] = [
        Rule(
            "operation-security-narrowed",
            .breaking,
            mirror: .rule("operation-security-widened"),
            meaning: "A caller with the credentials that were enough before is refused.",
            example: Rule.Example(
                shape: .document,
                before: operation("{one: []}, {two: []}"),
                after: operation("{two: []}")
            ),
            instead: advice,
            judge: .operation { pair in
                guard let security = pair.security, pair.old != nil, let new = pair.new,
                    isNarrower(security.old, security.new)
                else { return nil }
                return Finding(
                    "the credentials for \(new.method) \(pair.path) went from \(words(security.old)) to \(words(security.new))",
                    at: "security"
                )
            }
        ),
        Rule(
            "operation-security-widened",
            .compatible,
            mirror: .rule("operation-security-narrowed"),
            meaning: "The credentials that were enough before are enough now.",
            example: Rule.Example(
                shape: .document,
                before: operation("{two: []}"),
                after: operation("{one: []}, {two: []}")
            ),
            instead: "Nothing: callers need no change.",
            isSecurity: true,
            judge: .operation { pair in
                guard let security = pair.security, pair.old != nil, let new = pair.new,
                    !isNarrower(security.old, security.new), isNarrower(security.new, security.old)
                else { return nil }
                return Finding(
                    "the credentials for \(new.method) \(pair.path) went from \(words(security.old)) to \(words(security.new))",
                    at: "security"
                )
            }
        ),
    ]

    private static let documentRules: [Rule] = [
        Rule(
            "security-narrowed",
            .breaking,
            mirror: .rule("security-widened"),
            meaning:
                "A caller with the credentials that were enough before is refused, by every operation that has no 'security' of its own.",
            example: Rule.Example(
                shape: .document,
                before: document("{one: []}, {two: []}"),
                after: document("{two: []}")
            ),
            instead: advice,
            judge: .document { pair in
                let (old, new) = (pair.old.security ?? [], pair.new.security ?? [])
                guard isNarrower(old, new), pair.hasSharedOperationsUnderTheDefault else { return [] }
                return [
                    Finding(
                        "the credentials for all operations went from \(words(old)) to \(words(new))",
                        at: "security"
                    )
                ]
            }
        ),
        Rule(
            "security-widened",
            .compatible,
            mirror: .rule("security-narrowed"),
            meaning: "The credentials that were enough before are enough now.",
            example: Rule.Example(
                shape: .document,
                before: document("{two: []}"),
                after: document("{one: []}, {two: []}")
            ),
            instead: "Nothing: callers need no change.",
            isSecurity: true,
            judge: .document { pair in
                let (old, new) = (pair.old.security ?? [], pair.new.security ?? [])
                guard !isNarrower(old, new), isNarrower(new, old), pair.hasSharedOperationsUnderTheDefault else {
                    return []
                }
                return [
                    Finding(
                        "the credentials for all operations went from \(words(old)) to \(words(new))",
                        at: "security"
                    )
                ]
            }
        ),
    ]

    // MARK: Schemes

    private static func scheme(_ text: String) -> String {
        "security: [{one: []}]\npaths: {/a: {get: {responses: {'200': {description: done}}}}}\ncomponents: {securitySchemes: {one: {\(text)}}}"
    }

    private static func flow(_ members: String) -> String {
        scheme("type: oauth2, flows: {clientCredentials: {\(members)}}")
    }

    private static let schemeRules: [Rule] = [
        schemeRule(
            "security-scheme-changed",
            .breaking,
            mirror: .itself,
            "The credential is sent another way.",
            before: scheme("type: apiKey, in: header, name: X-A"),
            after: scheme("type: apiKey, in: header, name: X-B"),
            instead: "Add a scheme beside the old one."
        ) { old, new in
            switch (old.kind, new.kind) {
            case (.apiKey(let name, let place), .apiKey(let other, let otherPlace)):
                name.lowercased() == other.lowercased() && place == otherPlace
                    ? nil : "goes from \(place.rawValue) '\(name)' to \(otherPlace.rawValue) '\(other)'"
            case (.http(let one, _), .http(let other, _)):
                one.lowercased() == other.lowercased() ? nil : "goes from '\(one)' to '\(other)'"
            case (.oauth2, .oauth2), (.openIDConnect, .openIDConnect), (.mutualTLS, .mutualTLS): nil
            default: "is of another type"
            }
        },
        schemeRule(
            "security-scheme-address-changed",
            .caution,
            mirror: .itself,
            "Tokens come from another address; whether the old one still answers is not said.",
            before: flow("tokenUrl: 'https://a.example/token', scopes: {}"),
            after: flow("tokenUrl: 'https://b.example/token', scopes: {}"),
            instead: "Keep the old address working."
        ) { old, new in
            switch (old.kind, new.kind) {
            case (.openIDConnect(let one), .openIDConnect(let other)):
                one == other ? nil : "goes from '\(one)' to '\(other)'"
            case (.oauth2(let before), .oauth2(let after)):
                before.contains { flow in
                    guard let other = after.first(where: { $0.kind == flow.kind }) else { return false }
                    return flow.tokenURL != other.tokenURL || flow.authorizationURL != other.authorizationURL
                        || flow.refreshURL != other.refreshURL
                } ? "has other addresses" : nil
            default: nil
            }
        },
        schemeRule(
            "security-flow-removed",
            .caution,
            mirror: .rule("security-flow-added"),
            "A way to get a token is gone; whether callers use it is not said.",
            before: scheme(
                "type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example', scopes: {}}, password: {tokenUrl: 'https://a.example', scopes: {}}}"
            ),
            after: flow("tokenUrl: 'https://a.example', scopes: {}"),
            instead: "Keep the flow."
        ) { old, new in missing(flows(old), flows(new)).map { "no longer has the flow \($0)" } },
        schemeRule(
            "security-flow-added",
            .compatible,
            mirror: .rule("security-flow-removed"),
            "There is one more way to get a token.",
            before: flow("tokenUrl: 'https://a.example', scopes: {}"),
            after: scheme(
                "type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example', scopes: {}}, password: {tokenUrl: 'https://a.example', scopes: {}}}"
            ),
            instead: "Nothing: callers need no change."
        ) { old, new in missing(flows(new), flows(old)).map { "now has the flow \($0)" } },
        schemeRule(
            "security-scope-removed",
            .caution,
            mirror: .rule("security-scope-added"),
            "A scope can no longer be asked for; whether callers ask for it is not said.",
            before: flow("tokenUrl: 'https://a.example', scopes: {read: r, write: w}"),
            after: flow("tokenUrl: 'https://a.example', scopes: {read: r}"),
            instead: "Keep the scope."
        ) { old, new in missing(scopes(old), scopes(new)).map { "no longer has the scope \($0)" } },
        schemeRule(
            "security-scope-added",
            .compatible,
            mirror: .rule("security-scope-removed"),
            "There is one more scope to ask for.",
            before: flow("tokenUrl: 'https://a.example', scopes: {read: r}"),
            after: flow("tokenUrl: 'https://a.example', scopes: {read: r, write: w}"),
            instead: "Nothing: callers need no change."
        ) { old, new in missing(scopes(new), scopes(old)).map { "now has the scope \($0)" } },
    ]

    private static func flows(_ scheme: SecurityScheme) -> [String] {
        if case .oauth2(let flows) = scheme.kind { flows.map(\.kind) } else { [] }
    }

    private static func scopes(_ scheme: SecurityScheme) -> [String] {
        if case .oauth2(let flows) = scheme.kind { flows.flatMap(\.scopes) } else { [] }
    }

    private static func missing(_ some: [String], _ others: [String]) -> String? {
        let names = Set(some).subtracting(others).sorted()
        return names.isEmpty ? nil : names.map { "'\($0.shortened)'" }.joined(separator: ", ")
    }

    private static func schemeRule(
        _ id: String,
        _ level: Level,
        mirror: Rule.Mirror,
        _ meaning: String,
        before: String,
        after: String,
        instead: String,
        _ words: @escaping @Sendable (SecurityScheme, SecurityScheme) -> String?
    ) -> Rule {
        Rule(
            id,
            level,
            mirror: mirror,
            meaning: meaning,
            example: Rule.Example(shape: .document, before: before, after: after),
            instead: instead,
            judge: .document { pair in
                let schemes = pair.new.components.securitySchemes.keyed(by: \.name)
                return pair.old.components.securitySchemes.compactMap { old in
                    guard pair.usedSchemes.contains(old.name), let new = schemes[old.name],
                        let words = words(old, new)
                    else { return nil }
                    var finding = Finding("the security scheme '\(old.name)' \(words)")
                    finding.old = .at(old.location)
                    finding.new = .at(new.location)
                    return finding
                }
            }
        )
    }
}

extension SecurityRequirement {
    /// The same for those that ask for the same.
    fileprivate var identity: [String: Set<String>] {
        Dictionary(schemes.map { ($0.name, Set($0.scopes)) }) { $0.union($1) }
    }

    /// Whether whoever meets this one meets the other too.
    fileprivate func covers(_ other: SecurityRequirement) -> Bool {
        other.schemes.allSatisfy { wanted in
            schemes.contains { $0.name == wanted.name && Set($0.scopes).isSuperset(of: wanted.scopes) }
        }
    }
}

extension DocumentPair {
    /// Whether an operation of both documents goes by the document's own `security` in both.
    fileprivate var hasSharedOperationsUnderTheDefault: Bool {
        let known = Set(
            new.paths.flatMap { item in
                item.operations.filter { $0.security == nil }.map { "\($0.method) \(item.path.skeleton)" }
            }
        )
        return old.paths.contains { item in
            item.operations.contains { $0.security == nil && known.contains("\($0.method) \(item.path.skeleton)") }
        }
    }
}
