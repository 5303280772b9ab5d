import YAMLTree

extension Diagnostic {
    static func pathWithoutSlash(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(.pathWithoutSlash, at: key.location, "the path '\(key.text)' does not start with '/'; one is added")
    }

    static func badPathTemplate(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(
            .badPathTemplate,
            at: key.location,
            "the braces of the path '\(key.text)' do not fit",
            "a parameter is written '{name}'"
        )
    }

    static func equivalentPaths(_ key: Mapping.Key, _ first: String) -> Diagnostic {
        Diagnostic(.equivalentPaths, at: key.location, "the path '\(key.text)' matches the same URLs as '\(first)'")
    }

    static func undeclaredPathParameter(
        _ name: String,
        at key: Mapping.Key,
        among known: some Sequence<String>
    ) -> Diagnostic {
        Diagnostic(
            .undeclaredPathParameter,
            at: key.location,
            "the path has '{\(name)}', which no path parameter declares; it is taken as a required string",
            misspelt: name,
            among: known
        )
    }

    static func pathParameterNotInTemplate(_ name: String, path: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .pathParameterNotInTemplate,
            at: location,
            "the path '\(path)' has no '{\(name)}'; the parameter is left out"
        )
    }

    static func pathParameterNotRequired(_ name: String, at node: Node) -> Diagnostic {
        Diagnostic(
            .pathParameterNotRequired,
            at: node,
            "the path parameter '\(name)' is required, whether it says so or not",
            "add 'required: true'"
        )
    }

    static func duplicateOperationID(_ id: LocatedText, first: SourceLocation) -> Diagnostic {
        var diagnostic = Diagnostic(
            .duplicateOperationID,
            at: id.location,
            "the operationId '\(id.text)' is used twice; this operation is named by its method and path"
        )
        diagnostic.notes = [Note(location: first, message: "it is used here first")]
        return diagnostic
    }

    static func sharedOperationID(_ id: LocatedText, path: String, first: String) -> Diagnostic {
        Diagnostic(
            .sharedOperationID,
            at: id.location,
            "the operationId '\(id.text)' names the operation of '\(first)'; that of '\(path)' is named by its method and path"
        )
    }

    static func duplicateParameter(_ parameter: Parameter, first: SourceLocation) -> Diagnostic {
        var diagnostic = Diagnostic(
            .duplicateParameter,
            at: parameter.location,
            "the \(parameter.place.rawValue) parameter '\(parameter.name)' is declared twice"
        )
        diagnostic.notes = [Note(location: first, message: "it is declared here first")]
        return diagnostic
    }

    static func ignoredHeaderParameter(_ name: String, at node: Node) -> Diagnostic {
        Diagnostic(
            .ignoredHeader,
            at: node,
            "a header parameter '\(name)' has no effect by the specification; it is left out",
            name.lowercased() == "authorization"
                ? "declare a security scheme" : "the media types of 'content' say what is sent and accepted"
        )
    }

    static func ignoredResponseHeader(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(
            .ignoredHeader,
            at: key.location,
            "a header '\(key.text)' has no effect by the specification; it is left out",
            "the media types of 'content' say what is answered"
        )
    }

    /// Swagger 2.0's way to give a body.
    static func bodyParameter(_ place: String, at node: Node) -> Diagnostic {
        Diagnostic(
            .bodyParameter,
            at: node,
            "a parameter in '\(place)' is Swagger 2.0",
            "put the body into 'requestBody'"
        )
    }

    static func styleNotForPlace(_ style: Parameter.Style, _ place: Parameter.Place, at node: Node) -> Diagnostic {
        let fitting = Parameter.Style.allCases.filter { $0.fits(place) }.map { "'\($0.rawValue)'" }
        return Diagnostic(
            .styleNotForPlace,
            at: node,
            "the style '\(style.rawValue)' cannot be used in '\(place.rawValue)'",
            "expected \(fitting.joined(separator: " or "))"
        )
    }

    static func schemaAndContent(_ name: String, at node: Node) -> Diagnostic {
        Diagnostic(.schemaAndContent, at: node, "'\(name)' has both 'schema' and 'content'; 'schema' is used")
    }

    static func parameterWithoutSchema(_ name: String, at node: Node) -> Diagnostic {
        Diagnostic(
            .parameterWithoutSchema,
            at: node,
            "'\(name)' has neither 'schema' nor 'content'; it is taken as a string"
        )
    }

    static func severalContents(_ name: String, at node: Node) -> Diagnostic {
        Diagnostic(.severalContents, at: node, "'content' of '\(name)' must have one media type; the first is used")
    }

    static func exampleAndExamples(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(.exampleAndExamples, at: key.location, "'example' and 'examples' exclude one another")
    }

    static func badMediaType(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(
            .badMediaType,
            at: key.location,
            "'\(key.text)' is no media type, and is left out",
            "a media type is written 'application/json'"
        )
    }

    static func badMethod(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(.badMethod, at: key.location, "'\(key.text)' cannot be an HTTP method")
    }

    static func methodTwice(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(
            .badMethod,
            at: key.location,
            "the method '\(key.text)' has a member of its own",
            "use '\(key.text.lowercased())'"
        )
    }

    static func noResponses(_ node: Node) -> Diagnostic {
        Diagnostic(.noResponses, at: node, "the operation has no responses; every answer will be unexpected")
    }

    static func badStatus(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(
            .badStatus,
            at: key.location,
            "'\(key.text)' is no status code; the response is left out",
            "expected three digits from '100' to '599', '4XX', or 'default'"
        )
    }

    static func lowercaseRange(_ key: Mapping.Key) -> Diagnostic {
        Diagnostic(.badStatus, at: key.location, "'\(key.text)' is read as '\(key.text.uppercased())'")
    }
}
