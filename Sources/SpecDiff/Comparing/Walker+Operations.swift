import OpenAPIDocument
import YAMLTree

extension Walker {
    /// Reports the differences in two operations' own members.
    mutating func compareOperation(
        _ from: OpenAPIDocument.Operation,
        _ to: OpenAPIDocument.Operation,
        _ path: String,
        _ isWebhook: Bool,
        _ site: Site
    ) {
        let (was, isNow) = (from.isDeprecated, to.isDeprecated)
        if was, !isNow { state(.operationDeprecation, "", nil, .annotates, at: "deprecated", site) }
        if !was, isNow {
            let phrase = to.sunset.map { ", with the sunset \($0.shortened)" } ?? ""
            state(.operationDeprecation, nil, phrase, .annotates, at: "deprecated", site)
        }
        compareSunset(from, to, site)
        let (old, new) = (site.lifecycle.oldStability, site.lifecycle.newStability)
        if old != new {
            let effect: Effect = old < new ? .widens : .narrows
            state(.stability, "'\(old)'", "'\(new)'", effect, at: "x-stability-level", site)
        }
        state(.operationID, changed: from.operationID?.text, to.operationID?.text, .annotates, at: "operationId", site)
        if from.swiftName?.text != to.swiftName?.text {
            state(.operationSwiftName, "", "", .annotates, at: "x-swift-name", site)
        }
        let (before, after) = (from.retry.rank, to.retry.rank)
        if before.rank != after.rank {
            state(
                .retry,
                before.phrase,
                after.phrase,
                before.rank < after.rank ? .widens : .narrows,
                at: "x-retry",
                site
            )
        }
        if !isWebhook { comparePathParameters(from, path, site) }
        compareTags(from, to, site)
        if from.servers != nil || to.servers != nil {
            let (old, new) = (Set((from.servers ?? []).map(\.url)), Set((to.servers ?? []).map(\.url)))
            if let effect = Relation(old, new).effect { state(.operationServers, "", "", effect, at: "servers", site) }
        }
        let keywords = ["summary", "description", "externalDocs", "x-source"]
        if let changed = keywords.first(where: { !from.source[$0].isSame(as: to.source[$0]) }) {
            state(.operationDescription, "", changed, .annotates, at: changed, site)
        }
    }

    private mutating func compareSunset(
        _ from: OpenAPIDocument.Operation,
        _ to: OpenAPIDocument.Operation,
        _ site: Site
    ) {
        switch (from.sunset, to.sunset) {
        case (let old?, nil) where to.isDeprecated: state(.sunset, old, nil, .narrows, at: "x-sunset", site)
        case (nil, let new?) where from.isDeprecated: state(.sunset, nil, new, .widens, at: "x-sunset", site)
        case (let old?, let new?):
            guard let before = CalendarDate(startOf: old), let after = CalendarDate(startOf: new), before != after
            else {
                return
            }
            state(.sunset, old, new, before < after ? .widens : .narrows, at: "x-sunset", site)
        default: break
        }
    }

    private mutating func comparePathParameters(_ from: OpenAPIDocument.Operation, _ path: String, _ site: Site) {
        let before = from.parameters.filter { $0.place == .path }.map(\.name)
        let after = path.templateNames
        guard Set(before) != Set(after), !before.isEmpty, before.count == after.count else { return }
        let (removed, added) = (before.missing(in: after) ?? "", after.missing(in: before) ?? "")
        state(.pathParameterName, removed, added, .annotates, at: "parameters", site)
    }

    private mutating func compareTags(_ from: OpenAPIDocument.Operation, _ to: OpenAPIDocument.Operation, _ site: Site)
    {
        let (before, after) = (Set(from.tags.map(\.text)), Set(to.tags.map(\.text)))
        if before == after { return }
        let removed = before.subtracting(after).sorted().map { "without '\($0.shortened)'" }
        let added = after.subtracting(before).sorted().map { "with '\($0.shortened)'" }
        state(.operationTags, "", (removed + added).joined(separator: ", "), .annotates, at: "tags", site)
    }

    // MARK: Security

