import OpenAPIDocument
import YAMLTree

/// The version step that the changes require.
package struct Verdict: Sendable {
    /// A part of a semantic version, by significance.
    package enum Bump: String, CaseIterable, Comparable, Sendable {
        case none, patch, minor, major

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

        package static func < (left: Bump, right: Bump) -> Bool { left.rank < right.rank }
    }

    package var bump: Bump
    package var reason: String
    package var oldVersion: String
    package var newVersion: String
    /// The version rule that is violated, if any, and its message.
    package var rule: VersionRule?
    package var complaint: String?

    package init(_ changes: [Change], documentation: [Change], swift: [SwiftChange], old: String, new: String) {
        let causes = Dictionary(grouping: Cause.grouping(changes), by: \.level).mapValues(\.count)
        let (breaking, caution) = (causes[.breaking, default: 0], causes[.caution, default: 0])
        let compatible = causes[.compatible, default: 0]
        let source = swift.count { $0.level == .breaking }
        func things(_ count: Int, _ kind: String) -> String { "\(count) \(kind) change\(count == 1 ? "" : "s")" }
        if breaking > 0 || source > 0 {
            bump = .major
            let parts = [
                breaking > 0 ? things(breaking, "breaking") + " on the wire" : nil,
                source > 0 ? things(source, "Swift") + " that can break source" : nil,
            ]
            reason = parts.compactMap(\.self).joined(separator: ", and ")
        } else if caution > 0 || compatible > 0 || !swift.isEmpty {
            bump = .minor
            reason =
                caution > 0
                ? "nothing is certain to break; \(things(caution, "undecided"))"
                : "nothing breaks; \(compatible > 0 ? things(compatible, "compatible") : things(swift.count, "Swift"))"
        } else if !documentation.isEmpty {
            bump = .patch
            reason = "only documentation changed"
        } else {
            bump = .none
            reason = "nothing changed"
        }
        oldVersion = old
        newVersion = new
        checkVersion()
    }

    private mutating func checkVersion() {
        guard let before = SemanticVersion(oldVersion), let after = SemanticVersion(newVersion) else {
            let wrong = SemanticVersion(oldVersion) == nil ? oldVersion : newVersion
            if bump == .none { return }
            rule = .notSemantic
            complaint =
                "'info.version' \(wrong.shortened) isn't a semantic version, so its version step can't be checked"
            return
        }
        let found: Bump =
            after.major > before.major ? .major : after.minor > before.minor ? .minor : after == before ? .none : .patch
        let went = "'info.version' went from \(oldVersion) to \(newVersion)"
        if after < before {
            rule = .decreased
            complaint = "\(went), which is lower"
        } else if found >= bump || (before.major == 0 && bump == .major && found == .minor) {
            // Before 1.0, the minor version acts as the major version.
            return
        } else if found == .none {
            rule = .notBumped
            complaint = "'info.version' is still \(oldVersion); a \(bump.rawValue) step is needed"
        } else {
            rule = .bumpedTooLittle
            complaint = "\(went), a \(found.rawValue) step; a \(bump.rawValue) step is needed"
        }
    }

    /// The violated rule as a change, if a team gave it a level.
    func change(_ policy: Policy, _ revision: SpecDiff.Side) -> Change? {
        guard let rule, let complaint, let level = policy.levels[rule.rawValue] ?? nil else { return nil }
        let pointer = JSONPointer(["info", "version"])
        let root = revision.document.root
        let place = Change.Place(
            file: revision.files.name(of: 0),
            location: root.node(at: pointer)?.location ?? root.location,
            pointer: pointer
        )
        return Change(
            rule: rule.rawValue,
            edit: rule.rawValue,
            level: level,
            isSecurity: false,
            message: complaint,
            advice: rule.advice,
            direction: nil,
            operations: OperationList(),
            base: nil,
            revision: place,
            anchor: place
        )
    }
}

/// The possible problems with `info.version`.
package enum VersionRule: String, CaseIterable, Sendable {
    case notBumped = "version-not-bumped"
    case bumpedTooLittle = "version-bumped-too-little"
    case decreased = "version-decreased"
    case notSemantic = "version-not-semantic"

    package var meaning: String {
        switch self {
        case .notBumped: "The API changed, but 'info.version' didn't."
        case .bumpedTooLittle: "'info.version' took a smaller step than the changes need."
        case .decreased: "'info.version' is lower than before."
        case .notSemantic: "'info.version' isn't a semantic version, so its version step can't be checked."
        }
    }

    package var advice: String {
        switch self {
        case .notBumped, .bumpedTooLittle: "Use the version step in the report."
        case .decreased: "Restore the version, and use the version step in the report."
        case .notSemantic: "Use three numbers, such as 1.4.0."
        }
    }
}

/// Three numbers and an optional prerelease: `1.2.3-beta.1`.
struct SemanticVersion: Comparable {
    var major: Int
    var minor: Int
    var patch: Int
    var preRelease: [Substring]

    init?(_ text: String) {
        let core = text.prefix { $0 != "+" }
        let halves = core.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = (halves.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
        guard (1...3).contains(numbers.count) else { return nil }
        var values: [Int] = []
        for number in numbers {
            let isFirst = values.isEmpty
            let digits = isFirst && (number.first == "v" || number.first == "V") ? number.dropFirst() : number
            guard let value = Int(digits), value >= 0 else { return nil }
            values.append(value)
        }
        major = values[0]
        minor = values.count > 1 ? values[1] : 0
        patch = values.count > 2 ? values[2] : 0
        preRelease = halves.count > 1 ? halves[1].split(separator: ".") : []
    }

    static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
        let (one, other) = ((left.major, left.minor, left.patch), (right.major, right.minor, right.patch))
        if one != other { return one < other }
        if left.preRelease.isEmpty || right.preRelease.isEmpty {
            return !left.preRelease.isEmpty && right.preRelease.isEmpty
        }
        for (a, b) in zip(left.preRelease, right.preRelease) where a != b {
            if let x = Int(a), let y = Int(b) { return x < y }
            return Int(a) != nil || (Int(b) == nil && a < b)
        }
        return left.preRelease.count < right.preRelease.count
    }
}
