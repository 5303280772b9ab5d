package import OpenAPIDocument
package import YAMLTree

/// The result of a comparison after applying review files: findings, exceptions, and the required version step.
package struct Review: Sendable {
    package var changes: [Change] = []
    package var documentation: [Change] = []
    package var swift: [SwiftChange] = []
    package var excepted: [(change: Change, exception: ReviewFile.Exception)] = []
    package var exceptedSwift: [(change: SwiftChange, exception: ReviewFile.Exception)] = []
    /// Expired exceptions, and those that match nothing.
    package var diagnostics: [Diagnostic] = []
    package var verdict: Verdict

    /// - Parameter sides: For the location of `info.version`.
    package init(
        _ found: DocumentChanges,
        _ swiftChanges: [SwiftChange],
        _ file: ReviewFile,
        of sides: (base: SpecDiff.Side, revision: SpecDiff.Side),
        today: CalendarDate
    ) {
        let swiftChanges = file.policy.applied(to: swiftChanges)
        // The version depends on all changes, including accepted ones.
        verdict = Verdict(
            found.changes,
            documentation: found.documentation,
            swift: swiftChanges,
            old: sides.base.document.info.version,
            new: sides.revision.document.info.version
        )
        var coverage = ReviewFile.Coverage(file, today: today)
        for change in [verdict.change(file.policy, sides.revision)].compactMap(\.self) + found.changes {
            if let exception = coverage.exception(for: change.rule, at: change.places) {
                excepted.append((change, exception))
            } else {
                changes.append(change)
            }
        }
        for change in swiftChanges {
            if let exception = coverage.exception(for: change.rule, at: [change.declaration]) {
                exceptedSwift.append((change, exception))
            } else {
                swift.append(change)
            }
        }
        documentation = found.documentation
        diagnostics = coverage.diagnostics { rule in
            !RuleTable.ids(meantBy: rule).isEmpty || SwiftChange.rules.contains(rule)
                || VersionRule(rawValue: rule) != nil
        }
    }

    /// The findings for a baseline: everything that isn't excepted.
    package var findings: [(rule: String, place: String)] {
        changes.map { ($0.rule, $0.places.first ?? "") } + swift.map { ($0.rule, $0.declaration) }
    }
}

extension Change {
    /// The locations by which an exception can name it.
    var places: [String] {
        [revision, base].compactMap { $0?.pointer?.description }
            + operations.flatMap { [$0.description, $0.id].compactMap(\.self) }
    }
}
