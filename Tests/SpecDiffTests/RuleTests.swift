import SpecDiff
import Testing

/// Each rule's example is its fixture.
@Suite struct RuleTests {
    private func documents(_ rule: Rule) -> (base: String, revision: String) {
        (rule.example.document(rule.example.before), rule.example.document(rule.example.after))
    }

    @Test(arguments: RuleTable.all.map(\.id))
    func exampleFiresExactlyItsRule(_ id: String) throws {
        let rule = try #require(RuleTable.rule(id))
        let (base, revision) = documents(rule)
        let found = try compare(base, revision)
        let changes = found.changes + found.documentation
        #expect(changes.map(\.rule) == [id], "\(base)\n\(revision)")
        #expect(changes.allSatisfy { $0.level == rule.level })
        for part in ["{it}", "{old}", "{new}", "  "] {
            #expect(changes.allSatisfy { !$0.message.contains(part) }, "\(changes.map(\.message))")
        }
    }

    @Test(arguments: RuleTable.all.map(\.id))
    func swappedExampleFiresExactlyTheMirror(_ id: String) throws {
        let rule = try #require(RuleTable.rule(id))
        let (base, revision) = documents(rule)
        #expect(try compare(revision, base).rules == [rule.mirror])
        let mirror = try #require(RuleTable.rule(rule.mirror))
        #expect(mirror.mirror == id)
        #expect(mirror.effect.rawValue == inverse(rule.effect.rawValue))
        #expect(mirror.action.rawValue == inverse(rule.action.rawValue))
    }

    private func inverse(_ word: String) -> String {
        ["narrows": "widens", "widens": "narrows", "added": "removed", "removed": "added"][word] ?? word
    }

    @Test(arguments: RuleTable.all.map(\.id))
    func exampleComparedWithItselfGivesNothing(_ id: String) throws {
        let rule = try #require(RuleTable.rule(id))
        let (base, revision) = documents(rule)
        #expect(try compare(base, base).isEmpty)
        #expect(try compare(revision, revision).isEmpty)
    }

    @Test func idsAreUniqueAndInKebabCase() {
        #expect(Set(RuleTable.all.map(\.id)).count == RuleTable.all.count)
        for rule in RuleTable.all {
            #expect(rule.id.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 }, "\(rule.id)")
        }
    }

    @Test func everyRuleSaysWhatItMeansAndWhatToDo() {
        for rule in RuleTable.all {
            #expect(rule.meaning.hasSuffix("."), "\(rule.id): \(rule.meaning)")
            #expect(rule.advice.hasSuffix("."), "\(rule.id): \(rule.advice)")
            if rule.level >= .caution { #expect(!rule.advice.hasPrefix("Nothing"), "\(rule.id)") }
        }
    }

    @Test func everyOverrideIsOfARule() {
        for id in Policy.overriddenRules { #expect(RuleTable.rule(id) != nil, "\(id)") }
    }

    /// Ids of removed rules from the first version are still accepted.
    @Test(arguments: [
        "request-property-removed", "parameter-removed", "deprecated-parameter-removed", "body-removed", "header-added",
        "deprecated-operation-removed",
    ])
    func renamedRuleIsStillKnown(_ id: String) {
        #expect(RuleTable.rule(id) == nil)
        #expect(!RuleTable.ids(meantBy: id).isEmpty)
    }
}

/// How two schemas compare doesn't depend on the level of a change.
@Suite struct RelationTests {
    /// A change that doesn't affect any value has no effect inside `not`.
    @Test(arguments: [
        ("{type: string, xml: {name: a}}", "{type: string, xml: {name: b}}"),
        ("{type: string, x-sensitive: true}", "{type: string}"), ("{type: string, default: a}", "{type: string}"),
        ("{type: string}", "{type: string, deprecated: true}"), ("{type: string}", "{type: string, readOnly: true}"),
        ("{type: string, description: a}", "{type: string, description: b}"),
    ])
    func annotationInsideNotIsNoChangeOfNot(_ one: String, _ other: String) throws {
        for direction in Direction.allCases {
            let found = try compare(
                document(direction, property: "{not: \(one)}"),
                document(direction, property: "{not: \(other)}")
            )
            #expect(found.rules == [])
        }
    }

    /// An object without a property accepts any value under its name, so what 'not' excludes can be more or less.
    @Test(arguments: ["{type: object, properties: {a: {type: string}}}", "{type: object}"])
    func optionalPropertyInsideNotIsUndecided(_ one: String) throws {
        let other = "{type: object, properties: {b: {type: string}}}"
        for (old, new) in [(one, other), (other, one)] {
            let (base, revision) = (
                document(.request, property: "{not: \(old)}"), document(.request, property: "{not: \(new)}")
            )
            #expect(try compare(base, revision).rules == ["request-not-changed"])
        }
    }

    /// A wider part of a union makes the union wider, whatever the levels are.
    @Test(arguments: [
        ("{type: string}", "{type: string, enum: [a]}", "union"),
        ("{type: object, properties: {a: {type: string}}}", "{type: object}", "union"),
        ("{type: string, pattern: a}", "{type: string, pattern: b}", "other-union"),
    ])
    func unionIsNamedByItsEffect(_ plain: String, _ member: String, _ kind: String) throws {
        let (base, revision) = (
            document(.request, property: plain), document(.request, property: "{anyOf: [\(member), \(member)]}")
        )
        #expect(try compare(base, revision).rules == ["request-became-\(kind)"])
        #expect(try compare(revision, base).rules == ["request-stopped-being-\(kind)"])
    }
}