    mutating func compareSecurity(
        _ aspect: Aspect,
        _ old: [SecurityRequirement],
        _ new: [SecurityRequirement],
        _ site: Site
    ) {
        let relation = Relation(acceptsOld: !old.isNarrowed(to: new), acceptsNew: !new.isNarrowed(to: old))
        if let effect = relation.effect { state(aspect, old.phrase, new.phrase, effect, at: "security", site) }
    }

    private mutating func compareSchemes(_ step: Int32) {
        let used = old.usedSchemes.union(new.usedSchemes)
        let schemes = new.components.securitySchemes.keyed(by: \.name)
        for from in old.components.securitySchemes where used.contains(from.name) {
            guard let to = schemes[from.name] else { continue }
            let site = Site(
                subject: "the security scheme '\(from.name)'",
                step: step,
                base: Site.Spot(from.location),
                revision: Site.Spot(to.location)
            )
            if let phrase = from.kind.change(to: to.kind) { state(.securityScheme, "", phrase, .changes, site) }
            if let phrase = from.kind.move(to: to.kind) { state(.securityAddress, "", phrase, .changes, site) }
            let (old, new) = (from.kind.flows, to.kind.flows)
            state(.securityFlow, lists: old.map(\.kind), new.map(\.kind), .widens, site)
            state(.securityScope, lists: old.flatMap(\.scopes), new.flatMap(\.scopes), .widens, site)
        }
    }

    // MARK: The document

    mutating func compareDocuments(_ step: Int32) {
        let site = Site(step: step, base: Site.Spot(root: old), revision: Site.Spot(root: new))
        if sharesOperationsUnderTheDefault() {
            compareSecurity(.documentSecurity, old.security ?? [], new.security ?? [], site)
        }
        compareSchemes(step)
        compareServers(site)
        if !old.root["tags"].isSame(as: new.root["tags"]) { state(.documentTags, "", "", .annotates, at: "tags", site) }
        let (before, after) = (old.info, new.info)
        let isSame =
            before.title == after.title && before.summary == after.summary && before.description == after.description
            && old.root["externalDocs"].isSame(as: new.root["externalDocs"])
        if !isSame { state(.documentDescription, "", "", .annotates, at: "info", site) }
    }

    /// Whether an operation in both documents uses the document's own `security`.
    private func sharesOperationsUnderTheDefault() -> Bool {
        func names(_ document: Document) -> Set<String> {
            Set(
                document.paths.flatMap { item in
                    item.operations.filter { $0.security == nil }.map { "\($0.method) \(item.path.skeleton)" }
                }
            )
        }
        return !names(old).isDisjoint(with: names(new))
    }

    private mutating func compareServers(_ document: Site) {
        func site(_ base: SourceLocation?, _ revision: SourceLocation?, _ subject: String = "") -> Site {
            var site = document
            site.subject = subject
            if let base { site.base = Site.Spot(base) }
            if let revision { site.revision = Site.Spot(revision) }
            return site
        }
        let (before, after) = (Set(old.servers.map(\.url)), Set(new.servers.map(\.url)))
        for server in old.servers where !after.contains(server.url) {
            state(.server, server.url.shortened, nil, .narrows, at: "servers", site(server.location, nil))
        }
        for server in new.servers where !before.contains(server.url) {
            state(.server, nil, server.url.shortened, .widens, at: "servers", site(nil, server.location))
        }
        let servers = new.servers.keyed(by: \.url)
        for from in old.servers {
            let variables = (servers[from.url]?.variables ?? []).keyed(by: \.name)
            for variable in from.variables {
                guard let other = variables[variable.name], let effect = variable.effect(of: other) else { continue }
                let phrase = "the variable '\(variable.name.shortened)' of the server '\(from.url.shortened)'"
                state(.serverVariable, "", "", effect, site(variable.location, other.location, phrase))
            }
        }
        let known = old.distinctServers.keyed(by: \.url)
        for to in new.distinctServers {
            guard let from = known[to.url], from.environment?.text != to.environment?.text else { continue }
            let (one, other) = (from.environment?.text ?? "none", to.environment?.text ?? "none")
            let place = site(from.location, to.location, "the server '\(to.url.shortened)'")
            state(.serverEnvironment, one, other, .changes, place)
        }
    }
}

extension OpenAPIDocument.Operation {
    fileprivate var sunset: String? { source["x-sunset"]?.scalar.map { String($0.text.prefix(10)) } }
}

