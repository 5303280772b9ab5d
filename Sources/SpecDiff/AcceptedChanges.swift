package import YAMLTree

/// Changes that reviewers have agreed to: `spec/accepted-changes.yaml`.
///
///     accepted:
///       - rule: response-optional-property-removed
///         at: POST /v1/otp/generate            # or a JSON pointer in either document, or a Swift declaration
///         reason: nobody read it
///         until: 2027-01-31
package struct AcceptedChanges: Sendable {
    package struct Entry: Sendable {
        package var rule: String
        package var place: String
        package var reason: String
        /// The last day on which it holds.
        package var until: String?
        package var location: SourceLocation
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    /// Reads the file; what is wrong in it is said, and that entry does not count.
    package static func read(_ bytes: [UInt8], file: UInt32) -> (accepted: AcceptedChanges, diagnostics: [Diagnostic]) {
        var result = AcceptedChanges()
        var diagnostics: [Diagnostic] = []
        do throws(Diagnostic) {
            let root = try YAMLReader.parse(bytes, file: file)
            guard let list = root["accepted"]?.sequence else {
                return (result, [.badAcceptedChanges("expected 'accepted' with a list of entries", at: root.location)])
            }
            for node in list {
                do throws(Diagnostic) { result.entries.append(try entry(node)) } catch { diagnostics.append(error) }
            }
        } catch {
            diagnostics.append(error)
        }
        return (result, diagnostics)
    }

    private static func entry(_ node: Node) throws(Diagnostic) -> Entry {
        guard let members = node.mapping else {
            throw .badAcceptedChanges(
                "expected 'rule', 'at' and 'reason', found \(node.kindDescription)",
                at: node.location
            )
        }
        for member in members where !["rule", "at", "reason", "until"].contains(member.key.text) {
            throw .badAcceptedChanges("unknown member '\(member.key.text.shortened)'", at: member.key.location)
        }
        func text(_ key: String) throws(Diagnostic) -> String {
            guard let text = members[key]?.scalar?.text, !text.isEmpty else {
                throw .badAcceptedChanges("'\(key)' is missing", at: node.location)
            }
            return text
        }
        let rule = try text("rule")
        if RuleTable.ids(meantBy: rule).isEmpty, !rule.hasPrefix("swift-") {
            throw .badAcceptedChanges(
                "unknown rule '\(rule.shortened)'",
                at: members["rule"]?.location ?? node.location
            )
        }
        let until = members["until"]?.scalar?.text
        if let until, Day(until) == nil {
            throw .badAcceptedChanges(
                "'until' must be a day such as 2027-01-31, not '\(until.shortened)'",
                at: members["until"]?.location ?? node.location
            )
        }
        return Entry(
            rule: rule,
            place: try text("at"),
            reason: try text("reason"),
            until: until,
            location: node.location
        )
    }

    /// Sorts the changes into those that still count and those that an entry covers.
    package func apply(to changes: [Change], _ swift: [SwiftChange], today: Day) -> Outcome {
        var outcome = Outcome()
        var used: Set<Int> = []
        var known: [Subject: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            for rule in [entry.rule] + RuleTable.ids(meantBy: entry.rule) {
                known[Subject(rule: rule, place: entry.place), default: []].append(index)
            }
        }
        func entry(_ rule: String, at places: [String]) -> Entry? {
            let covering = Set(places.flatMap { known[Subject(rule: rule, place: $0)] ?? [] })
            for index in covering.sorted() {
                used.insert(index)
                if entries[index].until.flatMap(Day.init).map({ $0.number >= today.number }) ?? true {
                    return entries[index]
                }
            }
            return nil
        }
        for change in changes {
            if !known.isEmpty, let entry = entry(change.rule, at: change.acceptablePlaces) {
                outcome.accepted.append((change, entry))
            } else {
                outcome.changes.append(change)
            }
        }
        for change in swift {
            if let entry = entry(change.rule, at: [change.declaration]) {
                outcome.acceptedSwift.append((change, entry))
            } else {
                outcome.swift.append(change)
            }
        }
        for (index, entry) in entries.enumerated() {
            if let until = entry.until, let end = Day(until), end.number < today.number {
                outcome.diagnostics.append(Diagnostic(faults.lapsedAcceptance, (entry.rule, until), at: entry.location))
            } else if !used.contains(index) {
                outcome.diagnostics.append(Diagnostic(faults.unusedAcceptance, entry.rule, at: entry.location))
            }
        }
        return outcome
    }

    package struct Outcome: Sendable {
        package var changes: [Change] = []
        package var accepted: [(Change, Entry)] = []
        package var swift: [SwiftChange] = []
        package var acceptedSwift: [(SwiftChange, Entry)] = []
        /// Entries that lapsed, and entries that cover nothing.
        package var diagnostics: [Diagnostic] = []
    }
}

/// What an entry covers.
private struct Subject: Hashable {
    var rule: String
    var place: String
}

extension Change {
    /// The places by which an entry can name it.
    fileprivate var acceptablePlaces: [String] {
        [base, revision].compactMap { $0?.pointer?.description }
            + operations.flatMap { [$0.description, $0.id].compactMap(\.self) }
    }
}

/// What is wrong with a list of accepted changes.
package struct AcceptanceFaults: DiagnosticTable {
    let badAcceptedChanges = DiagnosticRow<String>(
        .error("bad-accepted-changes"),
        { Wording($0) },
        "the list of accepted changes cannot be read",
        "A change is accepted only where the entry says which one, and until when.",
        fix: "Do as the message says."
    )
    let lapsedAcceptance = DiagnosticRow<(rule: String, day: String)>(
        .warning("lapsed-acceptance"),
        { Wording("the acceptance of '\($0.rule)' lapsed on \($0.day)", "remove it, or agree on a later day") },
        "a change was accepted up to a day that is past",
        "The change counts again.",
        fix: "Remove the entry, or agree on a later day."
    )
    let unusedAcceptance = DiagnosticRow<String>(
        .warning("unused-acceptance"),
        { Wording("the acceptance of '\($0)' covers no change", "remove it") },
        "an accepted change is not there",
        "Nothing changed as the entry says, so it would accept a later change that nobody looked at.",
        fix: "Remove the entry."
    )

    package init() {}
}

private let faults = AcceptanceFaults()

extension Diagnostic {
    static func badAcceptedChanges(_ message: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(faults.badAcceptedChanges, message, at: location)
    }
}
