import YAMLTree

/// `--format sarif`: SARIF 2.1.0, which code scanning services read.
struct SARIFReport {
    let report: DiffReport

    var text: String {
        let used = Set(report.changes.map(\.rule) + report.documentation.map(\.rule))
        let rules = RuleTable.all.filter { used.contains($0.id) }
        let swiftRules = Set(report.swift.map(\.rule)).union(used.subtracting(rules.map(\.id))).sorted()
        let indices = Dictionary(
            (rules.map(\.id) + swiftRules).enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        let driver: JSONOutput = .object([
            ("name", .string("bindgen diff")),
            ("informationUri", .string("https://github.com/m2p-swift/m2p-swift")),
            ("rules", .array(rules.map(rule) + swiftRules.map(swiftRule))),
        ])
        var fingerprints = Fingerprints()
        let results =
            (report.changes + report.documentation).map { result($0, indices, fingerprints.next($0)) }
            + report.swift.map { result($0, indices, fingerprints.next($0)) }
        return JSONOutput.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            (
                "runs",
                .array([
                    .object([
                        ("tool", .object([("driver", driver)])),
                        ("columnKind", .string("unicodeCodePoints")),
                        ("results", .array(results)),
                    ])
                ])
            ),
        ]).text
    }

    private func rule(_ rule: Rule) -> JSONOutput {
        .object([
            ("id", .string(rule.id)),
            ("shortDescription", .object([("text", .string(rule.meaning))])),
            ("help", .object([("text", .string(rule.advice))])),
            ("defaultConfiguration", .object([("level", .string(level(rule.level)))])),
            ("properties", .object([("tags", .array(rule.isSecurity ? [.string("security")] : []))])),
        ])
    }

    private func swiftRule(_ id: String) -> JSONOutput {
        .object([
            ("id", .string(id)),
            ("shortDescription", .object([("text", .string("The version, or what an app's Swift source can name."))])),
        ])
    }

    private func result(_ change: Change, _ indices: [String: Int], _ fingerprint: String) -> JSONOutput {
        var members: [(String, JSONOutput)] = [
            ("ruleId", .string(change.rule)),
            ("ruleIndex", .integer(indices[change.rule] ?? -1)),
            ("level", .string(level(change.level))),
            ("message", .object([("text", .string("\(change.operations.words): \(change.message)"))])),
            ("partialFingerprints", .object([("bindgenDiff/v1", .string(fingerprint))])),
        ]
        if let place = change.shownPlace { members.append(("locations", .array([location(place)]))) }
        if let base = change.base, change.revision != nil {
            members.append(("relatedLocations", .array([location(base, "the base")])))
        }
        members.append(
            (
                "properties",
                .object([
                    ("level", .string(change.level.rawValue)), ("direction", .optional(change.direction?.rawValue)),
                ])
            )
        )
        return .object(members)
    }

    private func result(_ change: SwiftChange, _ indices: [String: Int], _ fingerprint: String) -> JSONOutput {
        var members: [(String, JSONOutput)] = [
            ("ruleId", .string(change.rule)),
            ("ruleIndex", .integer(indices[change.rule] ?? -1)),
            ("level", .string(level(change.level))),
            ("message", .object([("text", .string(change.message))])),
            ("partialFingerprints", .object([("bindgenDiff/v1", .string(fingerprint))])),
        ]
        if let place = change.revision ?? change.base { members.append(("locations", .array([location(place)]))) }
        return .object(members)
    }

    private func location(_ place: Change.Place, _ message: String? = nil) -> JSONOutput {
        var members: [(String, JSONOutput)] = [
            (
                "physicalLocation",
                .object([
                    ("artifactLocation", .object([("uri", .string(uri(place.file)))])),
                    (
                        "region",
                        .object([
                            ("startLine", .integer(max(1, Int(place.location.line)))),
                            ("startColumn", .integer(max(1, Int(place.location.column)))),
                        ])
                    ),
                ])
            )
        ]
        if let message { members.append(("message", .object([("text", .string(message))]))) }
        return .object(members)
    }

    /// A path as a relative URI reference.
    private func uri(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = Array("0123456789ABCDEF".unicodeScalars)
                text.unicodeScalars.append("%")
                text.unicodeScalars.append(digits[Int(byte >> 4)])
                text.unicodeScalars.append(digits[Int(byte & 15)])
            }
        }
        return text
    }

    private func level(_ level: Level) -> String {
        switch level {
        case .breaking: "error"
        case .caution: "warning"
        case .compatible, .documentation: "note"
        }
    }
}
