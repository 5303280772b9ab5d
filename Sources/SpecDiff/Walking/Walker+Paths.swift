import OpenAPIDocument
import YAMLTree

extension Walker {
    /// Walks the two documents from the top.
    mutating func walk(today: String) {
        let root = addStep(.document, under: -1)
        comparePaths(old.paths, new.paths, today: today)
        compareWebhooks(today: today)
        drain()
        let used = usedSchemes(of: old).union(usedSchemes(of: new))
        for (rule, judge) in tables.document {
            for finding in judge(DocumentPair(old: old, new: new, usedSchemes: used)) {
                keep(
                    rule,
                    finding,
                    direction: nil,
                    step: root,
                    old: place(finding.keyword, old),
                    new: place(finding.keyword, new)
                )
            }
        }
    }

    private func place(_ keyword: String?, _ document: Document) -> SourceLocation? {
        guard let keyword else { return document.root.location }
        return document.root.mapping?.entry(keyword)?.key.location
    }

    private mutating func comparePaths(_ left: [PathItem], _ right: [PathItem], today: String) {
        // By the exact path first: two paths may differ in the names of their parameters alone.
        var exact = Partners(right.indices) { right[$0].path }
        var partners = left.map { exact.take($0.path) }
        var rest = Partners(exact.left) { right[$0].path.skeleton }
        for (index, item) in left.enumerated() where partners[index] == nil {
            partners[index] = rest.take(item.path.skeleton)
        }
        for (item, partner) in zip(left, partners) {
            compare(item, partner.map { right[$0] }, isWebhook: false, today: today)
        }
        for index in rest.left { compare(nil, right[index], isWebhook: false, today: today) }
    }

    private mutating func compareWebhooks(today: String) {
        var rest = Partners(new.webhooks.indices) { new.webhooks[$0].path }
        for item in old.webhooks {
            compare(item, rest.take(item.path).map { new.webhooks[$0] }, isWebhook: true, today: today)
        }
        for index in rest.left { compare(nil, new.webhooks[index], isWebhook: true, today: today) }
    }

    private mutating func compare(_ from: PathItem?, _ to: PathItem?, isWebhook: Bool, today: String) {
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
            compare(operation, other, path: path, isWhole, isWebhook, renamed, today, anchor: to?.location)
        }
        for operation in to?.operations ?? [] where before[operation.method] == nil {
            compare(nil, operation, path: path, isWhole, isWebhook, renamed, today, anchor: nil)
        }
    }

    private mutating func compare(
        _ from: OpenAPIDocument.Operation?,
        _ to: OpenAPIDocument.Operation?,
        path: String,
        _ isWhole: Bool,
        _ isWebhook: Bool,
        _ renamed: [String: String],
        _ today: String,
        anchor: SourceLocation?
    ) {
        guard let known = to ?? from else { return }
        operations.append(
            OperationName(method: known.method, path: path, id: known.operationID?.text, isWebhook: isWebhook)
        )
        let step = addStep(.operation(operations.count - 1), under: -1)
        var security: SecurityPair?
        if from?.security != nil || to?.security != nil {
            security = SecurityPair(
                old: from?.security ?? old.security ?? [],
                new: to?.security ?? new.security ?? []
            )
        }
        let pair = OperationPair(
            old: from,
            new: to,
            path: path,
            isWholePath: isWhole,
            isWebhook: isWebhook,
            security: security,
            sunset: from.map { Sunset(of: $0.source, $0.isDeprecated, today: today) } ?? .notDeprecated
        )
        for (rule, judge) in tables.operation {
            guard let finding = judge(pair) else { continue }
            keep(
                rule,
                finding,
                direction: nil,
                step: step,
                old: from.map { place(finding.keyword, $0.source, $0.location) },
                new: to.map { place(finding.keyword, $0.source, $0.location) },
                anchor: anchor,
                member: known.method.lowercased()
            )
        }
        guard let from, let to else { return }
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
                keepCallback("callback-removed", callback.name, step, old: callback.location, new: nil)
                continue
            }
            let items = other.pathItems.keyed(by: \.path)
            for item in callback.pathItems {
                guard let match = items[item.path] else {
                    keepCallback(
                        "callback-removed",
                        "\(callback.name)' at '\(item.path)",
                        step,
                        old: item.location,
                        new: nil
                    )
                    continue
                }
                let operations = match.operations.keyed(by: \.method)
                for operation in item.operations {
                    guard let same = operations[operation.method] else { continue }
                    compareContents(of: operation, same, direction.flipped, [:], step, depth: depth + 1)
                }
            }
        }
        for callback in right where before[callback.name] == nil {
            keepCallback("callback-added", callback.name, step, old: nil, new: callback.location)
        }
    }

    private mutating func keepCallback(
        _ id: String,
        _ name: String,
        _ step: Int32,
        old: SourceLocation?,
        new: SourceLocation?
    ) {
        guard let rule = Rule.named(id) else { return }
        let verb = new == nil ? "removed" : "added"
        keep(rule, Finding("the callback '\(name)' was \(verb)"), direction: nil, step: step, old: old, new: new)
    }

    func place(_ keyword: String?, _ source: Mapping, _ location: SourceLocation) -> SourceLocation {
        keyword.flatMap { source.entry($0)?.key.location } ?? location
    }

    private func usedSchemes(of document: Document) -> Set<String> {
        var names = Set((document.security ?? []).flatMap { $0.schemes.map(\.name) })
        for item in document.paths {
            for operation in item.operations {
                for requirement in operation.security ?? [] { names.formUnion(requirement.schemes.map(\.name)) }
            }
        }
        return names
    }
}

extension Sunset {
    init(of source: Mapping, _ isDeprecated: Bool, today: String) {
        guard isDeprecated else {
            self = .notDeprecated
            return
        }
        guard let scalar = source["x-sunset"]?.scalar else {
            self = .deprecated
            return
        }
        let day = String(scalar.text.prefix(10))
        guard day.isDay else {
            self = .unreadable(scalar.text)
            return
        }
        self = today < day ? .later(day) : .passed(day)
    }
}

extension String {
    /// Whether this is a day such as `2026-11-21`, so that days compare as texts.
    var isDay: Bool {
        let bytes = Array(utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return false }
        return bytes.indices.allSatisfy { $0 == 4 || $0 == 7 || (0x30...0x39).contains(bytes[$0]) }
    }

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
