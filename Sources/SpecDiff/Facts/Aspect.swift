/// The aspects in which two documents can differ.
enum Aspect: Hashable, Sendable {
    // MARK: Values
    case forbidden, type, format, null, union, overlap
    case limit(Limit), multipleOf, uniqueItems
    case enumeration, enumValue, extensibleValue, const, pattern, contentMediaType, contentEncoding
    case defaultValue, parameterDefault
    case condition(Condition), negation, choice
    case dependentSchema, patternProperty, dependentRequired
    case allOf, annotation, anyOf, oneOf, unionKeyword, prefixItems
    case discriminator, discriminatorProperty, discriminatorValue
    case additionalProperties, items, readOnly, writeOnly
    case requiredProperty, optionalProperty, closedObjectProperty, requirement, undeclaredRequirement
    case deprecation, xml, description, sensitivity, fullSensitivity, swiftName

    // MARK: Calls
    case requiredParameter, optionalParameter, parameterRequirement, parameterPlace, parameterStyle, parameterExplode
    case parameterReserved, parameterEmptyValue, parameterContent, parameterDeprecation, parameterDescription
    case parameterSensitivity, parameterSwiftName
    case requiredBody, optionalBody, bodyRequirement, bodyDescription
    case mediaType, mediaTypeName, mediaSchema, partEncoding, mediaExamples
    case success, failure, defaultResponse, responseDescription
    case errorCode, errorCodeName, errorCodePlace, failureCondition, failurePlace
    case requiredHeader, optionalHeader, headerRequirement, headerDescription
    case path, operation, webhook, callback, operationDeprecation, sunset, stability, operationID, pathParameterName
    case operationTags, operationServers, operationDescription, operationSwiftName, retry
    case operationSecurity, documentSecurity, securityScheme, securityAddress, securityFlow, securityScope
    case server, serverVariable, serverEnvironment, documentTags, documentDescription

    /// Numeric keywords.
    enum Limit: String, CaseIterable, Sendable {
        case maxLength, minLength, maxItems, minItems, maxProperties, minProperties, minContains, maxContains
        case maximum, minimum, exclusiveMaximum, exclusiveMinimum

        /// Whether a greater number accepts more values.
        var isUpper: Bool { rawValue.hasPrefix("max") || self == .exclusiveMaximum }
    }

    /// Keywords whose schema adds a constraint on values.
    enum Condition: String, CaseIterable, Sendable {
        case contains, `if`, then, `else`, not, propertyNames, unevaluatedItems, unevaluatedProperties, contentSchema
    }

    /// Whether it is an element that documents deprecate before removal.
    var isDeprecable: Bool {
        switch self {
        case .path, .operation, .requiredParameter, .optionalParameter, .requiredProperty, .optionalProperty,
            .closedObjectProperty:
            true
        default: false
        }
    }

    /// Whether a narrowed request may be sent with values that callers read elsewhere.
    var isEchoed: Bool {
        switch self {
        case .limit, .enumeration, .enumValue: true
        default: false
        }
    }
}

/// What happened to the subject of a fact.
package enum Action: String, Sendable {
    case added, removed, changed

    var inverse: Action {
        switch self {
        case .added: .removed
        case .removed: .added
        case .changed: .changed
        }
    }
}
