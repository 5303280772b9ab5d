import OpenAPIDocument
import YAMLTree

extension Walker {
    /// Walks the two documents from the top.
    mutating func walk() {
        let root = addStep(.document, under: -1)
        comparePaths(old.paths, new.paths)
        compareWebhooks()
        drain()
        compareDocuments(root)
    }

    private mutating func comparePaths(_ left: [PathItem], _ right: [PathItem]) {
        // Match exact paths first, because two paths may differ only in the names of their parameters.
        var exact = Partners(right.indices) { right[$0].path }
        var partners = left.map { exact.take($0.path) }
        var rest = Partners(exact.left) { right[$0].path.skeleton }
        for (index, item) in left.enumerated() where partners[index] == nil {
            partners[index] = rest.take(item.path.skeleton)
        }
        for (item, partner) in zip(left, partners) {
            compare(item, partner.map { right[$0] }, isWebhook: false)
        }
        for index in rest.left { compare(nil, right[index], isWebhook: false) }
    }

    private mutating func compareWebhooks() {
        var rest = Partners(new.webhooks.indices) { new.webhooks[$0].path }
        for item in old.webhooks {
            compare(item, rest.take(item.path).map { new.webhooks[$0] }, isWebhook: true)
        }
        for index in rest.left { compare(nil, new.webhooks[index], isWebhook: true) }
    }

    private mutating func compare(_ from: PathItem?, _ to: PathItem?, isWebhook: Bool) {
        let path = to?.path ?? from?.path ?? ""
        let isWhole = from == nil || to == nil
        var renamed: [String: String] = [:]
        if let from, let to {
            renamed = Dictionary(zip(from.path.templateNames, to.path.templateNames)) { first, _ in first }
        }
        let before = (from?.operations ?? []).keyed(by: \.method)
        let after = (to?.operations ?? []).keyed(by: \.method)
        for operation in from?.operations ?? [] {
            let other = after[operation.method]
            compare(operation, other, path: path, isWhole, isWebhook, renamed, anchor: to?.location)
        }
        for operation in to?.operations ?? [] where before[operation.method] == nil {
            compare(nil, operation, path: path, isWhole, isWebhook, renamed, anchor: nil)
        }
    }

    private mutating func compare(
        _ from: OpenAPIDocument.Operation?,
        _ to: OpenAPIDocument.Operation?,
        path: String,
        _ isWhole: Bool,
        _ isWebhook: Bool,
        _ renamed: [String: String],
        anchor: SourceLocation?
    ) {
        guard let known = to ?? from else { return }
        let name = OperationName(method: known.method, path: path, id: known.operationID?.text, isWebhook: isWebhook)
        operations.append(name)
        var site = Site(
            subject: isWebhook ? "'\(path)' \(known.method)" : "\(known.method) \(path)",
            step: addStep(.operation(operations.count - 1), under: -1),
            base: from.map { Site.Spot($0.location, $0.source) },
            revision: to.map { Site.Spot($0.location, $0.source) },
            member: known.method.lowercased(),
            anchor: anchor
        )
        site.lifecycle = Lifecycle(old: from.map { ($0.isDeprecated, $0.source) }, new: to?.source)
        stabilities.append(site.lifecycle.oldStability)
        guard let from, let to else {
            let aspect: Aspect = isWebhook ? .webhook : isWhole ? .path : .operation
            return state(
                aspect,
                removed: from.map { _ in site.lifecycle.phrase },
                added: to.map { _ in "" },
                .widens,
                site
            )
        }
        // If both sides use the document's security, it is compared once, for the document.
        if from.security != nil || to.security != nil {
            let (before, after) = (from.security ?? old.security ?? [], to.security ?? new.security ?? [])
            compareSecurity(.operationSecurity, before, after, site)
        }
        compareOperation(from, to, path, isWebhook, site)
        site.direction = isWebhook ? .response : .request
        compareContents(of: from, to, renamed, site, depth: 0)
    }

    /// Compares an operation's request and responses.
    ///
    /// The site's direction is that of its request, seen from the caller.
    private mutating func compareContents(
        of from: OpenAPIDocument.Operation,
        _ to: OpenAPIDocument.Operation,
        _ renamed: [String: String],
        _ site: Site,
        depth: Int
    ) {
        func place(_ keyword: String) -> SourceLocation { to.source.entry(keyword)?.key.location ?? to.location }
        compareParameters(from.parameters, to.parameters, renamed, site.at(nil, nil, nil, anchor: place("parameters")))
        compareBodies(from.requestBody, to.requestBody, site.at(nil, nil, nil, anchor: to.location))
        var answers = site.at(nil, nil, nil, anchor: place("responses"))
        answers.direction = site.direction?.flipped
        compareResponses(from.responses, to.responses, answers)
        // A callback's operation may have callbacks too, recursively.
        if depth < 4 { compareCallbacks(from.callbacks, to.callbacks, site, depth) }
    }

    private mutating func compareCallbacks(_ left: [Callback], _ right: [Callback], _ site: Site, _ depth: Int) {
        var inner = site
        inner.direction = site.direction?.flipped
        func state(_ name: String, _ old: SourceLocation?, _ new: SourceLocation?, _ walker: inout Walker) {
            let place = Site(step: site.step, base: old.map { Site.Spot($0) }, revision: new.map { Site.Spot($0) })
            walker.state(.callback, removed: old.map { _ in name }, added: new.map { _ in name }, .widens, place)
        }
        let (before, after) = (left.keyed(by: \.name), right.keyed(by: \.name))
        for callback in left {
            guard let other = after[callback.name] else {
                state("'\(callback.name)'", callback.location, nil, &self)
                continue
            }
            let (left, right) = (callback.calls.keyed(by: \.name), other.calls.keyed(by: \.name))
            for call in callback.calls {
                if let same = right[call.name] {
                    compareContents(of: call.operation, same.operation, [:], inner, depth: depth + 1)
                } else {
                    state("'\(callback.name)' at '\(call.name)'", call.operation.location, nil, &self)
                }
            }
            for call in other.calls where left[call.name] == nil {
                state("'\(callback.name)' at '\(call.name)'", nil, call.operation.location, &self)
            }
        }
        for callback in right where before[callback.name] == nil {
            state("'\(callback.name)'", nil, callback.location, &self)
        }
    }
}

extension Callback {
    /// Its operations, by expression and method.
    fileprivate var calls: [(name: String, operation: OpenAPIDocument.Operation)] {
        pathItems.flatMap { item in item.operations.map { ("\(item.path) \($0.method)", $0) } }
    }
}

extension String {
    /// The parameter names in a path template, in order.
    var templateNames: [String] {
        var names: [String] = []
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }

    /// The path template without names.
    ///
    /// Two paths with the same skeleton match the same URLs.
    var skeleton: String {
        guard utf8.contains(UInt8(ascii: "{")) else { return self }
        var text = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open] + "{}"
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}
