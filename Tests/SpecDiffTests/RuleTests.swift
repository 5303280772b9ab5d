import Foundation
import SpecDiff
import Testing

@Suite struct RuleTests {
    @Test(arguments: Rule.all.map(\.id))
    func exampleFiresItsRule(_ id: String) throws {
        let rule = try #require(Rule.named(id))
        let before = rule.example.document(rule.example.before)
        let after = rule.example.document(rule.example.after)
        let found = try compare(before, after)
        #expect(found.rules.contains(id), "\(found.rules)\n\(before)\n\(after)")
        let levels = (found.changes + found.documentation).filter { $0.rule == id }.map(\.level)
        #expect(levels.allSatisfy { $0 == rule.level })
    }

    @Test(arguments: Rule.all.map(\.id))
    func swappedExampleFiresTheMirror(_ id: String) throws {
        let rule = try #require(Rule.named(id))
        let found = try compare(rule.example.document(rule.example.after), rule.example.document(rule.example.before))
        switch rule.mirror {
        case .rule(let mirror):
            #expect(Rule.named(mirror) != nil, "no rule '\(mirror)'")
            #expect(!found.isEmpty)
            let family =
                [mirror]
                + [Rule.named(mirror)].compactMap(\.self).flatMap { other -> [String] in
                    if case .rule(let back) = other.mirror { [back] } else { [] }
                }
            #expect(
                found.rules.contains { family.contains($0) || Rule.named($0)?.mirror == .rule(id) || $0 == mirror },
                "\(found.rules)"
            )
        case .itself: #expect(found.rules.contains(id), "\(found.rules)")
        case .none(let reason): #expect(!reason.isEmpty)
        }
    }

    @Test(arguments: Rule.all.map(\.id))
    func exampleComparedWithItselfGivesNothing(_ id: String) throws {
        let rule = try #require(Rule.named(id))
        for part in [rule.example.before, rule.example.after] {
            let document = rule.example.document(part)
            #expect(try compare(document, document).isEmpty)
        }
    }

    @Test func idsAreUniqueAndInKebabCase() {
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        for rule in Rule.all {
            #expect(rule.id.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 }, "\(rule.id)")
        }
    }

    @Test func everyRuleSaysWhatItMeansAndWhatToDo() {
        for rule in Rule.all {
            #expect(rule.meaning.hasSuffix("."), "\(rule.id): \(rule.meaning)")
            if rule.level >= .caution { #expect(rule.advice.hasSuffix("."), "\(rule.id): \(rule.advice)") }
        }
    }
}

@Suite struct RuleFileTests {
    @Test func everyFileOfRulesIsInTheListAndEveryRuleInAFile() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/SpecDiff/Rules")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        let named = Set(Rule.all.map { $0.file.split(separator: "/").last.map(String.init) ?? "" })
        // Rules made by a helper of `Rule` carry the file of their own call.
        #expect(Set(files) == named)
    }
}
