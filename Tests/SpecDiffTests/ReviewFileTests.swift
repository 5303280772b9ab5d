import Foundation
import OpenAPIDocument
import SpecDiff
import Testing
import YAMLTree

/// A team's decisions, and their effects.
@Suite struct ReviewFileTests {
    private let base = document(.request, property: "{type: string}")
    private let revision = document(.request, property: "{type: integer}")

    private func read(_ text: String) -> (file: ReviewFile, diagnostics: [Diagnostic]) {
        var file = ReviewFile()
        let diagnostics = file.read(Array(text.utf8), file: 0, diagnosticIDs: ["unknown-type"])
        return (file, diagnostics)
    }

    private func review(_ text: String, _ base: String, _ revision: String, today: CalendarDate = "2026-11-21") throws
        -> Review
    {
        let read = read(text)
        #expect(read.diagnostics.map(\.message) == [])
        let (one, other) = SpecDiff.limiting(try side(base), try side(revision)) { name, _ in
            !read.file.except.contains(name) && read.file.only?.contains(name) ?? true
        }
        let found = SpecDiff.compare(one, other, read.file.policy, today: today)
        return Review(found, [], read.file, of: (base: one, revision: other), today: today)
    }

    // MARK: Exceptions

    @Test(arguments: ["exceptions", "accepted"])
    func exceptionCoversItsRuleAtItsPlaceUntilItsDay(_ key: String) throws {
        func count(_ entry: String, today: CalendarDate = "2026-11-21") throws -> Int {
            try review("\(key):\n  - {\(entry), reason: agreed}\n", base, revision, today: today).changes.count
        }
        #expect(try count("rule: request-type-changed, at: POST /things") == 0)
        #expect(try count("rule: request-type-changed, at: POST /others") == 1)
        #expect(try count("rule: request-type-widened, at: POST /things") == 1)
        #expect(try count("rule: request-type-changed, at: POST /things, until: 2026-11-21") == 0)
        #expect(try count("rule: request-type-changed, at: POST /things, until: 2026-11-20") == 1)
    }

    @Test func renamedRuleIsCovered() throws {
        let (base, revision) = (
            document(.request, property: "{type: object, properties: {a: {type: string}}}"),
            document(.request, property: "{type: object}")
        )
        let found = try review(
            "exceptions: [{rule: request-property-removed, at: POST /things, reason: a}]",
            base,
            revision
        )
        #expect(found.changes.isEmpty)
        #expect(found.excepted.map(\.change.rule) == ["request-optional-property-removed"])
    }

    @Test func unusedAndLapsedEntriesAreReported() throws {
        let text = """
            exceptions:
              - {rule: request-type-changed, at: POST /nowhere, reason: a}
              - {rule: request-type-changed, at: POST /things, reason: b, until: 2020-01-01}
              - {rule: unknown-type, at: /paths, reason: for the linter}
            """
        let found = try review(text, base, revision)
        #expect(found.diagnostics.map(\.id) == ["unused-exception", "lapsed-exception"])
    }

