import YAMLTree

/// `--format junit`: a test case for each change, failed where its level is that of `--fail-on`, for build servers.
struct JUnitReport {
    let report: DiffReport

    var text: String {
        let cases = report.changes.map(testCase) + report.swift.map(testCase)
        let failures = report.changes.count { report.fails($0.level) } + report.swift.count { report.fails($0.level) }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="bindgen diff" tests="\(max(1, cases.count))" failures="\(failures)">
            <testsuite name="\(report.revision.name.escapedForXML)" tests="\(max(1, cases.count))" failures="\(failures)">
            \(cases.isEmpty ? "<testcase classname=\"bindgen diff\" name=\"no change\"/>" : cases.joined(separator: "\n"))
            </testsuite>
            </testsuites>

            """
    }

    private func testCase(_ change: Change) -> String {
        testCase(
            change.operations.words,
            "\(change.rule): \(change.message)",
            change.level,
            [change.advice] + [change.base, change.revision].compactMap { $0?.words }
        )
    }

    private func testCase(_ change: SwiftChange) -> String {
        testCase(
            "Swift",
            "\(change.rule): \(change.message)",
            change.level,
            [change.before, change.after].compactMap(\.self)
        )
    }

    private func testCase(_ group: String, _ name: String, _ level: Level, _ lines: [String]) -> String {
        let start = "<testcase classname=\"\(group.escapedForXML)\" name=\"\(name.escapedForXML)\""
        guard report.fails(level) else { return start + "/>" }
        let body = lines.map(\.escapedForXML).joined(separator: "\n")
        return
            "\(start)><failure type=\"\(level.rawValue)\" message=\"\(name.escapedForXML)\">\(body)</failure></testcase>"
    }
}

extension String {
    /// For text and attributes of XML 1.0, which has no way to write control characters.
    fileprivate var escapedForXML: String {
        escapedForHTML.replacing("\u{FFFE}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
    }
}
