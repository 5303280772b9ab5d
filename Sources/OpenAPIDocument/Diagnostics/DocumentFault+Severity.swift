package import YAMLTree

extension DocumentFault {
    /// An error where a client made from the document could be wrong; a warning where the fault cannot matter to one.
    package var severity: Diagnostic.Severity {
        switch self {
        case .notADocument, .missingVersion, .swagger2, .unknownVersion, .wrongType, .missingMember,
            .unsupportedKeyword,
            .unknownValue, .danglingReference, .remoteReference, .badReference, .unreadableFile, .referenceToWrongKind,
            .referenceCycle, .ambiguousDynamicReference, .nestedTooDeep, .unknownType, .badLimit,
            .schemaIncludesItself, .badPathTemplate, .duplicateParameter, .bodyParameter,
            .styleNotForPlace, .badMethod, .unknownSecurityScheme, .badSwiftName, .extensionListLength,
            .badExtensionValue, .failureWithoutSchema:
            .error
        case .unknownDialect, .wrongTypeIgnored, .emptyValue, .quotedValue, .unquotedText, .missingMemberIgnored,
            .unknownKeyword, .keywordOfOtherVersion, .componentName, .hiddenCharacter, .referenceSibling, .typeList,
            .nullType,
            .nullableKeyword, .exclusiveLimit, .contradictoryLimits, .badPattern, .slowPattern, .booleanRequired,
            .undeclaredRequired, .duplicateRequired, .emptyEnum, .enumValueOfWrongType, .duplicateEnumValue,
            .defaultOfWrongType, .exampleOfWrongType, .arrayWithoutItems, .emptyComposition, .unionOfHeirs,
            .readOnlyAndWriteOnly,
            .discriminatorText, .discriminatorPropertyMissing, .discriminatorPropertyOptional,
            .discriminatorTargetOutsideUnion, .pathWithoutSlash, .equivalentPaths, .undeclaredPathParameter,
            .pathParameterNotInTemplate, .pathParameterNotRequired, .ignoredHeader, .schemaAndContent,
            .parameterWithoutSchema, .severalContents, .exampleAndExamples, .badMediaType, .noResponses, .badStatus,
            .undeclaredTag, .duplicateTag, .tagParent, .undeclaredServerVariable, .unusedServerVariable,
            .serverDefaultNotInEnum, .undeclaredScope, .sharedOperationID, .duplicateOperationID, .itemsList,
            .referenceForMap, .misspeltExtension,
            .misplacedExtension:
            .warning
        }
    }
}

extension Diagnostic {
    /// A fault in a value.
    init(_ fault: DocumentFault, at node: Node, _ message: String, _ suggestion: String? = nil) {
        self.init(fault, at: node.location, message, suggestion)
    }

    /// A fault whose place is not a node's start.
    init(_ fault: DocumentFault, at location: SourceLocation, _ message: String, _ suggestion: String? = nil) {
        self.init(
            id: fault.rawValue,
            severity: fault.severity,
            location: location,
            message: message,
            suggestion: suggestion
        )
    }

    /// The same with "did you mean", where something is near.
    init(
        _ fault: DocumentFault,
        at location: SourceLocation,
        _ message: String,
        misspelt text: String,
        among candidates: some Sequence<String>
    ) {
        self.init(
            fault,
            at: location,
            message,
            closestMatch(to: text, among: candidates).map { "did you mean '\($0)'?" }
        )
    }
}
