import Foundation
import SpecDiff
import Testing

/// One folder for each rule: `base.yaml`, `revision.yaml`, and in `rules.txt` the exact ids that they fire.
///
/// `UPDATE_FIXTURES=1 swift test --filter FixtureTests` writes what is missing, from the rules' examples, and the ids,
/// and fails that run.
@Suite struct FixtureTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Fixtures"
    )
    private static let updates = ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1"

    @Test(arguments: Rule.all.map(\.id))
    func fixtureFiresExactlyItsRules(_ id: String) throws {
        let folder = Self.folder.appendingPathComponent(id)
        let rule = try #require(Rule.named(id))
        if Self.updates { try Self.write(rule, to: folder) }
        func text(_ name: String) throws -> String {
            try String(decoding: Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
        }
        let found = try compare(text("base.yaml"), text("revision.yaml"))
        let expected = try text("rules.txt").split(separator: "\n").map(String.init)
        #expect(found.rules == expected)
        #expect(expected.contains(id))
        #expect(!Self.updates, "the fixtures were rewritten")
    }

    @Test func noFolderIsLeftOver() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { !$0.hasPrefix(".") }
        #expect(Set(names) == Set(Rule.all.map(\.id)))
    }

    private static func write(_ rule: Rule, to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, part) in [("base.yaml", rule.example.before), ("revision.yaml", rule.example.after)] {
            let file = folder.appendingPathComponent(name)
            if !FileManager.default.fileExists(atPath: file.path) {
                try Data(rule.example.document(part).utf8).write(to: file)
            }
        }
        let base = try String(contentsOf: folder.appendingPathComponent("base.yaml"), encoding: .utf8)
        let revision = try String(contentsOf: folder.appendingPathComponent("revision.yaml"), encoding: .utf8)
        let rules = try compare(base, revision).rules
        try Data((rules.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("rules.txt"))
    }
}
