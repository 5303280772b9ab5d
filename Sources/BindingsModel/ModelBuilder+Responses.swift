import OpenAPIDocument
import YAMLTree

/// What the responses of one operation come to.
struct ResponsePlan {
    var output: SwiftType = .void
    var accept: String?
    var cases: [ResponseCase] = []
    var businessFailures: [BusinessFailure] = []
    var failureCases: [FailureCase] = []
    /// Where each of them is, by its name.
    fileprivate var failureIndices: [SwiftName: Int] = [:]
}

extension ModelBuilder {
    mutating func responses(
        of operation: Operation,
        _ named: NamedOperation,
        _ nesting: inout Nesting
    ) -> ResponsePlan {
        var plan = ResponsePlan()
        let ordered = operation.responses.sorted { Self.rank($0.status) < Self.rank($1.status) }
        let successes = Self.successes(among: ordered.map(\.status))
        var accepted: [String] = []
        var outputs: [ContentEnum.Case] = []
        for response in ordered {
            let isSuccess = successes.contains(response.status)
            let label = isSuccess && successes.count == 1 ? "Response" : statusLabel(response) + "Body"
            let content = content(of: response, suggesting: label, &nesting, &accepted)
            if isSuccess {
                plan.cases.append(
                    ResponseCase(
                        status: Self.status(response.status),
                        outcome: success(content, response, isOnly: successes.count == 1, &plan, &outputs, &nesting)
                    )
                )
            } else {
                let failure = failure(caseName(response), content.type, response, response.content.first?.schema, &plan)
                plan.cases.append(
                    ResponseCase(status: Self.status(response.status), outcome: .failure(content, failure))
                )
            }
        }
        if successes.isEmpty { addUndescribedSuccess(&plan) }
        if outputs.count > 1 {
            let name = SwiftName("Output")
            nesting.declarations.append(
                .content(
                    ContentEnum(
                        name: name,
                        documentation: Documentation(["The documented successes."]),
                        cases: outputs,
                        isRead: false
                    )
                )
            )
            plan.output = .named(TypeName(name, in: nesting.path))
        } else if let only = outputs.first {
            plan.output = only.content.type
        }
        plan.accept = accepted.isEmpty || accepted == ["application/json"] ? nil : accepted.joined(separator: ", ")
        return plan
    }

    /// An operation of which the document describes no success still succeeds: with 2XX, and no body that is known.
    private func addUndescribedSuccess(_ plan: inout ResponsePlan) {
        let success = ResponseCase.Success(content: .none, outputCase: nil, structure: nil)
        let place = plan.cases.firstIndex { $0.status == .default } ?? plan.cases.count
        plan.cases.insert(ResponseCase(status: .range(2), outcome: .success(success)), at: place)
    }

    private func statusLabel(_ response: Response) -> String {
        SwiftName.type(caseName(response).identifier).identifier
    }

    private mutating func success(
        _ content: ContentKind,
        _ response: Response,
        isOnly: Bool,
        _ plan: inout ResponsePlan,
        _ outputs: inout [ContentEnum.Case],
        _ nesting: inout Nesting
    ) -> ResponseCase.Outcome {
        if let condition = response.failureCondition, isOnly {
            outputs.append(ContentEnum.Case(name: SwiftName("ok"), content: content, documentation: Documentation()))
            return conditional(content.type, condition, response, &plan, &nesting)
        }
        if response.failureCondition != nil {
            diagnostics.append(
                .unsupported(
                    "'x-failure-when' beside several successes",
                    at: response.location,
                    instead: "describe one success"
                )
            )
        }
        let structure = isOnly ? outputStructure(content, response, &nesting) : nil
        let name = caseName(response)
        let type = structure.map { ContentKind.alternatives(TypeName($0.name, in: nesting.path)) } ?? content
        outputs.append(
            ContentEnum.Case(name: name, content: type, documentation: Documentation([response.description]))
        )
        return .success(
            ResponseCase.Success(content: content, outputCase: isOnly ? nil : name, structure: structure)
        )
    }

