package import OpenAPIDocument
package import YAMLTree

/// A team's decisions about findings: `spec/review.yaml`, for `bindgen diff` and `bindgen lint`.
///
///     levels:
///       response-enum-value-added: compatible
///     deprecation:
///       grace: 90
///     except:
///       paths: [/internal/**]
///     exceptions:
///       - rule: response-optional-property-removed
///         at: POST /v1/otp/generate            # or an operation id, a JSON pointer, a Swift declaration
///         reason: nobody read it
///         until: 2027-01-31
package struct ReviewFile: Sendable {
    /// A finding that was accepted at one location.
    package struct Exception: Sendable {
        package var rule: String
        package var place: String
        package var reason: String
        /// The last day on which it applies.
        package var until: String?
        package var location: SourceLocation

        func holds(on today: CalendarDate) -> Bool { until.flatMap { CalendarDate($0) }.map { $0 >= today } ?? true }
    }

    /// The severity of a finding of `bindgen lint`.
    package enum LintLevel: String, CaseIterable, Sendable {
        case error, warning, off
    }

    package private(set) var policy = Policy()
    /// The levels of diagnostics, by id.
    package private(set) var lintLevels: [String: LintLevel] = [:]
    package private(set) var only: OperationScope?
    package private(set) var except = OperationScope()
    package private(set) var exceptions: [Exception] = []

    package init() {}

    /// Reads another file, and reports the problems in it.
    ///
    /// - Parameter diagnosticIDs: The ids of `bindgen lint`.
    package mutating func read(_ bytes: [UInt8], file: UInt32, diagnosticIDs: Set<String>) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        func attempt(_ body: () throws(Diagnostic) -> Void) {
            do throws(Diagnostic) { try body() } catch { diagnostics.append(error) }
        }
        var root: Node?
        attempt { () throws(Diagnostic) in root = try YAMLReader.parse(bytes, file: file) }
        guard let root else { return diagnostics }
        guard let members = root.mapping else {
            return [.badReview("expected a mapping with 'levels' or 'exceptions'", at: root.location)]
        }
        for member in members {
            let value = member.value
            switch member.key.text {
            case "$schema": break
            case "levels":
                if value.mapping == nil {
                    diagnostics.append(.badReview("expected 'levels' with a level for each rule", at: value.location))
                }
                for entry in value.mapping ?? Mapping() {
                    attempt { () throws(Diagnostic) in try readLevel(entry, diagnosticIDs) }
                }
            case "deprecation": attempt { () throws(Diagnostic) in policy.graceDays = try Self.grace(value) }
            case "only": attempt { () throws(Diagnostic) in only = try OperationScope(value) }
            case "except": attempt { () throws(Diagnostic) in except = try OperationScope(value) }
            // 'accepted' was used by the first version of the format.
            case "exceptions", "accepted":
                guard let list = value.sequence else {
                    diagnostics.append(
                        .badReview("expected '\(member.key.text)' with a list of entries", at: value.location)
                    )
                    continue
                }
                for node in list {
                    attempt { () throws(Diagnostic) in exceptions.append(try Self.exception(node, diagnosticIDs)) }
                }
            default:
                diagnostics.append(.badReview("unknown member '\(member.key.text.shortened)'", at: member.key.location))
            }
        }
        return diagnostics
    }

    private mutating func readLevel(_ entry: Mapping.Entry, _ diagnosticIDs: Set<String>) throws(Diagnostic) {
        let (id, text) = (entry.key.text, entry.value.scalar?.text ?? "")
        let ids = RuleTable.ids(meantBy: id)
        if !ids.isEmpty || VersionRule(rawValue: id) != nil || SwiftChange.rules.contains(id) {
            guard text == "off" || Level(rawValue: text) != nil else {
                throw .badReview("expected 'breaking', 'caution', 'compatible' or 'off'", at: entry.value.location)
            }
            for rule in ids.isEmpty ? [id] : ids { policy.levels[rule] = .some(Level(rawValue: text)) }
        } else if diagnosticIDs.contains(id) {
            guard let level = LintLevel(rawValue: text) else {
                throw .badReview("expected 'error', 'warning' or 'off'", at: entry.value.location)
            }
            lintLevels[id] = level
        } else {
            throw .unknownRule(id, diagnosticIDs, at: entry.key.location)
        }
    }

    private static func grace(_ node: Node) throws(Diagnostic) -> Int {
        guard let members = node.mapping, members.allSatisfy({ $0.key.text == "grace" }),
            case .integer(let days)? = members["grace"]?.scalar?.value, (0...3650).contains(days)
        else { throw .badReview("expected 'grace' with a number of days", at: node.location) }
        return Int(days)
    }

    private static func exception(_ node: Node, _ diagnosticIDs: Set<String>) throws(Diagnostic) -> Exception {
        guard let members = node.mapping else {
            throw .badReview("expected 'rule', 'at' and 'reason', found \(node.kindDescription)", at: node.location)
        }
        for member in members where !["rule", "at", "reason", "until"].contains(member.key.text) {
            throw .badReview("unknown member '\(member.key.text.shortened)'", at: member.key.location)
        }
        func text(_ key: String) throws(Diagnostic) -> String {
            guard let text = members[key]?.scalar?.text, !text.isEmpty else {
                throw .badReview("'\(key)' is missing", at: node.location)
            }
            return text
        }
        let rule = try text("rule")
        let isKnown =
            !RuleTable.ids(meantBy: rule).isEmpty || SwiftChange.rules.contains(rule) || diagnosticIDs.contains(rule)
        guard isKnown || VersionRule(rawValue: rule) != nil else {
            throw .unknownRule(rule, diagnosticIDs, at: members["rule"]?.location ?? node.location)
        }
        let until = members["until"]?.scalar
        if let until, CalendarDate(until.text) == nil {
            throw .badReview(
                "'until' must be a date such as 2027-01-31, not '\(until.text.shortened)'",
                at: members["until"]?.location ?? node.location
            )
        }
        return Exception(
            rule: rule,
            place: try text("at"),
            reason: try text("reason"),
            until: until?.text,
            location: node.location
        )
    }

    // MARK: Use

    /// Finds the exceptions that match findings, and those that match none.
    package struct Coverage: Sendable {
        private let exceptions: [Exception]
        private let today: CalendarDate
        /// By rule and location.
        private var known: [String: [String: [Int]]] = [:]
        private var used: Set<Int> = []

        package init(_ review: ReviewFile, today: CalendarDate) {
            exceptions = review.exceptions
            self.today = today
            for (index, exception) in exceptions.enumerated() {
                for rule in Set([exception.rule] + RuleTable.ids(meantBy: exception.rule)) {
                    known[rule, default: [:]][exception.place, default: []].append(index)
                }
            }
        }

        /// The exception that matches a finding today.
        package mutating func exception(for rule: String, at places: @autoclosure () -> [String]) -> Exception? {
            guard let byPlace = known[rule] else { return nil }
            let covering = Set(places().flatMap { byPlace[$0] ?? [] }).sorted()
            used.formUnion(covering)
            return covering.map { exceptions[$0] }.first { $0.holds(on: today) }
        }

        /// Expired exceptions, and those that match nothing.
        ///
        /// - Parameter isMine: Whether a rule is one that this run checks.
        package func diagnostics(_ isMine: (String) -> Bool) -> [Diagnostic] {
            exceptions.enumerated().filter { isMine($0.element.rule) }.compactMap { index, exception in
                if let until = exception.until, !exception.holds(on: today) {
                    return Diagnostic(faults.lapsedException, (exception.rule, until), at: exception.location)
                }
                if used.contains(index) { return nil }
                return Diagnostic(faults.unusedException, exception.rule, at: exception.location)
            }
        }
    }

    /// A review file with an exception for each finding, by rule and location.
    package static func baseline(_ findings: [(rule: String, place: String)], reason: String) -> String {
        var seen: Set<String> = []
        let entries = findings.map { finding in
            "  - rule: \(finding.rule)\n    at: \(JSONOutput.string(finding.place).text)    reason: \(reason)\n"
        }.filter { seen.insert($0).inserted }
        return "exceptions:\(entries.isEmpty ? " []" : "")\n" + entries.joined()
    }
}