    @Test func baselineCoversAllThatWasFound() throws {
        let text = ReviewFile.baseline(try review("levels: {}", base, revision).findings, reason: "known")
        let found = try review(text, base, revision)
        #expect(found.changes.isEmpty && found.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("exceptions: 1", "expected 'exceptions' with a list of entries"),
        ("exceptions: [{rule: request-type-changed, at: a}]", "'reason' is missing"),
        ("exceptions: [{rule: no-such-rule, at: a, reason: b}]", "unknown rule 'no-such-rule'"),
        (
            "exceptions: [{rule: request-type-changed, at: a, reason: b, until: soon}]",
            "'until' must be a date such as 2027-01-31, not 'soon'"
        ),
        ("exceptions: [{rule: request-type-changed, at: a, reason: b, who: c}]", "unknown member 'who'"),
        ("levels: [off]", "expected 'levels' with a level for each rule"),
        ("[]", "expected a mapping with 'levels' or 'exceptions'"),
        ("levels: {no-such-rule: off}", "unknown rule 'no-such-rule'"),
        (
            "levels: {request-type-chnged: off}",
            "unknown rule 'request-type-chnged'; did you mean 'request-type-changed'?"
        ),
        ("levels: {swift-nothing-known: off}", "unknown rule 'swift-nothing-known'"),
        (
            "exceptions: [{rule: request-type-changed, at: a, reason: b, until: 2027-02-31}]",
            "'until' must be a date such as 2027-01-31, not '2027-02-31'"
        ),
        ("except: {paths: [[/a]]}", "expected 'paths' with a list of strings"),
        ("levels: {request-type-changed: error}", "expected 'breaking', 'caution', 'compatible' or 'off'"),
        ("levels: {unknown-type: breaking}", "expected 'error', 'warning' or 'off'"),
        ("deprecation: {grace: long}", "expected 'grace' with a number of days"),
        ("only: {tags: [a]}", "expected 'paths' or 'operations'"), ("rules: {}", "unknown member 'rules'"),
    ])
    func faultsInTheFileAreLocated(_ text: String, _ message: String) {
        let diagnostics = read(text).diagnostics
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.first?.location?.line == 1)
    }

    /// The schema for editors and the reader support the same members.
    @Test func schemaHasTheMembersThatAreRead() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/SpecDiff/review.schema.json")
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        func members(_ object: [String: Any]?) -> [String] {
            (object?["properties"] as? [String: Any] ?? [:]).keys.sorted()
        }
        #expect(
            members(schema) == ["$schema", "accepted", "deprecation", "except", "exceptions", "levels", "only"]
        )
        for member in members(schema) {
            #expect(
                !read("{\(member): []}").diagnostics.contains { $0.message.hasPrefix("unknown member") },
                "\(member)"
            )
        }
        for member in members(definitions["exception"]) {
            let found = read("exceptions: [{\(member): 2027-01-31}]").diagnostics
            #expect(!found.contains { $0.message.hasPrefix("unknown member") }, "\(member)")
        }
        #expect(read("only: {paths: [], operations: []}").diagnostics.isEmpty)
        #expect(members(definitions["scope"]) == ["operations", "paths"])
    }

    // MARK: Levels and scope

    @Test(arguments: [("breaking", Level.breaking), ("caution", .caution), ("compatible", .compatible), ("off", nil)])
    func levelOfARuleIsWhatTheTeamChose(_ word: String, _ level: Level?) throws {
        let found = try review("levels: {request-type-changed: \(word)}", base, revision)
        #expect(found.changes.map(\.level) == [level].compactMap(\.self))
    }

    @Test(arguments: [("caution", Level.caution), ("off", nil)])
    func levelOfASwiftRuleIsWhatTheTeamChose(_ word: String, _ level: Level?) throws {
        let read = read("levels: {swift-case-added: \(word)}")
        #expect(read.diagnostics.isEmpty)
        let change = SwiftChange(
            rule: "swift-case-added",
            declaration: "A.b",
            before: nil,
            after: "case b",
            breaksSource: true,
            message: "the case 'A.b' is new"
        )
        let sides = (base: try side(base), revision: try side(base))
        let found = Review(DocumentChanges(), [change], read.file, of: sides, today: "2026-11-21")
        #expect(found.swift.map(\.level) == [level].compactMap(\.self))
        #expect(found.verdict.bump == (level == nil ? .none : .minor))
    }

    /// Levels don't decide what is wider or narrower.
    @Test func levelOfARuleDoesNotChangeAnotherRule() throws {
        let (one, other) = (
            document(.request, property: "{not: {type: string}}"),
            document(.request, property: "{not: {type: integer}}")
        )
        let found = try review("levels: {request-type-changed: off}", one, other)
        #expect(found.changes.map(\.rule) == ["request-not-changed"])
    }

    @Test(arguments: [
        ("only: {paths: [/things]}", 1), ("only: {paths: [/other]}", 0), ("only: {paths: [/*]}", 1),
        ("except: {paths: [/**]}", 0), ("except: {operations: [POST /things]}", 0),
        ("except: {operations: [other]}", 1),
    ])
    func onlySomeOperationsAreLookedAt(_ text: String, _ count: Int) throws {
        #expect(try review(text, base, revision).changes.count == count)
    }

    // MARK: The version

    @Test(
        arguments: [
            ("1.0.0", "version-not-bumped"), ("1.1.0", "version-bumped-too-little"), ("0.9.0", "version-decreased"),
            ("next", "version-not-semantic"), ("2.0.0", nil),
        ] as [(String, String?)]
    )
    func versionIsARuleWhereItHasALevel(_ version: String, _ rule: String?) throws {
        let revision = revision.replacing("version: '1.0.0'", with: "version: '\(version)'")
        let levels = VersionRule.allCases.map { "\($0.rawValue): breaking" }.joined(separator: ", ")
        let found = try review("levels: {\(levels)}", base, revision)
        #expect(found.changes.map(\.rule) == [rule, "request-type-changed"].compactMap(\.self))
        #expect(found.verdict.rule?.rawValue == rule)
        if rule != nil { #expect(found.changes.first?.revision?.pointer?.description == "/info/version") }
        #expect(try review("levels: {}", base, revision).changes.count == 1)
    }
}

