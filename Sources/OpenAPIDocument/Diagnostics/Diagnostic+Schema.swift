import YAMLTree

extension Diagnostic {
    /// `type` is not one of OpenAPI's types.
    static func unknownType(_ found: String, at node: Node) -> Diagnostic {
        switch found {
        case "file":
            return Diagnostic(
                .unknownType,
                at: node,
                "unknown type 'file'",
                "a file is written 'type: string' with 'format: binary'"
            )
        case "any":
            return Diagnostic(.unknownType, at: node, "unknown type 'any'", "leave 'type' out")
        case "date", "date-time", "uuid", "datetime":
            return Diagnostic(
                .unknownType,
                at: node,
                "unknown type '\(found)'",
                "did you mean 'string' with 'format: \(found == "datetime" ? "date-time" : found)'?"
            )
        default:
            let near = SchemaType(meantBy: found).map { "did you mean '\($0.rawValue)'?" }
            let list = "expected one of \(SchemaType.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", "))"
            return Diagnostic(.unknownType, at: node, "unknown type '\(found)'", near ?? list)
        }
    }

    static func typeList(_ node: Node) -> Diagnostic {
        Diagnostic(
            .typeList,
            at: node,
            "a list of types has no meaning in OpenAPI 3.0; it is read as in 3.1",
            "use 'nullable: true', or OpenAPI 3.1"
        )
    }

    static func emptyTypeList(_ node: Node) -> Diagnostic {
        Diagnostic(.typeList, at: node, "the list of types is empty; any type is accepted", "leave 'type' out")
    }

    static func nullType(_ node: Node) -> Diagnostic {
        Diagnostic(.nullType, at: node, "the type 'null' has no meaning in OpenAPI 3.0; it is read as in 3.1")
    }

    static func unquotedNullType(_ node: Node) -> Diagnostic {
        Diagnostic(.nullType, at: node, "null is taken as the type 'null'", "write it in quotes: \"null\"")
    }

    static func nullableKeyword(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(
            .nullableKeyword,
            at: key.location,
            "'nullable' has no meaning since OpenAPI 3.1; it is read as in 3.0",
            "add \"null\" to 'type'"
        )
    }

    static func booleanExclusiveLimit(_ node: Node) -> Diagnostic {
        Diagnostic(
            .exclusiveLimit,
            at: node,
            "an exclusive limit is a number since OpenAPI 3.1; it is read as in 3.0",
            "give the limit itself"
        )
    }

    static func numericExclusiveLimit(_ node: Node) -> Diagnostic {
        Diagnostic(
            .exclusiveLimit,
            at: node,
            "an exclusive limit is true or false in OpenAPI 3.0; it is read as in 3.1",
            "give the limit as 'minimum' or 'maximum'"
        )
    }

    static func badLimit(_ node: Node, _ text: String, _ reason: String) -> Diagnostic {
        Diagnostic(.badLimit, at: node, "the limit \(text) \(reason)")
    }

    static func contradictoryLimits(
        _ least: String,
        _ leastValue: String,
        _ most: String,
        _ mostValue: String,
        at node: Node
    ) -> Diagnostic {
        Diagnostic(
            .contradictoryLimits,
            at: node,
            "no value fits '\(least)' \(leastValue) and '\(most)' \(mostValue)"
        )
    }

    /// What is wrong with a pattern, a regular expression at `location`; nil where nothing is.
    static func fault(ofPattern pattern: String, at location: SourceLocation) -> Diagnostic? {
        if let fault = RegularExpression.fault(in: pattern) {
            return Diagnostic(
                .badPattern,
                at: location,
                "the pattern is no regular expression of ECMA-262: \(fault)"
            )
        }
        guard RegularExpression.canExplode(pattern) else { return nil }
        return Diagnostic(
            .slowPattern,
            at: location,
            "the pattern can take exponential time: it repeats a part that matches in several ways, and looks back or ahead",
            "write it without a reference to a group and without looking ahead or behind; then it takes linear time"
        )
    }

    /// `required: true` inside a schema, as in drafts of long ago.
    static func booleanRequired(_ node: Node) -> Diagnostic {
        Diagnostic(
            .booleanRequired,
            at: node,
            "'required' of a schema is a list of its properties; this is ignored",
            "name the property in 'required' of the object that has it"
        )
    }

