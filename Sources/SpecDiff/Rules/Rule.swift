/// The rule for a kind of fact in one direction: one side of a row.
package struct Rule: Sendable {
    /// A stable id in kebab case.
    package let id: String
    /// The id without the direction.
    package let edit: String
    /// The subject, such as `schema` or `operation`.
    package let area: String
    package let action: Action
    package let effect: Effect
    /// Nil if the fact is about the document or a call, rather than about sent or received values.
    package let direction: Direction?
    package let isSecurity: Bool
    /// The rule for the same edit with base and revision swapped.
    package let mirror: String
    /// The meaning, with the reason for the level.
    package let meaning: String
    /// A compatible alternative.
    package let advice: String
    package let example: Example
    /// Former ids.
    package let formerly: [String]
    /// The level without a policy file.
    package let level: Level
    let wording: String

    /// The smallest pair of documents that triggers the rule.
    package struct Example: Sendable {
        let shape: Row.Shape
        let direction: Direction
        package let before: String
        package let after: String

        /// Where the snippets go, in words.
        package var place: String {
            switch shape {
            case .value: "a property of what callers \(direction == .request ? "send" : "read")"
            case .parameter: "a parameter"
            case .media: "the media types of what callers \(direction == .request ? "send" : "read")"
            case .responses: "the responses of an operation"
            case .operation: "properties of an operation"
            case .document: "properties of the document"
            }
        }

        /// A complete document around a snippet.
        package func document(_ part: String) -> String {
            let done = "responses: {'200': {description: done}}"
            func operation(_ members: String) -> String { "paths: {/things: {post: {\(members)}}}" }
            func content(_ media: String) -> String {
                direction == .request
                    ? operation("requestBody: {content: {\(media)}}, \(done)")
                    : operation("responses: {'200': {description: done, content: {\(media)}}}")
            }
            let text =
                switch shape {
                case .value:
                    content("application/json: {schema: {type: object, properties: {p: \(part)}}}")
                        + "\ncomponents: {schemas: {Part: {type: object, title: Part}}}"
                case .media: content(part)
                case .parameter: operation("parameters: [\(part)], \(done)")
                case .responses: operation("responses: {\(part)}")
                case .operation: operation(part.isEmpty ? done : "\(part), \(done)")
                case .document: part
                }
            let paths = text.contains("paths: ") ? "" : "\npaths: {}"
            return "openapi: 3.1.0\ninfo: {title: T, version: '1.0.0'}\n\(text)\(paths)\n"
        }
    }

    /// The message for a fact.
    func message(_ delta: Delta) -> String {
        var text = ""
        var rest = wording[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            switch rest[rest.index(after: open)..<close] {
            case "it": text += delta.subject
            case "old": text += delta.old ?? ""
            default: text += delta.new ?? ""
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

/// All rules, and the lookup by fact.
package enum RuleTable {
    private struct Key: Hashable {
        var aspect: Aspect
        var action: Action
        var effect: Effect
        var direction: Direction?
    }

    private static let sections: [(area: String, rows: [Row])] = [
        ("schema", Row.limits + Row.values + Row.conditions + Row.compositions), ("property", Row.properties),
        ("parameter", Row.parameters), ("body", Row.bodies), ("media type", Row.mediaTypes),
        ("response", Row.responses), ("header", Row.headers), ("operation", Row.operations),
        ("security", Row.securities), ("document", Row.documents),
    ]

    private static let entries: [(Key, Rule)] = sections.flatMap { section in
        section.rows.flatMap { row in
            let directions: [Direction?] = row.scope == .value ? Direction.allCases : [nil]
            let senses = row.isItsOwnInverse ? [true] : [true, false]
            return senses.flatMap { isForth in
                directions.map { direction in
                    let action = isForth ? row.action : row.action.inverse
                    let effect = isForth ? row.effect : row.effect.inverse
                    return (
                        Key(aspect: row.aspect, action: action, effect: effect, direction: direction),
                        Rule(row, isForth: isForth, action, effect, direction, area: section.area)
                    )
                }
            }
        }
    }

    package static let all: [Rule] = entries.map(\.1)
    private static let byKey = Dictionary(entries.map { ($0.0, $0.1) }) { first, _ in first }
    private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    /// The rules that a former id refers to.
    private static let byFormerID = Dictionary(
        grouping: all.flatMap { rule in rule.formerly.map { (former: $0, rule: rule) } },
        by: \.former
    ).mapValues { $0.map(\.rule.id) }

    package static func rule(_ id: String) -> Rule? { byID[id] }

    /// The ids that an id refers to: itself, and those that were split from it.
    package static func ids(meantBy id: String) -> [String] {
        (byID[id] == nil ? [] : [id]) + (byFormerID[id] ?? [])
    }

    /// Former ids with their replacements.
    package static var renamed: [(old: String, new: [String])] {
        byFormerID.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The rule that names a fact.
    static func rule(of delta: Delta) -> Rule {
        var key = Key(
            aspect: delta.aspect,
            action: delta.action,
            effect: delta.effect,
            direction: delta.site.direction ?? .request
        )
        if let rule = byKey[key] { return rule }
        key.direction = nil
        guard let rule = byKey[key] else {
            preconditionFailure("no row for \(delta.aspect), \(delta.action), \(delta.effect)")
        }
        return rule
    }
}

extension Rule {
    fileprivate init(
        _ row: Row,
        isForth: Bool,
        _ action: Action,
        _ effect: Effect,
        _ direction: Direction?,
        area: String
    ) {
        func side(_ sides: Row.Sides) -> String { isForth ? sides.forth : sides.back }
        func prefixed(_ id: String) -> String { direction.map { "\($0.rawValue)-\(id)" } ?? id }
        edit = side(row.ids)
        id = prefixed(edit)
        mirror = prefixed(isForth ? row.ids.back : row.ids.forth)
        self.area = area
        self.action = action
        self.effect = effect
        self.direction = direction
        isSecurity = row.security == (isForth ? .forth : .back)
        let judged = direction ?? (row.scope == .answer ? .response : .request)
        let override = Policy.overrides[id]
        level = override?.level ?? Policy.level(effect, judged)
        let reason = override?.reason ?? (row.scope == .value ? Policy.consequence(effect, judged) : "")
        meaning = [side(row.meaning), reason].filter { !$0.isEmpty }.joined(separator: " ")
        let fix = side(row.fix)
        advice = level < .caution || fix.isEmpty ? "Nothing: callers need no change." : fix
        example = Example(
            shape: row.shape,
            direction: direction ?? .request,
            before: isForth ? row.example.forth : row.example.back,
            after: isForth ? row.example.back : row.example.forth
        )
        formerly = row.formerly.map { side($0).split(separator: " ").map { prefixed(String($0)) } } ?? []
        wording = side(row.wording)
    }
}
