/// An operation, as the request value that stands for it.
package struct OperationType: Equatable, Sendable {
    package var name: SwiftName
    package var methodName: SwiftName
    package var errorName: SwiftName
    package var documentation: Documentation
    package var operationID: String
    package var httpMethod: String
    package var path: String
    /// The path in its parts, where it has parameters.
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
    /// What the JSON of a body must meet whose members are properties of the operation.
    package var constraints: [Constraint] = []

    package enum Retry: Hashable, Sendable {
        case never, unprocessed, idempotent
    }

    package enum PathPart: Hashable, Sendable {
        case text(String)
        /// The index of a parameter in `parameters`.
        case parameter(Int)
    }

    /// Where a property goes that is a parameter.
    package struct ParameterUse: Equatable, Sendable {
        package var property: SwiftName
        package var wireName: String
        package var place: Place
        /// nil where the style is the place's own default.
        package var style: String?
        /// nil where it is the style's own default.
        package var explode: Bool?
        package var allowReserved: Bool
        package var coding: Coding
        package var isOptional: Bool

        package enum Coding: Hashable, Sendable {
            /// The type writes itself.
            case plain
            /// By way of its JSON.
            case encoded
            /// As JSON text.
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

    /// Where each type of failure body has its business code, to be tried in order.
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

    /// What the body of each response is, in the order in which statuses are looked up.
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

/// What happens on one status.
package struct ResponseCase: Equatable, Sendable {
    package var status: Status
    package var outcome: Outcome

    package enum Status: Hashable, Sendable {
        case code(Int)
        case range(Int)
        case `default`
    }

    /// What a body is, of one media type or range.
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
        /// A success, unless the condition holds of the body.
        case conditional(success: SwiftType, failure: SwiftType, condition: SwiftName, Failure)
        case failure(ContentKind, Failure)
    }

    /// A success, and how the output is made of it.
    package struct Success: Equatable, Sendable {
        package var content: ContentKind
        /// The case of the output enum, where there are several successes.
        package var outputCase: SwiftName?
        /// The output struct, where there are typed header fields.
        package var structure: OutputStruct?
    }

    /// Which failure of the operation's error a response gives.
    package struct Failure: Equatable, Sendable {
        /// The function that looks for a business code, where there is one.
        package var businessFailure: SwiftName?
        /// The case where no code is known.
        package var otherwise: SwiftName
    }
}

/// A function from a response's business code to the failure.
package struct BusinessFailure: Equatable, Sendable {
    package var name: SwiftName
    package var bodyType: SwiftType
    /// Where the code is in the body, to be tried in order.
    package var codePaths: [PropertyPath]
    /// The failure for each code; empty where the document lists no codes.
    package var cases: [(codes: [String], name: SwiftName)]
}

/// The way from a value to a text in it, property by property.
package struct PropertyPath: Hashable, Sendable {
    package var steps: [Step] = []
    /// Whether the last property may be nil, or one before it.
    package var isOptional = false
    /// Whether the last property is an open enum, which has the text as its raw value.
    package var endsInEnum = false

    package struct Step: Hashable, Sendable {
        package var property: SwiftName
        /// Whether what comes before may be nil.
        package var unwraps: Bool
    }
}

/// A documented failure: a property of an operation's error.
package struct FailureCase: Equatable, Sendable {
    package var name: SwiftName
    /// The type of the body; `.void` where the document describes none.
    package var bodyType: SwiftType
    /// When the case is thrown: for each meaning, the codes and statuses.
    package var meanings: [Meaning]

    package struct Meaning: Equatable, Sendable {
        /// The business codes; empty for the status alone.
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