extension RetryRule? {
    fileprivate var rank: (rank: Int, phrase: String) {
        switch self {
        case nil: (0, "only by the general rule")
        case .unprocessed: (1, "only if it can't have been processed")
        case .idempotent: (2, "always")
        }
    }
}

extension Server.Variable {
    /// The effect of a changed variable on the addresses that callers can build.
    fileprivate func effect(of other: Server.Variable) -> Effect? {
        let (old, new) = (Set(values), Set(other.values))
        // Without a list, any value is allowed.
        let relation = Relation(
            acceptsOld: new.isEmpty || (!old.isEmpty && old.isSubset(of: new)),
            acceptsNew: old.isEmpty || (!new.isEmpty && new.isSubset(of: old))
        )
        return defaultValue == other.defaultValue ? relation.effect : .changes
    }
}

extension [SecurityRequirement] {
    /// Whether a caller that satisfied one of these satisfies none of the new ones.
    fileprivate func isNarrowed(to new: [SecurityRequirement]) -> Bool {
        if new.isEmpty { return false }
        if isEmpty { return !new.contains { $0.schemes.isEmpty } }
        // Most stay the same, so this avoids comparing every pair.
        let known = Set(new.map(\.identity))
        return !allSatisfy { one in known.contains(one.identity) || new.contains { one.covers($0) } }
    }

    fileprivate var phrase: String {
        if isEmpty { return "none" }
        return map { requirement in
            requirement.schemes.isEmpty
                ? "none"
                : requirement.schemes.map { scheme in
                    scheme.scopes.isEmpty
                        ? scheme.name : "\(scheme.name) (\(scheme.scopes.sorted().joined(separator: ", ")))"
                }.joined(separator: " and ")
        }.joined(separator: ", or ").shortened
    }
}

extension SecurityRequirement {
    /// Equal for requirements that need the same credentials.
    fileprivate var identity: [String: Set<String>] {
        Dictionary(schemes.map { ($0.name, Set($0.scopes)) }) { $0.union($1) }
    }

    /// Whether a caller that satisfies this one satisfies the other too.
    fileprivate func covers(_ other: SecurityRequirement) -> Bool {
        other.schemes.allSatisfy { wanted in
            schemes.contains { $0.name == wanted.name && Set($0.scopes).isSuperset(of: wanted.scopes) }
        }
    }
}

extension SecurityScheme.Kind {
    fileprivate var flows: [SecurityScheme.Flow] { if case .oauth2(let flows) = self { flows } else { [] } }

    /// How the credential is sent now, if that changed.
    fileprivate func change(to other: SecurityScheme.Kind) -> String? {
        switch (self, other) {
        case (.apiKey(let name, let place), .apiKey(let otherName, let otherPlace)):
            name.lowercased() == otherName.lowercased() && place == otherPlace
                ? nil : "goes from \(place.rawValue) '\(name)' to \(otherPlace.rawValue) '\(otherName)'"
        case (.http(let one, _), .http(let other, _)):
            one.lowercased() == other.lowercased() ? nil : "goes from '\(one)' to '\(other)'"
        case (.oauth2, .oauth2), (.openIDConnect, .openIDConnect), (.mutualTLS, .mutualTLS): nil
        default: "has a different type"
        }
    }

    /// The address that issues tokens now, if that changed.
    fileprivate func move(to other: SecurityScheme.Kind) -> String? {
        switch (self, other) {
        case (.openIDConnect(let one), .openIDConnect(let other)):
            one == other ? nil : "goes from '\(one)' to '\(other)'"
        case (.oauth2(let before), .oauth2(let after)):
            before.contains { flow in
                guard let other = after.first(where: { $0.kind == flow.kind }) else { return false }
                return flow.tokenURL != other.tokenURL || flow.authorizationURL != other.authorizationURL
                    || flow.refreshURL != other.refreshURL
            } ? "has different addresses" : nil
        default: nil
        }
    }
}

extension Document {
    /// The names of the security schemes that a call needs.
    fileprivate var usedSchemes: Set<String> {
        var names = Set((security ?? []).flatMap { $0.schemes.map(\.name) })
        for item in paths {
            for operation in item.operations {
                for requirement in operation.security ?? [] { names.formUnion(requirement.schemes.map(\.name)) }
            }
        }
        return names
    }
}
