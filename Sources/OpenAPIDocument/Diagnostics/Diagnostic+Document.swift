import YAMLTree

extension Diagnostic {
    static func notADocument(_ node: Node) -> Diagnostic {
        Diagnostic(
            .notADocument,
            at: node,
            "an OpenAPI document is a mapping, found \(node.summary)",
            "it starts with 'openapi: 3.1.0'"
        )
    }

    static func missingVersion(_ root: Node) -> Diagnostic {
        Diagnostic(.missingVersion, at: root, "'openapi' is missing", "write 'openapi: 3.1.0' at the top")
    }

    /// Swagger 2.0 is another format.
    static func swagger2(_ node: Node) -> Diagnostic {
        Diagnostic(
            .swagger2,
            at: node,
            "this is a Swagger \(node.scalar?.text ?? "2.0") document, which is not supported",
            "convert it to OpenAPI 3, for example with swagger2openapi"
        )
    }

    static func unknownVersion(_ text: String, at node: Node) -> Diagnostic {
        Diagnostic(
            .unknownVersion,
            at: node,
            "unknown OpenAPI version '\(text)'",
            "the versions 3.0, 3.1 and 3.2 are supported"
        )
    }

    static func unknownDialect(_ text: String, at node: Node) -> Diagnostic {
        Diagnostic(
            .unknownDialect,
            at: node,
            "unknown schema dialect '\(text)'; schemas are read as JSON Schema 2020-12"
        )
    }

    static func duplicateTag(_ name: String, at node: Node) -> Diagnostic {
        Diagnostic(.duplicateTag, at: node, "the tag '\(name)' is declared twice; the first is used")
    }

    static func undeclaredTag(_ name: String, at location: SourceLocation, among known: [String]) -> Diagnostic {
        Diagnostic(
            .undeclaredTag,
            at: location,
            "the tag '\(name)' is not declared in 'tags'",
            misspelt: name,
            among: known
        )
    }

    static func tagParentMissing(_ name: String, at location: SourceLocation, among known: [String]) -> Diagnostic {
        Diagnostic(
            .tagParent,
            at: location,
            "the parent tag '\(name)' is not declared in 'tags'",
            misspelt: name,
            among: known
        )
    }

    static func tagParentCycle(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(.tagParent, at: location, "the tag '\(name)' is its own ancestor; its parent is left out")
    }
}
