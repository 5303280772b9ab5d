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
            ("informationUri", .string("https://github.com/your-organization/m2p-swift")),
            ("rules", .array(rules.map(rule) + swiftRules.map(swiftRule))),
        ])
        var fingerprints = Fingerprints()
        var results = (report.changes + report.documentation).map { change in
            let message = "\(change.operations.phrase): \(change.message)"
            let base = change.revision == nil ? nil : change.base
            let fingerprint = fingerprints.next(change)
            return result(change.rule, change.level, message, indices, fingerprint, at: change.shownPlace, before: base)
        }
        results += report.swift.map { change in
            let (fingerprint, place) = (fingerprints.next(change), change.revision ?? change.base)
            return result(change.rule, change.level, change.message, indices, fingerprint, at: place, before: nil)
        }
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
            ("shortDescription", .object([("text", .string("The version, or the Swift API."))])),
        ])
    }

    private func result(
        _ rule: String,
        _ level: Level,
        _ message: String,
        _ indices: [String: Int],
        _ fingerprint: String,
        at place: Change.Place?,
        before base: Change.Place?
    ) -> JSONOutput {
        .object([
            ("ruleId", .string(rule)),
            ("ruleIndex", .integer(indices[rule] ?? -1)),
            ("level", .string(self.level(level))),
            ("message", .object([("text", .string(message))])),
            ("partialFingerprints", .object([("bindgenDiff/v1", .string(fingerprint))])),
            ("locations", .array(place.map { [location($0)] } ?? [])),
            ("relatedLocations", .array(base.map { [location($0, "the base")] } ?? [])),
            (
                "properties",
                .object([
                    ("level", .string(level.rawValue)),
                    ("direction", .optional(RuleTable.rule(rule)?.direction?.rawValue)),
                ])
            ),
        ])
    }

    private func location(_ place: Change.Place, _ message: String? = nil) -> JSONOutput {
        var members: [(String, JSONOutput)] = [
            (
                "physicalLocation",
                .object([
                    ("artifactLocation", .object([("uri", .string(place.file.escapedForURI))])),
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

    private func level(_ level: Level) -> String {
        switch level {
        case .breaking: "error"
        case .caution: "warning"
        case .compatible, .documentation: "note"
        }
    }
}
