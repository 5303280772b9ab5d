import PINBlock
import PINBlockAES

/// Prints the result of a settings search, without PIN, account number or key.
struct ProbeRendering {
    let console: Console
    /// `kit` or `pan`: the kind of account number.
    let number: String

    func show(_ report: PINSettingsReport, all: Bool) {
        let palette = console.palette
        let tried = report.matches.count + report.ruledOut.count
        if let best = report.matches.first {
            let count = report.matches.count
            let found =
                count == 1
                ? "1 of \(tried) combinations matches:" : "\(count) of \(tried) combinations match. The simplest:"
            console.line(palette.good("✓ \(found)"))
            configuration(best)
        } else {
            console.line(palette.bad("✗ None of the \(tried) combinations matches."))
        }
        others(report.matches.dropFirst())
        for form in report.unusableForms {
            console.paragraph("As \(form.form.rawValue) the key cannot be used: \(form.reason).", mark: palette.faint)
        }
        if report.matches.isEmpty || all { reasons(report.ruledOut) }
        if all {
            console.line()
            for combination in report.ruledOut {
                console.line("  \(combination.settings)")
                console.line(palette.faint("    \(Self.text(of: combination.reason))"))
            }
        }
    }

    private func configuration(_ settings: PINSettings) {
        console.line()
        for line in Self.arguments(settings, number: number) { console.line("  \(line)") }
        console.line()
        console.line(console.palette.faint("  In Swift:"))
        for line in Self.code(settings, number: number) { console.line("  \(line)") }
        console.line()
    }

    private func others(_ others: ArraySlice<PINSettings>) {
        if others.isEmpty { return }
        console.line("These give the same result for this sample. A second sample may distinguish them:")
        for settings in others { console.line("  \(settings)") }
    }

    private func reasons(_ ruledOut: [PINSettingsReport.RuledOut]) {
        let counts = Dictionary(grouping: ruledOut, by: { Self.text(of: $0.reason) }).mapValues(\.count)
        console.line("Ruled out:")
        // The least common reason first: it applies to the closest combination.
        for (reason, count) in counts.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            console.line("  \("\(count)".padding(to: 4)) \(reason)")
        }
    }

    /// The options of `m2p pin encrypt` for these settings.
    static func arguments(_ settings: PINSettings, number: String) -> [String] {
        var lines = ["m2p pin encrypt --\(number) … --key-file … --key-form \(settings.keyForm.rawValue) \\"]
        if settings.format == 4 { return lines + ["  --format 4"] }
        let layout = LayoutName(settings.block.layout).rawValue
        let (mode, vector) = modeArguments(settings.block.mode)
        lines.append("  --layout \(layout) --mode \(mode) --padding \(settings.block.padding.rawValue) \\")
        if let vector { lines.append("  --iv \(vector) \\") }
        lines.append("  --format \(settings.format) --check-digit \(settings.checkDigit == .drop ? "drop" : "keep")")
        return lines
    }

    /// The Swift code for these settings.
    static func code(_ settings: PINSettings, number: String) -> [String] {
        let key = "key: try AESKey(\(settings.keyForm.rawValue): key)"
        let account = number == "kit" ? "AccountNumber(kit: kit" : "try AccountNumber(pan: pan"
        let rule = ", checkDigit: .\(settings.checkDigit == .drop ? "drop" : "keep"))"
        let format =
            switch settings.format {
            case 0, 3: "format\(settings.format)(\(account)\(rule))"
            case 4: "format4(\(account)))"
            default: "format\(settings.format)"
            }
        let encrypt = "try cipher.encrypt(pin, as: .\(format))"
        if settings.format == 4 { return ["let cipher = AESPINCipher(\(key))", encrypt] }
        let block = settings.block
        return [
            "let settings = try AESBlockSettings(",
            "    layout: .\(block.layout.rawValue), mode: \(mode(block.mode)), padding: .\(block.padding.rawValue))",
            "let cipher = AESPINCipher(\(key), settings: settings)",
            encrypt,
        ]
    }

    private static func modeArguments(_ mode: CipherMode) -> (name: String, vector: String?) {
        switch mode {
        case .ecb: ("ecb", nil)
        case .cbc(.zero): ("cbc", nil)
        case .cbc(let vector): ("cbc", hex(vector))
        }
    }

    private static func mode(_ mode: CipherMode) -> String {
        switch mode {
        case .ecb: ".ecb"
        case .cbc(.zero): ".cbc()"
        case .cbc: ".cbc(vector)"
        }
    }

    private static func hex(_ vector: InitializationVector) -> String {
        let letterA = UInt8(ascii: "A")
        let digits = vector.bytes.flatMap {
            [Hex.character($0 >> 4, letterA: letterA), Hex.character($0 & 15, letterA: letterA)]
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func text(of reason: PINError?) -> String {
        reason.map { "\($0)" } ?? "a valid block with a different PIN"
    }
}
