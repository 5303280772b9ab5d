import YAMLTree

/// A subset of a document's operations.
package struct OperationScope: Sendable {
    /// Path templates.
    ///
    /// `*` matches any segment, and a trailing `**` matches all that follow.
    package var paths: [String] = []
    /// `POST /orders`, or operation ids.
    package var operations: Set<String> = []

    package init() {}

    init(_ node: Node) throws(Diagnostic) {
        guard let members = node.mapping else {
            throw .badReview("expected 'paths' or 'operations'", at: node.location)
        }
        for member in members {
            guard let items = member.value.sequence, items.allSatisfy({ $0.scalar != nil }) else {
                throw .badReview(
                    "expected '\(member.key.text.shortened)' with a list of strings",
                    at: member.value.location
                )
            }
            let list = items.compactMap { $0.scalar?.text }
            switch member.key.text {
            case "paths": paths = list
            case "operations": operations = Set(list)
            default:
                throw .badReview("expected 'paths' or 'operations'", at: member.key.location)
            }
        }
    }

    package func contains(_ operation: OperationName) -> Bool {
        operations.contains(operation.description) || operation.id.map { operations.contains($0) } ?? false
            || paths.contains { Self.matches($0, operation.path) }
    }

    private static func matches(_ pattern: String, _ path: String) -> Bool {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        for part in pattern.split(separator: "/", omittingEmptySubsequences: false) {
            if part == "**" { return true }
            guard let segment = segments.popFirst(), part == "*" || part == segment else { return false }
        }
        return segments.isEmpty
    }
}