    static func undeclaredRequired(_ name: Schema.RequiredName, among known: [String]) -> Diagnostic {
        Diagnostic(
            .undeclaredRequired,
            at: name.location,
            "'\(name.name)' is required, and 'properties' does not declare it",
            misspelt: name.name,
            among: known
        )
    }

    static func duplicateRequired(_ name: String, at node: Node) -> Diagnostic {
        Diagnostic(.duplicateRequired, at: node, "'\(name)' is listed twice in 'required'")
    }

    static func emptyEnum(_ node: Node) -> Diagnostic {
        Diagnostic(.emptyEnum, at: node, "'enum' is empty, so no value would fit; it is ignored")
    }

    /// - Parameter others: how many more values of the same enum do not fit.
    static func enumValueOfWrongType(_ node: Node, _ schema: Schema, others: Int) -> Diagnostic {
        let subject = others == 0 ? "\(node.summary) is" : "\(node.summary), like \(others) more of this enum, is"
        return Diagnostic(
            .enumValueOfWrongType,
            at: node,
            "\(subject) no value of type \(list(schema.types))",
            advice(node, schema.types)
        )
    }

    static func duplicateEnumValue(_ node: Node) -> Diagnostic {
        Diagnostic(.duplicateEnumValue, at: node, "\(node.summary) is listed twice in 'enum'")
    }

    static func defaultOfWrongType(_ node: Node, _ schema: Schema) -> Diagnostic {
        Diagnostic(
            .defaultOfWrongType,
            at: node,
            "the default is \(node.summary), and the type is \(list(schema.types))",
            advice(node, schema.types)
        )
    }

    static func exampleOfWrongType(_ node: Node, _ types: [SchemaType]) -> Diagnostic {
        Diagnostic(
            .exampleOfWrongType,
            at: node,
            "the example is \(node.summary), and the type is \(list(types))",
            advice(node, types)
        )
    }

    private static func list(_ types: [SchemaType]) -> String {
        types.map { "'\($0.rawValue)'" }.joined(separator: " or ")
    }

    /// What mends a value of the wrong type, where it is clear.
    private static func advice(_ node: Node, _ types: [SchemaType]) -> String? {
        guard case .scalar(let scalar) = node.content else { return nil }
        switch scalar.kind {
        case .null: return nil
        case .string:
            let plain = Node(.scalar(Scalar(text: scalar.text, style: .plain)), location: node.location)
            let isMeant = plain.string == nil && !plain.isNull && types.contains { $0.includes(plain) }
            return isMeant ? "take the quotes away" : nil
        default: return types.contains(.string) ? "write it in quotes: \"\(scalar.text)\"" : nil
        }
    }

    static func arrayWithoutItems(_ node: Node) -> Diagnostic {
        Diagnostic(.arrayWithoutItems, at: node, "an array needs 'items' in OpenAPI 3.0; its values may be anything")
    }

    static func booleanSchema(_ node: Node) -> Diagnostic {
        Diagnostic(
            .keywordOfOtherVersion,
            at: node,
            "\(node.summary) is a schema only from OpenAPI 3.1 on; it is read as one",
            "write '{}' for any value"
        )
    }

    static func itemsList(_ node: Node, _ hasPrefixItems: Bool) -> Diagnostic {
        Diagnostic(
            .itemsList,
            at: node,
            "'items' is one schema, found a sequence; it is read as 'prefixItems'",
            hasPrefixItems ? "write 'prefixItems'" : "a tuple needs 'prefixItems' of OpenAPI 3.1"
        )
    }

    static func emptyComposition(_ key: Mapping.Key, at node: Node) -> Diagnostic {
        Diagnostic(.emptyComposition, at: node, "'\(key.text)' is empty; it is ignored")
    }

    static func readOnlyAndWriteOnly(_ node: Node) -> Diagnostic {
        Diagnostic(.readOnlyAndWriteOnly, at: node, "'readOnly' and 'writeOnly' exclude one another")
    }

    /// A reference must not print what is in another file, which can be any that its folder has.
    static func referenceToNoSchema(_ text: String, _ found: Node, at location: SourceLocation) -> Diagnostic {
        let what = found.location.file == 0 ? found.summary : found.kindDescription
        return Diagnostic(.referenceToWrongKind, at: location, "'\(text)' is \(what), where a schema is needed")
    }
}