    /// The struct of a success with typed header fields.
    private mutating func outputStructure(
        _ content: ContentKind,
        _ response: Response,
        _ nesting: inout Nesting
    ) -> OutputStruct? {
        let headers = response.headers.filter { $0.name.lowercased() != "content-type" }
        if headers.isEmpty { return nil }
        var scope = NameScope(reserving: ["body"])
        var fields: [OutputStruct.Header] = []
        for header in headers {
            var type = SwiftType.string
            if case .schema(let id) = header.content {
                let use = use(of: id, suggesting: SwiftName.type(header.name).identifier, &nesting)
                if isHeaderType(use.type) { type = use.type }
            }
            fields.append(
                OutputStruct.Header(
                    name: scope.claim(header.extensions.swiftName.map { .given($0.text) } ?? .member(header.name)),
                    wireName: header.name,
                    type: type,
                    documentation: Documentation([header.description], isDeprecated: false)
                )
            )
        }
        let structure = OutputStruct(name: SwiftName("Output"), body: content.type, headers: fields)
        nesting.declarations.append(.output(structure))
        return structure
    }

    private func isHeaderType(_ type: SwiftType) -> Bool {
        if case .array = type { return false }
        return writesItself(type)
    }

    private mutating func conditional(
        _ body: SwiftType,
        _ condition: OpenAPIDocument.FailureCondition,
        _ response: Response,
        _ plan: inout ResponsePlan,
        _ nesting: inout Nesting
    ) -> ResponseCase.Outcome {
        let failureType = use(of: condition.schema, suggesting: "FailureBody", &nesting).type
        let members = condition.pointer.tokens
        let type: FailureConditionType
        if let known = conditions.first(where: { $0.members == members }) {
            type = known
        } else {
            let stem = SwiftName.type(members.joined(separator: " ")).identifier
            type = FailureConditionType(name: typeScope.claim(SwiftName("Has\(stem)")), members: members)
            conditions.append(type)
        }
        let name = response.swiftName.map { .givenFailure($0.text) } ?? SwiftName("failed")
        return .conditional(
            success: body,
            failure: failureType,
            condition: type.name,
            failure(name, failureType, response, condition.schema, &plan)
        )
    }

    private mutating func content(
        of response: Response,
        suggesting label: String,
        _ nesting: inout Nesting,
        _ accepted: inout [String]
    ) -> ContentKind {
        let contents = distinct(response.content)
        var known = Set(accepted)
        for media in response.content {
            let name = media.name.trimmed
            // What is no media type cannot stand in an Accept field.
            if name.contains("/"), known.insert(name).inserted { accepted.append(name) }
        }
        guard let first = contents.first else { return .none }
        if contents.count == 1, let component = response.componentName {
            // Many operations share the response, and so the type of its body.
            var topLevel = Nesting(in: nil)
            let stem = SwiftName.type(component).identifier
            let suggestion = stem.hasSuffix("Response") ? stem : stem + "Response"
            let kind = content(first, suggesting: suggestion, isRead: true, &topLevel).kind
            extraModels += topLevel.declarations
            return kind
        }
        if contents.count == 1 { return content(first, suggesting: label, isRead: true, &nesting).kind }
        let name = nesting.scope.claim(SwiftName(label == "Response" ? "ResponseBody" : label))
        let type = contentEnum(name, contents, suggesting: label, isRead: true, &nesting)
        nesting.declarations.append(.content(type))
        return .alternatives(TypeName(name, in: nesting.path))
    }

    /// Adds the error cases of a response, and says which one a failure gives.
    private mutating func failure(
        _ name: SwiftName,
        _ body: SwiftType,
        _ response: Response,
        _ schema: SchemaID?,
        _ plan: inout ResponsePlan
    ) -> ResponseCase.Failure {
        let status = Self.status(response.status)
        let heading = Self.heading(status)
        var function: SwiftName?
        if let codes = response.errorCodes, let schema {
            let name = businessFailure(codes, body, schema, heading, &plan)
            if !codes.codes.isEmpty { function = name }
        }
        add(
            FailureCase(
                name: name,
                bodyType: body,
                meanings: [
                    FailureCase.Meaning(
                        codes: [],
                        statuses: [heading],
                        summary: response.description,
                        origin: response.origin
                    )
                ]
            ),
            &plan,
            at: response.location
        )
        return ResponseCase.Failure(businessFailure: function, otherwise: name)
    }

