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
        // By the exact path first: two paths may differ in the names of their parameters alone.
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
        operations.append(
            OperationName(method: known.method, path: path, id: known.operationID?.text, isWebhook: isWebhook)
        )
        let step = addStep(.operation(operations.count - 1), under: -1)
        // Where security is the document's own on both sides, it is compared once, for the document.
        var security: (old: [SecurityRequirement], new: [SecurityRequirement])?
        if from?.security != nil || to?.security != nil {
            security = (from?.security ?? old.security ?? [], to?.security ?? new.security ?? [])
        }
        var site = Site(
            subject: isWebhook ? "'\(path)' \(known.method)" : "\(known.method) \(path)",
            step: step,
            base: from.map { Site.Spot($0.location, $0.source) },
            revision: to.map { Site.Spot($0.location, $0.source) },
            member: known.method.lowercased(),
            anchor: anchor
        )
        site.lifecycle = Lifecycle(old: from.map { ($0.isDeprecated, $0.source) }, new: to?.source)
        stabilities.append(site.lifecycle.oldStability)
        guard let from, let to else {
            let aspect: Aspect = isWebhook ? .webhook : isWhole ? .path : .operation
            state(aspect, removed: from.map { _ in site.lifecycle.words }, added: to.map { _ in "" }, .widens, site)
            return
        }
        if let security { compareSecurity(.operationSecurity, security.old, security.new, site) }
        compareOperation(from, to, path, isWebhook, site)
        let direction: Direction = isWebhook ? .response : .request
        compareContents(of: from, to, direction, renamed, step, depth: 0)
    }

    /// What an operation sends and receives; `direction` is that of its request, seen from the caller.
    mutating func compareContents(
        of from: OpenAPIDocument.Operation,
        _ to: OpenAPIDocument.Operation,
        _ direction: Direction,
        _ renamed: [String: String],
        _ step: Int32,
        depth: Int
    ) {
        compareParameters(from.parameters, to.parameters, direction, renamed, step, to)
        compareBodies(from.requestBody, to.requestBody, direction, step, to)
        compareResponses(from.responses, to.responses, direction.flipped, step, to)
        // A callback's operation may have callbacks in turn, for ever.
        if depth < 4 { compareCallbacks(from.callbacks, to.callbacks, direction, step, depth) }
    }

    private mutating func compareCallbacks(
        _ left: [Callback],
        _ right: [Callback],
        _ direction: Direction,
        _ step: Int32,
        _ depth: Int
    ) {
        let (before, after) = (left.keyed(by: \.name), right.keyed(by: \.name))
        for callback in left {
            guard let other = after[callback.name] else {
                stateCallback("'\(callback.name)'", step, old: callback.location, new: nil)
                continue
            }
            let (old, new) = (callback.calls, other.calls)
            let (come, gone) = (new.keyed(by: \.name), old.keyed(by: \.name))
            for call in old {
                guard let same = come[call.name] else {
                    stateCallback("'\(callback.name)' at '\(call.name)'", step, old: call.operation.location, new: nil)
                    continue
                }
                compareContents(of: call.operation, same.operation, direction.flipped, [:], step, depth: depth + 1)
            }
            for call in new where gone[call.name] == nil {
                stateCallback("'\(callback.name)' at '\(call.name)'", step, old: nil, new: call.operation.location)
            }
        }
        for callback in right where before[callback.name] == nil {
            stateCallback("'\(callback.name)'", step, old: nil, new: callback.location)
        }
    }

    private mutating func stateCallback(_ name: String, _ step: Int32, old: SourceLocation?, new: SourceLocation?) {
        let site = Site(step: step, base: old.map { Site.Spot($0) }, revision: new.map { Site.Spot($0) })
        state(.callback, removed: old.map { _ in name }, added: new.map { _ in name }, .widens, site)
    }
}

extension Callback {
    /// Its operations, by expression and method.
    fileprivate var calls: [(name: String, operation: OpenAPIDocument.Operation)] {
        pathItems.flatMap { item in item.operations.map { ("\(item.path) \($0.method)", $0) } }
    }
}

extension String {
    /// The names in the braces of a path template, in order.
    var templateNames: [String] {
        var names: [String] = []
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }

    /// The path template without its names: two with the same skeleton match the same URLs.
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
