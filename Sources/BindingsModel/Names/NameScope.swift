/// Gives each name in a scope a unique identifier.
///
/// Names are assigned in order. The first to request an identifier gets it. A later one that collides gets a number
/// appended, so adding something at the end renames nothing.
struct NameScope: Sendable {
    private var taken: Set<String>
    /// The next number to try for each identifier with collisions.
    ///
    /// Lower numbers are taken.
    private var numbers: [String: Int] = [:]

    init(reserving reserved: some Sequence<String> = []) {
        taken = Set(reserved)
    }

    func isTaken(_ name: SwiftName) -> Bool { taken.contains(name.identifier) }

    mutating func claim(_ name: SwiftName) -> SwiftName {
        if taken.insert(name.identifier).inserted { return name }
        var number = numbers[name.identifier] ?? 2
        var candidate = name.appending(String(number))
        while !taken.insert(candidate.identifier).inserted {
            number += 1
            candidate = name.appending(String(number))
        }
        numbers[name.identifier] = number + 1
        return candidate
    }
}

/// Type names that generated code uses, or that would make an app's code ambiguous.
enum ReservedTypes {
    static let names: Set<String> = [
        "APIClient", "APIOperation", "APIServer", "AnyKey", "Any", "AnyObject", "Array", "Assertion", "Bool",
        "APICall", "APICalls", "APIEnvironment", "APIResponse", "CallOptions", "Exchange", "FailureDetails",
        "GeneratedClient", "ResponseDescriptor", "ServerSelection",
        "CallError", "Character", "Codable", "CodingKey", "CodingKeys", "Collection", "Credential",
        "CredentialProvider", "Credentials", "Data", "Date", "DateTime", "CalendarDate", "Decimal", "Decodable",
        "Decoder", "Dictionary", "Double", "EitherBody", "Encodable", "Encoder", "Equatable", "Error", "ErrorResponse",
        "FieldCodable", "FieldList", "FieldListing",
        "FailureCondition", "Float", "HTTPBody", "HTTPField", "HTTPFields", "HTTPRequest", "HTTPResponse", "Hashable",
        "Identifiable", "Int", "Int32", "Int64", "ItemCodable", "JSONValue", "KeyValuePairs", "Middleware", "Mirror",
        "Never",
        "NoCredentials", "OpenEnum", "SentUnion", "UnionMember", "OpenUnion", "Indirect",
        "IndirectNullable", "Nullable",
        "Plain", "EncodedParameter", "FileContent", "MultipartForm", "OperationDescriptor", "OperationFailure",
        "Optional", "ParameterEncodable",
        "ParameterContent", "ParameterStyle", "PartHeader", "Pattern", "Protocol", "RawRepresentable",
        "ReceivedResponse",
        "Redacted", "Redacting", "RedactingFields", "RequestBuilder", "RequestID", "Result", "RetryRule",
        "SecurityScheme", "Self",
        "Sendable", "Sequence", "Set", "String", "Substring", "Task", "Transport",
        "TransportError", "Type", "UInt", "UInt32", "UInt64", "URL", "UUID", "Unicode", "Validatable", "Validator",
        "Violation", "Void", "URLSessionTransport",
    ]
}
