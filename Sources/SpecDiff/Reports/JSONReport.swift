import YAMLTree

/// `--format json`.
///
/// Its schema is `diff-report.schema.json`, version 1.
struct JSONReport {
    static let version = 1

    let report: DiffReport

    var text: String {
        var fingerprints = Fingerprints()
        let changes = report.changes.map { change($0, &fingerprints) }
        let documentation = report.documentation.map { change($0, &fingerprints) }
        let swift = report.swift.map { self.swift($0, &fingerprints) }
        let excepted =
            report.review.excepted.map { change($0.change, &fingerprints, $0.exception) }
            + report.review.exceptedSwift.map { self.swift($0.change, &fingerprints, $0.exception) }
        return JSONOutput.object([
            ("version", .integer(Self.version)),
            ("base", .string(report.base.name)),
            ("revision", .string(report.revision.name)),
            ("verdict", verdict),
            ("changes", .array(changes)),
            ("documentation", .array(documentation)),
            ("swift", .array(swift)),
            ("accepted", .array(excepted)),
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
            ("versionRule", .optional(report.verdict.rule?.rawValue)),
        ])
    }

    private func change(
        _ change: Change,
        _ fingerprints: inout Fingerprints,
        _ exception: ReviewFile.Exception? = nil
    ) -> JSONOutput {
        var members: [(String, JSONOutput)] = [
            ("rule", .string(change.rule)),
            ("fingerprint", .string(fingerprints.next(change))),
            ("level", .string(change.level.rawValue)),
            ("security", .bool(change.isSecurity)),
            ("message", .string(change.message)),
            ("advice", .string(change.advice)),
            ("direction", .optional(change.direction?.rawValue)),
            ("operations", .array(change.operations.map(operation))),
            ("base", place(change.base)),
            ("revision", place(change.revision)),
        ]
        if let exception { members.append(("accepted", words(of: exception))) }
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

    private func swift(
        _ change: SwiftChange,
        _ fingerprints: inout Fingerprints,
        _ exception: ReviewFile.Exception? = nil
    ) -> JSONOutput {
        var members: [(String, JSONOutput)] = [
            ("rule", .string(change.rule)),
            ("fingerprint", .string(fingerprints.next(change))),
            ("level", .string(change.level.rawValue)),
            ("declaration", .string(change.declaration)),
            ("before", .optional(change.before)),
            ("after", .optional(change.after)),
            ("breaksSource", .bool(change.breaksSource)),
            ("message", .string(change.message)),
            ("base", place(change.base)),
            ("revision", place(change.revision)),
        ]
        if let exception { members.append(("accepted", words(of: exception))) }
        return .object(members)
    }

    private func words(of exception: ReviewFile.Exception) -> JSONOutput {
        .object([("reason", .string(exception.reason)), ("until", .optional(exception.until))])
    }
}
