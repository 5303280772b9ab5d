import YAMLTree

extension Diagnostic {
    static func schemaIncludesItself(at location: SourceLocation, _ keyword: String) -> Diagnostic {
        Diagnostic(
            .schemaIncludesItself,
            at: location,
            "the schema includes itself through '\(keyword)', so it says nothing",
            "a recursive value holds itself in a property, an array or a map"
        )
    }

    static func unionOfHeirs(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .unionOfHeirs,
            at: location,
            "a member of this union includes the union itself through 'allOf'",
            "put what they share into a third schema"
        )
    }

    static func discriminatorText(_ name: String, at node: Node) -> Diagnostic {
        Diagnostic(
            .discriminatorText,
            at: node,
            "a discriminator is a mapping since OpenAPI 3.0",
            "write '{propertyName: \(name)}'"
        )
    }

    static func unknownDiscriminatorTarget(_ name: String, at node: Node, among known: [String]) -> Diagnostic {
        Diagnostic(
            .danglingReference,
            at: node.location,
            "no schema is called '\(name)'",
            misspelt: name,
            among: known
        )
    }

    static func discriminatorPropertyMissing(_ name: String, in member: String, at location: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            .discriminatorPropertyMissing,
            at: location,
            "\(member) does not declare the discriminator's property '\(name)'"
        )
    }

    static func discriminatorPropertyOptional(_ name: String, in member: String, at location: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            .discriminatorPropertyOptional,
            at: location,
            "\(member) does not require the discriminator's property '\(name)'"
        )
    }

    static func discriminatorTargetMissing(
        _ text: String,
        _ value: String,
        at node: Node,
        among known: [String]
    ) -> Diagnostic {
        Diagnostic(
            .discriminatorTargetOutsideUnion,
            at: node,
            "'\(value)' leads to '\(text)', where nothing stands; it is left out",
            closestMatch(to: text.split(separator: "/").last.map(String.init) ?? text, among: known)
                .map { "did you mean '#/components/schemas/\($0)'?" } ?? "describe the schema, or take the value away"
        )
    }

    static func discriminatorTargetOutsideUnion(_ value: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .discriminatorTargetOutsideUnion,
            at: location,
            "'\(value)' leads to a schema that is no member of the union"
        )
    }
}
