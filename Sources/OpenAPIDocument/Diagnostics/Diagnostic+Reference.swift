import YAMLTree

extension Diagnostic {
    /// Nothing stands where the pointer leads.
    static func dangling(
        _ text: String,
        missing token: String,
        of tokens: [String],
        _ position: Int,
        among names: [String],
        at location: SourceLocation
    ) -> Diagnostic {
        let isLast = position == tokens.count - 1
        let place = JSONPointer(Array(tokens[..<position]))
        return Diagnostic(
            .danglingReference,
            at: location,
            isLast
                ? "nothing stands at '\(text)'"
                : "nothing stands at '\(text)': '\(place.isRoot ? "#" : place.description)' has no '\(token)'",
            misspelt: token,
            among: names
        )
    }

    static func unknownAnchor(_ anchor: String, of text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .danglingReference,
            at: location,
            "no schema has the anchor '\(anchor)' that '\(text)' names",
            "a reference to a component is written '#/components/schemas/\(anchor)'"
        )
    }

    /// A URL: this generator opens no connection.
    static func remoteReference(_ text: String, scheme: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .remoteReference,
            at: location,
            scheme == "http" || scheme == "https"
                ? "'\(text)' is on another computer, and references are not fetched"
                : "'\(text)' is a reference of the scheme '\(scheme)', which is not followed",
            "save the file beside the document and refer to it by its relative path"
        )
    }

    static func absolutePath(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .badReference,
            at: location,
            "'\(text)' is an absolute path",
            "refer to the file by its path relative to this one"
        )
    }

    static func badPointer(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .badReference,
            at: location,
            "'\(text)' is no reference",
            "after '#' comes a JSON pointer, in which '~0' stands for '~' and '~1' for '/'"
        )
    }

    /// The file that a reference names could not be had.
    static func unreadableFile(
        _ path: String,
        _ reason: String,
        of text: String,
        at location: SourceLocation,
        names components: Node?
    ) -> Diagnostic {
        let isName = components?["schemas"]?[text] != nil
        let isPointer = text.hasPrefix("components/") || text.hasPrefix("definitions/")
        let suggestion: String? =
            isName ? "did you mean '#/components/schemas/\(text)'?" : isPointer ? "did you mean '#/\(text)'?" : nil
        return Diagnostic(.unreadableFile, at: location, "cannot read '\(path)': \(reason)", suggestion)
    }

    /// A document may name any file, and what is in that file could get into a build's log.
    static func fileOutside(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .unreadableFile,
            at: location,
            "'\(text)' is outside of the folder that references may lead to",
            "name a folder above as 'root' in bindings.json, or by --root"
        )
    }

    static func fileInError(_ path: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(.unreadableFile, at: location, "'\(path)' has a fault and was not read")
    }

    static func referenceToWrongKind(
        _ text: String,
        found: ComponentSection,
        wanted: ComponentSection,
        at location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .referenceToWrongKind,
            at: location,
            "'\(text)' is a \(found.singular), where a \(wanted.singular) is needed"
        )
    }

    static func referenceCycle(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .referenceCycle,
            at: location,
            "'\(text)' leads back to itself through references alone",
            "let one of them say what the value is"
        )
    }

    /// A member that 3.0 ignores beside `$ref`.
    static func referenceSibling(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(
            .referenceSibling,
            at: key.location,
            "OpenAPI 3.0 ignores '\(key.text)' beside '$ref'",
            "put both into an 'allOf', or use OpenAPI 3.1"
        )
    }

    static func referenceForMap(_ what: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .referenceForMap,
            at: location,
            "by the specification, '\(what)' cannot be a reference; it is followed all the same"
        )
    }

    static func ambiguousDynamicReference(_ text: String, count: Int, at node: Node) -> Diagnostic {
        Diagnostic(
            .ambiguousDynamicReference,
            at: node,
            count == 0
                ? "no schema has the dynamic anchor that '\(text)' names"
                : "'\(text)' may lead to \(count) schemas, depending on where it is reached from",
            "use '$ref', which always leads to one"
        )
    }

    static func tooManyDynamicScopes(at node: Node) -> Diagnostic {
        Diagnostic(
            .ambiguousDynamicReference,
            at: node,
            "there are too many ways to what dynamic references lead to",
            "use '$ref', which always leads to one"
        )
    }

    static func nestedTooDeep(_ what: String, at node: Node) -> Diagnostic {
        Diagnostic(
            .nestedTooDeep,
            at: node,
            "\(what) hold one another more than \(DocumentReader.deepestObjects) deep",
            "look for one that refers back to itself"
        )
    }

    static func chainTooLong(_ limit: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .nestedTooDeep,
            at: location,
            "more than \(limit) schemas lead to one another from here, through '$ref', 'allOf', 'items' and the like",
            "refer to the last of them directly"
        )
    }
}
