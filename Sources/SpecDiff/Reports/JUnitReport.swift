import YAMLTree

/// `--format junit`: a test case for each change, for CI servers.
///
/// It fails if its level reaches that of `--fail-on`.
struct JUnitReport {
    let report: DiffReport

    var text: String {
        let version = report.verdict.complaint.map { ("version: \($0)", report.isVersionFailing) } ?? ("version", false)
        let cases =
            report.changes.map(testCase) + report.swift.map(testCase)
            + [testCase("bindgen diff", version.0, isFailed: version.1, "version", [])]
        let levels = report.changes.map(\.level) + report.swift.map(\.level)
        let failures = levels.count(where: report.fails) + (version.1 ? 1 : 0)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="bindgen diff" tests="\(cases.count)" failures="\(failures)">
            <testsuite name="\(report.revision.name.escapedForXML)" tests="\(cases.count)" failures="\(failures)">
            \(cases.joined(separator: "\n"))
            </testsuite>
            </testsuites>

            """
    }

    private func testCase(_ change: Change) -> String {
        testCase(
            change.operations.phrase,
            "\(change.rule): \(change.message)",
            isFailed: report.fails(change.level),
            change.level.rawValue,
            [change.advice] + [change.base, change.revision].compactMap { $0?.text }
        )
    }

    private func testCase(_ change: SwiftChange) -> String {
        let name = "\(change.rule): \(change.message)"
        let lines = [change.before, change.after].compactMap(\.self)
        return testCase("Swift", name, isFailed: report.fails(change.level), change.level.rawValue, lines)
    }

    private func testCase(_ group: String, _ name: String, isFailed: Bool, _ type: String, _ lines: [String]) -> String
    {
        let start = "<testcase classname=\"\(group.escapedForXML)\" name=\"\(name.escapedForXML)\""
        guard isFailed else { return start + "/>" }
        let body = lines.map(\.escapedForXML).joined(separator: "\n")
        return "\(start)><failure type=\"\(type)\" message=\"\(name.escapedForXML)\">\(body)</failure></testcase>"
    }
}

extension String {
    /// Escapes text and attributes for XML 1.0, which can't represent control characters.
    fileprivate var escapedForXML: String {
        escapedForHTML.replacing("\u{FFFE}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
    }
}