    private mutating func businessFailure(
        _ codes: ErrorCodes,
        _ body: SwiftType,
        _ schema: SchemaID,
        _ heading: String,
        _ plan: inout ResponsePlan
    ) -> SwiftName {
        var cases: [(codes: [String], name: SwiftName)] = []
        var indices: [SwiftName: Int] = [:]
        for code in codes.codes {
            let name = SwiftName.givenFailure(code.name.text)
            add(
                FailureCase(
                    name: name,
                    bodyType: body,
                    meanings: [
                        FailureCase.Meaning(
                            codes: [code.code.text],
                            statuses: [heading],
                            summary: code.summary,
                            origin: code.origin
                        )
                    ]
                ),
                &plan,
                at: code.name.location
            )
            if let index = indices[name] {
                cases[index].codes.append(code.code.text)
            } else {
                indices[name] = cases.count
                cases.append((codes: [code.code.text], name: name))
            }
        }
        var paths: [String] = []
        for place in codes.places {
            if let path = codePath(place.pointer, in: schema) {
                paths.append(path)
            } else {
                diagnostics.append(.errorCodePath(place.pointer, at: place.location))
            }
        }
        let same = plan.businessFailures.first {
            $0.bodyType == body && $0.codePaths == paths && $0.cases.map(\.codes) == cases.map(\.codes)
                && $0.cases.map(\.name) == cases.map(\.name)
        }
        if let same { return same.name }
        let number = plan.businessFailures.count { !$0.cases.isEmpty }
        let name = SwiftName(number == 0 ? "businessFailure" : "businessFailure\(number + 1)")
        plan.businessFailures.append(BusinessFailure(name: name, bodyType: body, codePaths: paths, cases: cases))
        return name
    }

    private mutating func add(_ new: FailureCase, _ plan: inout ResponsePlan, at location: SourceLocation) {
        guard let index = plan.failureIndices[new.name] else {
            plan.failureIndices[new.name] = plan.failureCases.count
            plan.failureCases.append(new)
            return
        }
        if plan.failureCases[index].bodyType != new.bodyType {
            diagnostics.append(.errorCaseBodies(new.name.identifier, at: location))
            return
        }
        for meaning in new.meanings { plan.failureCases[index].add(meaning) }
    }

    /// The Swift expression for the text at a pointer into the body, such as `.exception?.errorCode`.
    private mutating func codePath(_ pointer: JSONPointer, in schema: SchemaID) -> String? {
        var id = schema
        var path = ""
        var isOptional = false
        for token in pointer.tokens {
            guard case .object(let object) = resolvedShape(of: id), let member = object.member(token) else {
                return nil
            }
            var scope = NameScope()
            let names = propertyNames(object, &scope)
            guard let index = object.members.firstIndex(where: { $0.name == token }) else { return nil }
            path += "\(isOptional ? "?" : "").\(names[index])"
            isOptional =
                isOptional || !object.required.contains(token) || isNullable(document.target(of: member.schema))
                || isNullable(member.schema)
            id = member.schema
        }
        switch resolvedShape(of: id) {
        case .scalar(.string): return path
        case .enumeration: return path + (isOptional ? "?" : "") + ".rawValue"
        default: return nil
        }
    }
}

extension FailureCase {
    /// Adds a meaning, to one that says the same where there is one.
    fileprivate mutating func add(_ new: Meaning) {
        let index = meanings.firstIndex {
            $0.summary == new.summary && $0.origin == new.origin && $0.codes.isEmpty == new.codes.isEmpty
        }
        guard let index else {
            meanings.append(new)
            return
        }
        meanings[index].codes += new.codes.filter { !meanings[index].codes.contains($0) }
        meanings[index].statuses += new.statuses.filter { !meanings[index].statuses.contains($0) }
    }
}

extension String {
    fileprivate var trimmed: String {
        let space = UInt8(ascii: " ")
        guard utf8.first == space || utf8.last == space else { return self }
        guard let first = utf8.firstIndex(where: { $0 != space }), let last = utf8.lastIndex(where: { $0 != space })
        else { return "" }
        return String(self[first...last])
    }
}
