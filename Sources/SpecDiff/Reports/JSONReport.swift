import YAMLTree

/// `--format json`; its schema is `diff-report.schema.json`, version 1.
struct JSONReport {
    static let version = 1

    let report: DiffReport

    var text: String {
        JSONOutput.object([
            ("version", .integer(Self.version)),
            ("base", .string(report.base.name)),
            ("revision", .string(report.revision.name)),
            ("verdict", verdict),
            ("changes", .array(report.changes.map { change($0) })),
            ("documentation", .array(report.documentation.map { change($0) })),
            ("swift", .array(report.swift.map { swift($0) })),
            (
                "accepted",
                .array(
                    report.accepted.map { change($0.change, $0.entry) }
                        + report.acceptedSwift.map { swift($0.change, $0.entry) }
                )
            ),
            ("notes", .array(report.notes.map { .string($0) })),
        ]).text
    }

    private var verdict: JSONOutput {
        .object([
            ("bump", .string(report.verdict.bump.rawValue)),
            ("reason", .string(report.verdict.reason)),
            ("highest", .optional(report.highest?.rawValue)),
            (
                "count",
                .object([
                    ("breaking", .integer(report.count(.breaking))),
                    ("caution", .integer(report.count(.caution))),
                    ("compatible", .integer(report.count(.compatible))),
                    ("documentation", .integer(report.documentation.count)),
                    ("swift", .integer(report.swift.count)),
                    ("swiftBreaking", .integer(report.swift.count(where: \.breaksSource))),
                ])
            ),
            ("baseVersion", .string(report.verdict.oldVersion)),
            ("revisionVersion", .string(report.verdict.newVersion)),
            ("versionComplaint", .optional(report.verdict.complaint)),
        ])
    }

    private func change(_ change: Change, _ entry: AcceptedChanges.Entry? = nil) -> JSONOutput {
        var members: [(String, JSONOutput)] = [
            ("rule", .string(change.rule)),
            ("level", .string(change.level.rawValue)),
            ("security", .bool(change.isSecurity)),
            ("message", .string(change.message)),
            ("advice", .string(change.advice)),
            ("direction", .optional(change.direction?.rawValue)),
            ("operations", .array(change.operations.map(operation))),
            ("base", place(change.base)),
            ("revision", place(change.revision)),
        ]
        if let entry { members.append(("accepted", acceptance(entry))) }
        return .object(members)
    }

    private func operation(_ operation: OperationName) -> JSONOutput {
        .object([
            ("method", .string(operation.method)), ("path", .string(operation.path)),
            ("operationId", .optional(operation.id)), ("webhook", .bool(operation.isWebhook)),
        ])
    }

    private func place(_ place: Change.Place?) -> JSONOutput {
        guard let place else { return .null }
        return .object([
            ("file", .string(place.file)), ("line", .integer(Int(place.location.line))),
            ("column", .integer(Int(place.location.column))), ("pointer", .optional(place.pointer?.description)),
        ])
    }

    private func swift(_ change: SwiftChange, _ entry: AcceptedChanges.Entry? = nil) -> JSONOutput {
        var members: [(String, JSONOutput)] = [
            ("rule", .string(change.rule)),
            ("level", .string(change.level.rawValue)),
            ("declaration", .string(change.declaration)),
            ("before", .optional(change.before)),
            ("after", .optional(change.after)),
            ("breaksSource", .bool(change.breaksSource)),
            ("message", .string(change.message)),
            ("base", place(change.base)),
            ("revision", place(change.revision)),
        ]
        if let entry { members.append(("accepted", acceptance(entry))) }
        return .object(members)
    }

    private func acceptance(_ entry: AcceptedChanges.Entry) -> JSONOutput {
        .object([("reason", .string(entry.reason)), ("until", .optional(entry.until))])
    }
}
