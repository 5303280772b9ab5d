import OpenAPIDocument

/// Decides the level of a fact.
package struct Policy: Sendable {
    /// How many days before removal an operation must be deprecated, or 0 for no requirement.
    package var graceDays = 0
    /// The team's levels, by rule.
    ///
    /// Nil means off.
    package var levels: [String: Level?] = [:]

    package init() {}

    /// The default level, by effect and direction.
    static func level(_ effect: Effect, _ direction: Direction) -> Level {
        switch (effect, direction) {
        case (.changes, _), (.narrows, .request), (.widens, .response): .breaking
        case (.annotates, _), (.widens, .request), (.narrows, .response): .compatible
        }
    }

    /// The meaning of this level for senders or readers.
    static func consequence(_ effect: Effect, _ direction: Direction) -> String {
        switch (level(effect, direction), direction) {
        case _ where effect == .annotates: "Requests and responses stay the same."
        case (.breaking, .request): "A request that was valid before can now be rejected."
        case (.breaking, .response): "A reader can now receive what the old contract excluded."
        case (_, .request): "Every request that was valid before is still valid."
        case (_, .response): "Every value received now was allowed before."
        }
    }

    /// The Swift source changes with the team's levels, without those that are turned off.
    func applied(to changes: [SwiftChange]) -> [SwiftChange] {
        changes.compactMap { change in
            guard let chosen = levels[change.rule] else { return change }
            var change = change
            guard let chosen else { return nil }
            change.level = chosen
            return change
        }
    }

    /// The level of a fact today, or nil if the team turned its rule off.
    ///
    /// - Parameter stability: The stability of the most stable operation that it affects.
    func level(of delta: Delta, _ rule: Rule, _ stability: Stability, today: CalendarDate) -> Level? {
        if let chosen = levels[rule.id] { return chosen }
        var level = rule.level
        // Callers often send back what they read. Readers should never receive 'writeOnly' properties.
        if delta.site.isQuiet, level == .breaking, delta.site.direction == .response || delta.aspect.isEchoed {
            level = .caution
        }
        if delta.action == .removed, delta.aspect.isDeprecable, delta.site.lifecycle.wasDeprecated {
            level = removal(level, delta, today: today)
        }
        if delta.action == .added, [.operationDeprecation, .parameterDeprecation, .deprecation].contains(delta.aspect),
            graceDays > 0
        {
            let end = delta.site.lifecycle.newSunset.flatMap(CalendarDate.init(startOf:))
            if end.map({ $0.daysSince1970 < today.daysSince1970 + graceDays }) ?? true { level = .breaking }
        }
        switch stability {
        case .draft, .alpha: return min(level, .compatible)
        case .beta: return min(level, .caution)
        case .stable: return level
        }
    }

    /// A deprecated element may be removed after its sunset.
    ///
    /// An operation without a sunset may be removed too, because callers were warned.
    private func removal(_ level: Level, _ delta: Delta, today: CalendarDate) -> Level {
        guard let sunset = delta.site.lifecycle.oldSunset else {
            return delta.aspect == .path || delta.aspect == .operation ? min(level, .caution) : level
        }
        guard let end = CalendarDate(startOf: sunset) else { return level }
        return today < end ? .breaking : min(level, .caution)
    }

    struct Override: Sendable {
        let level: Level
        let reason: String
    }

    package static var overriddenRules: [String] { overrides.keys.sorted() }

    /// Exceptions to the default level, with the reason.
    static let overrides: [String: Override] = {
        var overrides: [String: Override] = [:]
        func set(_ level: Level, _ reason: String, _ ids: String...) {
            for id in ids { overrides[id] = Override(level: level, reason: reason) }
        }
        set(
            .documentation,
            "It doesn't change requests or responses.",
            "request-prose-changed",
            "response-prose-changed",
            "parameter-prose-changed",
            "body-prose-changed",
            "header-prose-changed",
            "request-media-examples-changed",
            "response-media-examples-changed",
            "response-description-changed",
            "operation-prose-changed",
            "tags-changed",
            "document-prose-changed"
        )
        setValues(set)
        setProperties(set)
        setCalls(set)
        return overrides
    }()

    private typealias Set = (_ level: Level, _ reason: String, _ ids: String...) -> Void

    private static func setValues(_ set: Set) {
        let unread = "A reader that accepts only the old values fails; many accept unknown ones."
        set(.caution, unread, "response-enum-value-added", "response-stopped-being-enum")
        set(.compatible, "The list is documented as open.", "response-extensible-enum-value-added")
        set(.caution, "Few readers check it.", "response-pattern-removed", "response-pattern-widened")
        let undecided = "Each may accept values that the other rejects, or it can't be decided."
        set(.caution, undecided, "request-pattern-changed", "response-pattern-changed")
        set(.caution, "The documents don't say whether callers notice.", "request-xml-changed", "response-xml-changed")
        for change in ["added", "removed", "changed"] {
            set(.caution, "Omitting the value now means a different one.", "request-default-\(change)")
            set(.breaking, "A call that omits it now behaves differently.", "parameter-default-\(change)")
        }
        for direction in ["request", "response"] {
            let shown = "The wire is the same, but the value can appear in logs, errors and descriptions."
            set(.caution, shown, "\(direction)-sensitive-removed", "\(direction)-sensitive-weakened")
            let guess = "Code that relies on it must guess."
            set(.caution, guess, "\(direction)-discriminator-removed", "\(direction)-discriminator-value-removed")
            set(.caution, guess, "\(direction)-discriminator-property-changed")
            set(.caution, "The constraint depends on all three schemas.", "\(direction)-if-changed")
            let both = "Senders and readers may not expect it yet."
            set(.caution, both, "\(direction)-stopped-being-read-only", "\(direction)-stopped-being-write-only")
        }
        set(.caution, "Callers may still send the value.", "request-became-read-only")
        set(.caution, "Callers may still expect the value.", "response-became-write-only")
        set(.caution, "'items' decides whether a request becomes invalid.", "request-prefix-items-added")
        set(.caution, "'items' decides whether a reader receives something new.", "response-prefix-items-removed")
        set(.caution, "Properties of the part may be rejected or ignored.", "request-all-of-removed")
        set(.caution, "A value that matches two members is rejected.", "request-any-of-became-one-of")
        set(
            .caution,
            "Readers can receive a value that matches two members.",
            "response-stopped-being-overlapping-one-of"
        )
        set(.caution, "A reader can receive a value that matches two members.", "response-one-of-became-any-of")
    }

    private static func setProperties(_ set: Set) {
        let ignored = "A request with it may be rejected, or the property ignored: the documents don't say."
        set(.caution, ignored, "request-required-property-removed", "request-optional-property-removed")
        set(.compatible, "Readers ignore unknown properties.", "response-optional-property-added")
        let expected = "It was optional, but readers may have come to rely on it."
        set(.caution, expected, "response-optional-property-removed", "response-property-forbidden")
        let checked = "A reader that checks this rejects it."
        set(.caution, checked, "response-property-added-to-closed-object")
        set(.caution, checked, "response-required-property-added-to-closed-object")
        set(.caution, "Most readers ignore unknown properties.", "response-additional-properties-widened")
        set(.caution, "Probably a mistake: callers can't know what to send.", "request-undeclared-property-required")
        set(.caution, "A reader may rely on it.", "response-undeclared-property-not-required")
    }

    private static func setCalls(_ set: Set) {
        let ignored = "A call with it may be rejected, or the parameter ignored: the documents don't say."
        set(.caution, ignored, "required-parameter-removed", "optional-parameter-removed")
        set(.caution, "It affects values that have reserved characters.", "parameter-reserved-changed")
        set(.caution, "The wire is the same, but the value can appear in logs.", "parameter-sensitive-removed")
        set(.breaking, "", "required-body-removed")
        set(
            .compatible,
            "Callers that ask for the other media types still work.",
            "response-media-type-added"
        )
        set(.breaking, "Callers that read this media type no longer receive it.", "response-media-type-removed")
        let known = "A caller that compares the exact name doesn't recognize it."
        set(.caution, known, "response-media-type-specialized", "response-media-type-renamed")
        set(.breaking, "The server accepts a body under another name only.", "request-media-type-generalized")
        set(
            .caution,
            "Most servers and readers accept both.",
            "request-part-encoding-changed",
            "response-part-encoding-changed"
        )
        set(
            .compatible,
            "Callers accept any success; the existing ones are still there.",
            "response-success-status-added"
        )
        set(.breaking, "", "response-success-status-removed")
        let undocumented = "A call could fail in undocumented ways before."
        set(.compatible, undocumented, "response-failure-status-added", "default-response-added", "error-code-added")
        set(.caution, "Callers may rely on the old description.", "default-response-removed")
        set(
            .caution,
            "The documents don't say whether callers notice.",
            "error-code-place-changed",
            "error-code-place-removed"
        )
        set(.compatible, "", "error-code-place-added")
        let taken = "Generated code interprets the same response differently."
        set(.caution, taken, "failure-condition-added", "failure-condition-removed", "failure-condition-changed")
        set(.compatible, "Readers ignore unknown headers.", "optional-header-added")
        set(.caution, "It was optional, but readers may have come to rely on it.", "optional-header-removed")
        set(.caution, "The documents don't say whether it is still sent.", "callback-removed")
        set(.caution, "The documents don't say whether retries are safe.", "retry-widened")
        set(.compatible, "", "retry-narrowed")
        let answers = "The documents don't say whether the old address still works."
        set(.caution, answers, "operation-servers-removed", "operation-servers-changed", "server-removed")
        set(.caution, answers, "security-scheme-address-changed")
        set(
            .caution,
            "The documents don't say whether callers use it.",
            "security-flow-removed",
            "security-scope-removed"
        )
        set(.caution, answers, "server-variable-narrowed", "server-variable-changed", "server-environment-changed")
    }
}