/// The problems in a review file.
package struct ReviewFaults: DiagnosticTable {
    let badReview = DiagnosticRow<String>(
        .error("bad-review"),
        { Wording($0) },
        "the review file cannot be read",
        "An exception must name the finding and the reason.",
        fix: "Follow the suggestion in the message."
    )
    let lapsedException = DiagnosticRow<(rule: String, day: String)>(
        .warning("lapsed-exception"),
        { Wording("the exception of '\($0.rule)' expired on \($0.day)", "remove it, or set a later date") },
        "an exception has expired",
        "The finding counts again.",
        fix: "Remove the entry, or set a later date."
    )
    let unusedException = DiagnosticRow<String>(
        .warning("unused-exception"),
        { Wording("the exception of '\($0)' matches nothing", "remove it") },
        "an exception doesn't match any finding",
        "A leftover entry could hide a later finding that nobody reviewed.",
        fix: "Remove the entry."
    )

    package init() {}
}

private let faults = ReviewFaults()

extension Diagnostic {
    static func badReview(_ message: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(faults.badReview, message, at: location)
    }

    fileprivate static func unknownRule(
        _ rule: String,
        _ diagnosticIDs: Set<String>,
        at location: SourceLocation
    ) -> Diagnostic {
        let known =
            RuleTable.all.map(\.id) + SwiftChange.rules.sorted() + VersionRule.allCases.map(\.rawValue)
            + diagnosticIDs.sorted()
        let near = closestMatch(to: rule, among: known).map { "; did you mean '\($0)'?" } ?? ""
        return .badReview("unknown rule '\(rule.shortened)'\(near)", at: location)
    }
}