/// How deprecation, sunsets and stability affect the level of a removal or an edit.
@Suite struct LifecycleTests {
    private static func operation(_ members: String) -> String {
        whole(
            "paths: {/a: {get: {responses: {'200': {description: d}}}, put: {\(members), responses: {'200': {description: d}}}}}"
        )
    }

    private static let without = whole("paths: {/a: {get: {responses: {'200': {description: d}}}}}")

    @Test(arguments: [
        ("summary: a", Level.breaking), ("deprecated: true", .caution),
        ("deprecated: true, x-sunset: '2026-11-22'", .breaking), ("deprecated: true, x-sunset: '2026-11-21'", .caution),
        ("deprecated: true, x-sunset: soon", .breaking), ("x-stability-level: alpha", .compatible),
        ("x-stability-level: draft", .compatible), ("x-stability-level: beta", .caution),
        ("x-stability-level: stable", .breaking),
    ])
    func removedOperation(_ members: String, _ level: Level) throws {
        let found = try compare(Self.operation(members), Self.without)
        #expect(found.changes.map(\.rule) == ["operation-removed"])
        #expect(found.changes.map(\.level) == [level])
    }

    @Test(arguments: [
        ("", Level.caution), ("deprecated: true, ", .caution),
        ("deprecated: true, x-sunset: '2030-01-01', ", .breaking),
        ("deprecated: true, x-sunset: '2020-01-01', ", .caution),
    ])
    func removedParameterOrProperty(_ members: String, _ level: Level) throws {
        let parameter = Self.operation("parameters: [{name: a, in: query, \(members)schema: {type: string}}]")
        #expect(try compare(parameter, Self.operation("parameters: []")).changes.map(\.level) == [level])
        let property = document(.response, property: "{type: object, properties: {a: {\(members)type: string}}}")
        #expect(try compare(property, document(.response, property: "{type: object}")).changes.map(\.level) == [level])
    }

    /// After its sunset, a required property of a response may be removed.
    @Test func requiredPropertyMayGoAfterItsSunset() throws {
        func text(_ members: String) -> String {
            document(.response, property: "{type: object, required: [a], properties: {a: {\(members)type: string}}}")
        }
        let without = document(.response, property: "{type: object}")
        let past = text("deprecated: true, x-sunset: '2020-01-01', ")
        #expect(try compare(text(""), without).highest == .breaking)
        #expect(try compare(text("deprecated: true, "), without).highest == .breaking)
        #expect(try compare(past, without).highest == .caution)
    }

    @Test(
        arguments: [("2027-02-19", Level.compatible), ("2027-02-18", .breaking), (nil, .breaking)] as [(String?, Level)]
    )
    func deprecationGivesTheTimeThatThePolicyPromises(_ sunset: String?, _ level: Level) throws {
        var file = ReviewFile()
        #expect(file.read(Array("deprecation: {grace: 90}".utf8), file: 0, diagnosticIDs: []).isEmpty)
        let members = "deprecated: true" + (sunset.map { ", x-sunset: '\($0)'" } ?? "")
        func levels(_ base: String, _ revision: String) throws -> [Level] {
            SpecDiff.compare(try side(base), try side(revision), file.policy, today: "2026-11-21").changes.map(\.level)
        }
        #expect(try levels(Self.operation("tags: []"), Self.operation("tags: [], \(members)")) == [level])
        func parameter(_ members: String) -> String {
            Self.operation("parameters: [{name: a, in: query, \(members)schema: {type: string}}]")
        }
        #expect(try levels(parameter(""), parameter("\(members), ")) == [level])
        #expect(
            try levels(
                document(.request, property: "{type: string}"),
                document(.request, property: "{type: string, \(members)}")
            ) == [level]
        )
    }

    /// A change that also affects a stable operation keeps its level.
    @Test func editOfASharedSchemaIsExemptOnlyWhereAllIsUnsettled() throws {
        func text(_ type: String, _ level: String) -> String {
            let content = "content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}"
            func operation(_ members: String) -> String {
                "{get: {\(members)responses: {'200': {description: d, \(content)}}}}"
            }
            let paths = "/a: \(operation("x-stability-level: alpha, ")), /b: \(operation(level))"
            return whole("paths: {\(paths)}\ncomponents: {schemas: {S: {type: \(type)}}}")
        }
        func level(_ other: String) throws -> Level? {
            try compare(text("string", other), text("integer", other)).highest
        }
        #expect(try level("") == .breaking)
        #expect(try level("x-stability-level: draft, ") == .compatible)
        #expect(try level("x-stability-level: beta, ") == .caution)
    }
}
