/// An operation, modeled as a request value.
package struct OperationType: Equatable, Sendable {
    package var name: SwiftName
    package var methodName: SwiftName
    package var errorName: SwiftName
    package var documentation: Documentation
    package var operationID: String
    package var httpMethod: String
    package var path: String
    /// The segments of the path, if it has parameters.
    package var pathParts: [PathPart]
    package var servers: [SwiftName]
    package var security: [[SwiftName]]
    package var retry: Retry
    /// The header parameter for an idempotency key.
    package var idempotencyKey: String?
    /// All properties: parameters, then the body's.
    package var properties: [Property]
    package var parameters: [ParameterUse]
    package var body: Body?
    package var nested: [Declaration]
    package var output: SwiftType
    package var accept: String?
    package var responses: [ResponseCase]
    package var businessFailures: [BusinessFailure]
    package var failureCases: [FailureCase]
    /// Assertions on the JSON of a body whose members are properties of the operation.
    package var constraints: [Constraint] = []

    package enum Retry: Hashable, Sendable {
        case never, unprocessed, idempotent
    }

    package enum PathPart: Hashable, Sendable {
        case text(String)
        /// The index of a parameter in `parameters`.
        case parameter(Int)
    }

    /// Where a parameter property is sent.
    package struct ParameterUse: Equatable, Sendable {
        package var property: SwiftName
        package var wireName: String
        package var place: Place
        /// Nil if the style is the default for the place.
        package var style: String?
        /// Nil if it is the style's default.
        package var explode: Bool?
        package var allowReserved: Bool
        package var coding: Coding
        package var isOptional: Bool

        package enum Coding: Hashable, Sendable {
            /// The type encodes itself.
            case plain
            /// Encoded from its JSON.
            case encoded
            /// As a JSON string.
            case json
        }

        package enum Place: Hashable, Sendable {
            case path, query, header, cookie, querystring
        }
    }

    package enum Body: Equatable, Sendable {
        /// The body's members are properties of the operation itself.
        case members([Property])
        /// The body is one property.
        case property(SwiftName, ContentKind, isOptional: Bool)
        /// The body is one property of a nested enum, a case for each media type.
        case alternatives(SwiftName, ContentEnum, isOptional: Bool)
        /// The body is a multipart form of properties.
        case parts([Part])
    }

    /// A property that is a part of a multipart form.
    package struct Part: Equatable, Sendable {
        package var property: SwiftName
        package var wireName: String
        package var kind: Kind
        package var contentType: String?
        package var headers: [Header] = []

        package enum Kind: Hashable, Sendable {
            case file, text, json
        }

        /// A property that is a header field of the part.
        package struct Header: Equatable, Sendable {
            package var property: SwiftName
            package var wireName: String
            package var explode: Bool
            package var coding: ParameterUse.Coding
            package var isOptional: Bool
        }
    }

    /// The locations of the business code in each type of failure body, in the order to try.
    package var businessCodes: [(type: SwiftType, paths: [PropertyPath])] {
        var codes: [(type: SwiftType, paths: [PropertyPath])] = []
        for function in businessFailures {
            if let index = codes.firstIndex(where: { $0.type == function.bodyType }) {
                codes[index].paths += function.codePaths.filter { !codes[index].paths.contains($0) }
            } else {
                codes.append((function.bodyType, function.codePaths))
            }
        }
        return codes
    }

    /// The body of each response, in the order in which statuses are matched.
    package var responseBodies: [(status: ResponseCase.Status, bodies: [ResponseCase.Body])] {
        responses.map { response in
            switch response.outcome {
            case .failure: (response.status, [ResponseCase.Body(.failure)])
            case .conditional: (response.status, [ResponseCase.Body(.json)])
            case .success(let success): (response.status, bodies(of: success.content))
            }
        }
    }

    private func bodies(of content: ContentKind) -> [ResponseCase.Body] {
        let kind: ResponseCase.Body.Kind
        switch content {
        case .none: kind = .empty
        case .json, .form: kind = .json
        case .text: kind = .text
        case .bytes, .multipart: kind = .stream
        case .alternatives(let name):
            for case .content(let type) in nested where type.name == name.own {
                return type.cases.flatMap { bodies(of: $0.content) }
            }
            preconditionFailure("the type '\(name)' of a response is nested in its operation")
        }
        return [ResponseCase.Body(kind, mediaRange: content.mediaRange)]
    }

    package var hasSensitiveProperties: Bool { properties.contains { $0.sensitivity != .open } }
    package var hasChecks: Bool { properties.contains { !$0.checks.isEmpty } || !constraints.isEmpty }
}

/// The result for one status.
package struct ResponseCase: Equatable, Sendable {
    package var status: Status
    package var outcome: Outcome

    package enum Status: Hashable, Sendable {
        case code(Int)
        case range(Int)
        case `default`
    }

    /// The body for one media type or range.
    package struct Body: Hashable, Sendable {
        package var kind: Kind
        package var mediaRange: String

        init(_ kind: Kind, mediaRange: String = "*/*") {
            self.kind = kind
            self.mediaRange = mediaRange
        }

        package enum Kind: String, Hashable, Sendable {
            case json, text, stream, empty, failure
        }
    }

    package enum Outcome: Equatable, Sendable {
        case success(Success)
        /// A success, unless the condition is true for the body.
        case conditional(success: SwiftType, failure: SwiftType, condition: SwiftName, Failure)
        case failure(ContentKind, Failure)
    }

    /// A success, and how the output is created from it.
    package struct Success: Equatable, Sendable {
        package var content: ContentKind
        /// The case of the output enum, if there are several successes.
        package var outputCase: SwiftName?
        /// The output struct, if there are typed header fields.
        package var structure: OutputStruct?
    }

    /// The failure of the operation's error that a response maps to.
    package struct Failure: Equatable, Sendable {
        /// The function that maps business codes, if there is one.
        package var businessFailure: SwiftName?
        /// The case for an unknown code.
        package var otherwise: SwiftName
    }
}

/// A function from a response's business code to the failure.
package struct BusinessFailure: Equatable, Sendable {
    package var name: SwiftName
    package var bodyType: SwiftType
    /// The locations of the code in the body, in the order to try.
    package var codePaths: [PropertyPath]
    /// The failure for each code.
    ///
    /// Empty if the document lists no codes.
    package var cases: [(codes: [String], name: SwiftName)]
}

/// The key path from a value to a string in it.
package struct PropertyPath: Hashable, Sendable {
    package var steps: [Step] = []
    /// Whether the last property, or one before it, may be nil.
    package var isOptional = false
    /// Whether the last property is an open enum, whose raw value is the string.
    package var endsInEnum = false

    package struct Step: Hashable, Sendable {
        package var property: SwiftName
        /// Whether the preceding value may be nil.
        package var unwraps: Bool
    }
}

/// A documented failure: a property of an operation's error.
package struct FailureCase: Equatable, Sendable {
    package var name: SwiftName
    /// The type of the body, or `.void` if the document describes none.
    package var bodyType: SwiftType
    /// When the failure is thrown: the codes and statuses of each meaning.
    package var meanings: [Meaning]

    package struct Meaning: Equatable, Sendable {
        /// The business codes.
        ///
        /// Empty if the status is enough.
        package var codes: [String]
        /// The statuses, such as `409` or `4XX`.
        package var statuses: [String]
        package var summary: String?
        package var origin: String?
    }
}

extension BusinessFailure {
    package static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.bodyType == right.bodyType && left.codePaths == right.codePaths
            && left.cases.elementsEqual(right.cases) { $0 == $1 }
    }
}
