import M2PSandbox
import Testing
import YAMLTree

/// A failure that the document describes: a status, and a business code if it lists one.
struct DocumentedFailure: Sendable, CustomTestStringConvertible {
    let operation: Sandbox.Operation
    let status: Int
    /// Nil for the status without a documented code.
    let code: String?
    let caseName: String

    var testDescription: String { "\(operation.rawValue) \(status) \(code ?? "without a listed code")" }

    /// Every failure in the document.
    static let all: [DocumentedFailure] = {
        guard let spec = try? Spec.load() else { return [] }
        return spec.operations.flatMap { operation in
            spec.responses(of: operation).flatMap { rows(spec, operation, $0.status, $0.response) }
        }
    }()

    private static let statusCases = [
        200: "failed", 400: "badRequest", 401: "unauthorized", 409: "conflict", 429: "tooManyRequests",
    ]

    private static func rows(
        _ spec: Spec,
        _ operation: Spec.Operation,
        _ statusText: String,
        _ response: Node
    ) -> [DocumentedFailure] {
        guard let sandboxed = Sandbox.Operation(rawValue: operation.id), let status = Int(statusText) else {
            Issue.record("the sandbox does not play \(operation.id), or '\(statusText)' is not a status")
            return []
        }
        if status < 300, response["x-failure-when"] == nil { return [] }
        let plain = DocumentedFailure(
            operation: sandboxed,
            status: status,
            code: nil,
            caseName: statusCases[status] ?? "a row for \(status) in statusCases"
        )
        return [plain]
            + spec.members(of: response["x-error-codes"]?["codes"]).map { code, value in
                DocumentedFailure(
                    operation: sandboxed,
                    status: status,
                    code: code,
                    caseName: value["name"]?.string ?? "\(code) without a name"
                )
            }
    }
}
