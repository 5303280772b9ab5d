import Foundation
import SpecDiff
import Testing
import YAMLTree

@Suite struct ReportTests {
    private static let hostile = "</code><script>alert(1)</script> ::error:: | `x` @someone \u{1B}[31m"

    private func make(_ base: String, _ revision: String, swift: [SwiftChange] = []) throws -> DiffReport {
        let sides = (base: try side(base), revision: try side(revision))
        let found = SpecDiff.compare(sides.base, sides.revision, today: "2026-11-21")
        return DiffReport(
            base: DiffReport.Side(name: "base.yaml", files: [Array(base.utf8)]),
            revision: DiffReport.Side(name: "api.yaml", files: [Array(revision.utf8)]),
            review: Review(found, swift, ReviewFile(), of: sides, today: "2026-11-21"),
            notes: []
        )
    }

    private func hostileReport() throws -> DiffReport {
        let name = Self.hostile.replacing("\u{1B}", with: "\\e").replacing("\"", with: "")
        let base = whole("paths: {/a: {get: {responses: {'200': {description: d, headers: {}}}}}}")
        let revision = whole(
            "paths: {\"/\(name)\": {get: {responses: {'200': {description: d}}}}, /a: {get: {tags: [\"\(name)\"], responses: {'201': {description: d}}}}}"
        )
        let swift = SwiftChange(
            rule: "swift-type-removed",
            declaration: "A",
            before: "struct A",
            after: nil,
            breaksSource: true,
            message: "the type 'A' is gone"
        )
        return try make(base, revision, swift: [swift])
    }

