import Foundation

/// Prints the demo: headings, steps, calls and the summary.
///
/// It makes no decisions.
struct DemoNarrator: Sendable {
    let console: Console
    private var palette: Palette { console.palette }

    func opening(_ title: String, _ text: String) {
        console.line(palette.title(title))
        console.paragraph(text, mark: palette.faint)
    }

    func chapter(_ title: String) {
        let rule = String(repeating: "─", count: max(0, min(console.width, 80) - title.count - 4))
        console.line()
        console.line("\(palette.faint("──")) \(palette.title(title)) \(palette.faint(rule))")
    }

    func step(_ number: Int, _ title: String, _ text: String) {
        console.line()
        console.line("\(palette.faint("\(number)".padding(to: 2))) \(palette.title(title))")
        console.paragraph(text, indent: 3, mark: palette.faint)
    }

    /// A call with its complete request and result.
    func call(_ report: CallReport) {
        let method = palette.faint("client.\(report.operation)(…)")
        console.line("   \(palette.name("→ \(report.method) \(report.path)"))  \(method)")
        fields(report.input)
        console.line("   \(mark(report)) \(ending(report, name: report.result.typeName))")
        fields(report.result.details)
        disappointment(report)
    }

    /// A call on one line, for those that only prepare the next or repeat the last.
    func briefCall(_ report: CallReport) {
        let name = report.result.failureCase.map { ".\($0)" } ?? report.result.typeName
        let sent = palette.name("\(report.method) \(report.path)")
        console.line("   \(mark(report)) \(sent)  \(ending(report, name: name))")
        disappointment(report)
    }

    /// A check that isn't a call.
    func check(_ text: String, holds: Bool) {
        console.line("   \(holds ? palette.good("✓") : palette.bad("✗")) \(holds ? text : "FAILED: \(text)")")
    }

    /// A step that was skipped because its input is missing.
    func abandoned(_ text: String) {
        console.line("   \(palette.bad("✗")) \(text)")
    }

    func summary(calls: Int, unexpected: Int, duration: Duration) {
        let time = Self.milliseconds(duration)
        console.line()
        if unexpected == 0 {
            console.line(palette.good("✓ \(calls) calls, all with the expected result, in \(time)."))
        } else {
            console.line(
                palette.bad("✗ \(unexpected) of \(calls) calls and checks had an unexpected result; look for ✗ above.")
            )
        }
    }

    private func mark(_ report: CallReport) -> String {
        report.isAsExpected ? palette.good("✓") : palette.bad("✗")
    }

    /// Status, type, code and time: `409  ValidateOtpError.conflict  SBX_OTP_INCORRECT  2 ms`.
    private func ending(_ report: CallReport, name: String) -> String {
        let result = report.result
        let name = result.failureCase == nil ? palette.good(name) : palette.refusal(name)
        let time = report.duration.map { palette.faint(Self.milliseconds($0)) }
        let parts = [result.status.map { "\($0)" } ?? "nothing sent", name, result.code, time]
        return parts.compactMap { $0 }.joined(separator: "  ")
    }

    private func disappointment(_ report: CallReport) {
        if let expected = report.expected { console.line("     \(palette.bad("expected \(expected)"))") }
    }

    private func fields(_ fields: [Field]) {
        let nameWidth = fields.map(\.name.count).max() ?? 0
        for field in fields {
            let room = max(console.width - nameWidth - 7, 24)
            let lines = field.text.isEmpty ? ["(empty)"] : Console.wrapped(field.text, to: room)
            for (index, text) in lines.enumerated() {
                let name = (index == 0 ? field.name : "").padding(to: nameWidth)
                console.line("     \(palette.faint(name))  \(text == "<redacted>" ? palette.faint(text) : text)")
            }
        }
    }

    /// A human-readable duration: `0.8 ms`, `12 ms`.
    static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
        return String(format: milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds)
    }
}