    @Test func changesHaveFileLineColumnPointerAndOperation() throws {
        let found = try compare(
            document(.request, property: "\n            {type: string, maxLength: 20}"),
            document(.request, property: "\n            {type: string, maxLength: 10}")
        )
        let change = try #require(found.changes.first)
        #expect(found.changes.count == 1)
        #expect(change.rule == "request-max-length-decreased")
        #expect(change.message == "'maxLength' of the request body property 'p' went from 20 to 10")
        #expect(change.operations.map(\.description) == ["POST /things"])
        #expect(
            change.revision?.pointer?.description
                == "/paths/~1things/post/requestBody/content/application~1json/schema/properties/p/maxLength"
        )
        #expect(change.base?.location == change.revision?.location)
        #expect(change.revision?.location.line == 3)
        #expect(change.revision?.file == "api.yaml")
    }

    @Test func aSharedComponentIsToldOnceForAllItsOperations() throws {
        func text(_ limit: Int) -> String {
            let answer =
                "{get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}}}}"
            return whole(
                "paths: {/a: \(answer), /b: \(answer)}\ncomponents: {schemas: {S: {type: string, maxLength: \(limit)}}}"
            )
        }
        let found = try compare(text(5), text(9))
        #expect(found.changes.map { $0.operations.map(\.path) } == [["/a", "/b"]])
    }

    /// A change whose text contains markup can't add a line, a link or hidden text in any format.
    @Test func textOfADocumentStaysText() throws {
        let base = whole("paths: {/a: {get: {responses: {'200': {description: d}}}}}")
        let name = "x\r\n::error file=a::b `\u{301}[\u{301}y](https://e.example) @\u{301}octocat \u{202E}\u{E0041}"
        let swift = SwiftChange(
            rule: "swift-type-removed",
            declaration: name,
            before: name,
            after: nil,
            breaksSource: true,
            message: name
        )
        let report = try make(base, base, swift: [swift])
        for format in DiffReport.Format.allCases {
            let text = report.rendered(format)
            #expect(!text.utf8.contains(UInt8(ascii: "\r")), "\(format)")
            let hidden = text.unicodeScalars.filter { $0.isHidden && $0 != "\n" }
            #expect(hidden.allSatisfy { format == .markdown && $0 == "\u{200B}" }, "\(format)")
        }
        let lines = report.rendered(.github).utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
        #expect(lines.allSatisfy { $0.hasPrefix("::") && !$0.hasPrefix("::error file=a") })
        // The report also shows the declaration in a code block.
        let items = report.rendered(.markdown).split(separator: "\n").filter { $0.hasPrefix("- ") }
        #expect(items.count == 1)
        let item = Array((items.first ?? "").unicodeScalars)
        for sign in ["`", "["] as [Unicode.Scalar] {
            for index in item.indices.dropLast() where item[index] == sign && item[index + 1] == "\u{301}" {
                #expect(item[index - 1] == "\\")
            }
        }
    }

    @Test func linesOfAFileWithCRLFAreItsLines() throws {
        let texts = [20, 10].map { limit in
            document(.request, property: "\n            {type: string, maxLength: \(limit)}").replacing(
                "\n",
                with: "\r\n"
            )
        }
        let html = try make(texts[0], texts[1]).rendered(.html)
        #expect(html.contains("<span class=\"line added\"><span class=\"number\">3</span>"))
    }

    @Test(arguments: DiffReport.Format.allCases)
    func noFormatLetsTextOfTheDocumentBecomeMarkup(_ format: DiffReport.Format) throws {
        let text = try hostileReport().rendered(format)
        #expect(!text.contains("\u{1B}"))
        switch format {
        case .html: #expect(!text.contains("<script>alert"))
        case .github: #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
        case .markdown:
            // GitHub doesn't turn text in backticks into a mention.
            let outsideOfCode = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset.isMultiple(of: 2) }.map(\.element)
            #expect(!outsideOfCode.contains { $0.contains("@someone") || $0.contains("<script") })
        case .junit: #expect(!text.contains("<script"))
        case .text, .json, .sarif, .counts: break
        }
    }

    @Test func htmlNeedsNoNetworkAndMarksTheChangedLine() throws {
        let text = try hostileReport().rendered(.html)
        #expect(!text.contains("src="))
        #expect(!text.contains("<link"))
        #expect(!text.contains("@import"))
        #expect(text.contains("class=\"line added\""))
        #expect(text.contains("class=\"line removed\""))
    }

    @Test func jsonHasTheDocumentedMembers() throws {
        let text = try hostileReport().rendered(.json)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(root["version"] as? Int == 1)
        let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/SpecDiff/diff-report.schema.json")
        let documented = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: schema)) as? [String: Any]
        )
        let definitions = try #require(documented["$defs"] as? [String: [String: Any]])
        func members(_ definition: [String: Any]?) -> Set<String> {
            Set((definition?["properties"] as? [String: Any] ?? [:]).keys)
        }
        #expect(Set(root.keys) == members(documented))
        for (list, name) in [("changes", "change"), ("swift", "swift")] {
            let items = try #require(root[list] as? [[String: Any]])
            #expect(!items.isEmpty)
            for item in items { #expect(Set(item.keys).union(["accepted"]) == members(definitions[name])) }
        }
    }

    @Test func sarifHasWhatTheSchemaAsksFor() throws {
        let text = try hostileReport().rendered(.sarif)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(root["version"] as? String == "2.1.0")
        let run = try #require((root["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        for result in try #require(run["results"] as? [[String: Any]]) {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            #expect(["error", "warning", "note"].contains(result["level"] as? String))
            #expect((result["message"] as? [String: String])?["text"]?.isEmpty == false)
            for location in result["locations"] as? [[String: Any]] ?? [] {
                let place = try #require(location["physicalLocation"] as? [String: Any])
                let region = try #require(place["region"] as? [String: Int])
                #expect(region["startLine", default: 0] >= 1 && region["startColumn", default: 0] >= 1)
            }
        }
    }

    @Test func markdownStaysWithinGitHubsLimitAndSaysWhatIsCut() throws {
        func paths(_ schema: String) -> String {
            let operation =
                "{get: {parameters: [{name: a, in: query, schema: {type: \(schema)}}], responses: {'200': {description: d}}}}"
            return whole("paths:\n" + (0..<1500).map { "  /path-number-\($0): \(operation)\n" }.joined())
        }
        let report = try make(paths("boolean"), paths("integer"))
        let text = report.rendered(.markdown)
        #expect(report.review.changes.count == 1500)
        #expect(text.utf16.count <= 65_536)
        #expect(text.contains("**Truncated:**"))
    }

    @Test func textIsColoredOnlyWhereAsked() throws {
        let report = try make(
            document(.request, property: "{type: string}"),
            document(.request, property: "{type: integer}")
        )
        #expect(report.rendered(.text, isColored: true).contains("\u{1B}[31m"))
        #expect(!report.rendered(.text).contains("\u{1B}"))
    }

    @Test func oneEditIsOneEntryWithTheWorstDirectionFirst() throws {
        func text(_ limit: Int) -> String {
            let content = "content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}"
            let operation = "{post: {requestBody: {\(content)}, responses: {'200': {description: d, \(content)}}}}"
            return whole(
                "paths: {/a: \(operation), /b: \(operation)}\ncomponents: {schemas: {S: {type: string, maxLength: \(limit)}}}"
            )
        }
        let report = try make(text(5), text(9))
        #expect(report.review.changes.count == 2)
        let lines = report.rendered(.text)
        #expect(
            lines.contains(
                "BREAKING\n  - 'maxLength' of the response 200 went from 5 to 9\n      POST /a and 1 more, response"
            )
        )
        #expect(lines.contains("also: in requests compatible (request-max-length-increased)"))
        #expect(!lines.contains("COMPATIBLE"))
        #expect(report.rendered(.html).components(separatedBy: "<article").count == 2)
    }

    @Test func fingerprintsStayWhenLinesMove() throws {
        func fingerprints(_ gap: String) throws -> [String] {
            let (base, revision) = (
                document(.request, property: "{type: string, maxLength: 9}"),
                gap + document(.request, property: "{type: integer}")
            )
            let text = try make(base, revision).rendered(.json)
            let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            return (root?["changes"] as? [[String: Any]] ?? []).compactMap { $0["fingerprint"] as? String }
        }
        let found = try fingerprints("")
        #expect(found.count == 2 && Set(found).count == 2)
        #expect(try fingerprints("# a comment\n\n") == found)
    }

    @Test func countsAreLinesForAWorkflow() throws {
        let report = try make(
            document(.request, property: "{type: string}"),
            document(.request, property: "{type: integer}")
        )
        let text = report.rendered(.counts)
        #expect(text.hasPrefix("breaking=1\ncaution=0\n"))
        #expect(text.contains("version-step=major\nversion-rule=version-not-bumped\nhighest=breaking\n"))
        #expect(text.split(separator: "\n").allSatisfy { $0.contains("=") })
    }

    @Test func junitFailsWhatFailsTheRun() throws {
        var report = try make(
            document(.request, property: "{type: string, enum: [a]}"),
            document(.request, property: "{type: integer}")
        )
        #expect(report.rendered(.junit).contains("tests=\"3\" failures=\"1\""))
        report.failsForVersion = true
        #expect(report.rendered(.junit).contains("tests=\"3\" failures=\"2\""))
        report.failsForVersion = false
        report.failing = nil
        #expect(report.rendered(.junit).contains("tests=\"3\" failures=\"0\""))
    }

    // MARK: Verdict

    @Test(
        arguments: [
            ("{type: string}", "{type: integer}", "1.2.3", "2.0.0", Verdict.Bump.major, nil),
            ("{type: string}", "{type: integer}", "1.2.3", "1.3.0", .major, .bumpedTooLittle),
            ("{type: string}", "{type: integer}", "0.2.3", "0.3.0", .major, nil),
            ("{type: integer}", "{type: number}", "1.2.3", "1.2.4", .minor, .bumpedTooLittle),
            ("{type: integer}", "{type: number}", "1.2.3", "1.3.0-rc.1", .minor, nil),
            ("{type: string}", "{type: string, description: a}", "1.2.3", "1.2.3", .patch, .notBumped),
            ("{type: string}", "{type: string}", "1.2.3", "1.2.3", .none, nil),
            ("{type: string}", "{type: string, description: a}", "1.2.3", "1.2.2", .patch, .decreased),
            ("{type: string}", "{type: integer}", "2026 a", "2026 b", .major, .notSemantic),
        ] as [(String, String, String, String, Verdict.Bump, VersionRule?)]
    )
    func verdictNamesTheStepAndChecksTheVersion(
        _ base: String,
        _ revision: String,
        _ old: String,
        _ new: String,
        _ bump: Verdict.Bump,
        _ rule: VersionRule?
    ) throws {
        let found = try compare(document(.request, property: base), document(.request, property: revision))
        let verdict = Verdict(found.changes, documentation: found.documentation, swift: [], old: old, new: new)
        #expect(verdict.bump == bump)
        #expect(verdict.rule == rule)
        #expect((verdict.complaint == nil) == (rule == nil))
    }

    // MARK: Input

    @Test func faultsThatSayNothingAboutAgreementArePassedOver() throws {
        let text = """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths:
              /a: {get: {operationId: x, security: [{missing: []}], responses: {'200': {description: d}}}}
              /b: {get: {operationId: x, responses: {'200': {description: d}}}}

            """
        let read = DocumentInput.read(Array(text.utf8), name: "a.yaml") { _ in throw NoSuchFile() }
        let side = try #require(read.side)
        #expect(Set(read.passedOver.map(\.id)) == ["unknown-security-scheme"])
        let other = DocumentInput.read(Array(text.replacing("/b:", with: "/c:").utf8), name: "b.yaml") { _ in
            throw NoSuchFile()
        }
        let found = SpecDiff.compare(side, try #require(other.side), today: "2026-11-21")
        #expect(found.rules == ["path-added", "path-removed"])
        #expect(found.changes.first { $0.rule == "path-removed" }?.base?.location.line == 5)
    }

    /// `int` can only mean `integer`.
    ///
    /// The location is the one in the original document.
    @Test func misspelledTypeIsComparedAsTheOneThatWasMeant() throws {
        func read(_ type: String) -> DocumentInput.Result {
            let text = Array(document(.request, property: "{type: \(type)}").utf8)
            return DocumentInput.read(text, name: "a.yaml") { _ in throw NoSuchFile() }
        }
        let fixed = read("int")
        #expect(fixed.passedOver.map(\.id) == ["unknown-type"])
        let same = SpecDiff.compare(
            try #require(read("integer").side),
            try #require(fixed.side),
            today: "2026-11-21"
        )
        #expect(same.isEmpty)
        let other = SpecDiff.compare(try #require(read("string").side), try #require(fixed.side), today: "2026-11-21")
        #expect(other.rules == ["request-type-changed"])
        #expect(other.changes.first?.revision?.location == other.changes.first?.base?.location)
        #expect(read("thing").side == nil)
    }

    @Test(arguments: [
        "", "[", "a: &a [*a]", "openapi: 9", "\u{0}", String(repeating: "[", count: 5000),
        "openapi: 3.1.0\npaths: {/a: {$ref: '#/nowhere'}}",
    ])
    func hostileInputEndsWithADiagnostic(_ text: String) {
        let read = DocumentInput.read(Array(text.utf8), name: "a.yaml") { _ in throw NoSuchFile() }
        #expect(read.side == nil)
        #expect(read.diagnostics.contains { $0.severity == .error })
    }
}
