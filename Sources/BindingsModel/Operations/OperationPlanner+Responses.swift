import OpenAPIDocument
import YAMLTree

/// The result of planning an operation's responses.
struct ResponsePlan {
    var output: SwiftType = .void
    /// The nested output type, if there is one.
    var outputType: Declaration?
    var accept: String?
    var cases: [ResponseCase] = []
    var businessFailures: [BusinessFailure] = []
    var failureCases: [FailureCase] = []
    /// The index of each failure, by name.
    fileprivate var failureIndices: [SwiftName: Int] = [:]
}

extension OperationPlanner {
    mutating func responses(_ operation: OperationNames) -> ResponsePlan {
        var plan = ResponsePlan()
        var outputs: [ContentEnum.Case] = []
        for names in operation.responses {
            let response = names.response
            let content = content(names.content)
            let outcome: ResponseCase.Outcome
            if names.isSuccess {
                outcome = success(content, names, in: operation, &plan, &outputs)
            } else {
                let schema = response.content.first?.schema
                outcome = .failure(content, failure(response.caseName, content.type, response, schema, &plan))
            }
            plan.cases.append(ResponseCase(status: ResponseCase.Status(response.status), outcome: outcome))
        }
        if outputs.isEmpty { addUndescribedSuccess(&plan) }
        if outputs.count > 1 {
            let type = ContentEnum(
                name: SwiftName("Output"),
                documentation: Documentation(["The documented successes."]),
                cases: outputs,
                isRead: false
            )
            plan.outputType = .content(type)
            plan.output = .named(TypeName(type.name, in: operation.type))
        } else if let only = outputs.first {
            plan.output = only.content.type
        }
        plan.accept = accept(operation)
        return plan
    }

    /// The `Accept` field, unless it is the runtime's default.
    private func accept(_ operation: OperationNames) -> String? {
        var known: Set<String> = []
        let accepted = operation.responses.flatMap(\.response.content).map(\.name.trimmed).filter {
            // An invalid media type can't be in an Accept field.
            $0.contains("/") && known.insert($0).inserted
        }
        return accepted.isEmpty || accepted == ["application/json"] ? nil : accepted.joined(separator: ", ")
    }

    /// An operation without a documented success still succeeds with 2XX, with an unknown body.
    private func addUndescribedSuccess(_ plan: inout ResponsePlan) {
        let success = ResponseCase.Success(content: .none, outputCase: nil, structure: nil)
        let place = plan.cases.firstIndex { $0.status == .default } ?? plan.cases.count
        plan.cases.insert(ResponseCase(status: .range(2), outcome: .success(success)), at: place)
    }

    private mutating func content(_ content: ResponseNames.Content) -> ContentKind {
        switch content {
        case .none: .none
        case .one(let media): self.content(media, isRead: true).kind
        case .several(let names): .alternatives(names.type)
        }
    }

    // MARK: Successes

    private mutating func success(
        _ content: ContentKind,
        _ names: ResponseNames,
        in operation: OperationNames,
        _ plan: inout ResponsePlan,
        _ outputs: inout [ContentEnum.Case]
    ) -> ResponseCase.Outcome {
        let response = names.response
        if let condition = response.failureCondition, names.isOnly {
            outputs.append(ContentEnum.Case(name: SwiftName("ok"), content: content, documentation: Documentation()))
            return conditional(content.type, condition, response, &plan)
        }
        if response.failureCondition != nil {
            let facts = (
                what: "'x-failure-when' with several success responses", instead: "describe one success response"
            )
            types.diagnostics.append(Diagnostic(faults.unsupported, facts, at: response.location))
        }
        var type = content
        let structure = outputStructure(content, names)
        if let structure {
            plan.outputType = .output(structure)
            type = .alternatives(TypeName(structure.name, in: operation.type))
        }
        outputs.append(
            ContentEnum.Case(
                name: response.caseName,
                content: type,
                documentation: Documentation([response.description])
            )
        )
        return .success(
            ResponseCase.Success(
                content: content,
                outputCase: names.isOnly ? nil : response.caseName,
                structure: structure
            )
        )
    }

    /// The struct of a success with typed header fields.
    private mutating func outputStructure(_ content: ContentKind, _ names: ResponseNames) -> OutputStruct? {
        if names.headers.isEmpty { return nil }
        let fields = names.headers.map { header, name in
            var type = SwiftType.string
            if case .schema(let id) = header.content {
                let found = types.use(of: id).type
                if isHeaderType(found) { type = found }
            }
            return OutputStruct.Header(
                name: name,
                wireName: header.name,
                type: type,
                documentation: Documentation([header.description], isDeprecated: false)
            )
        }
        return OutputStruct(name: SwiftName("Output"), body: content.type, headers: fields)
    }

    private func isHeaderType(_ type: SwiftType) -> Bool {
        if case .array = type { return false }
        return writesItself(type)
    }

    /// A success that is a failure if a member is present.
    private mutating func conditional(
        _ body: SwiftType,
        _ condition: OpenAPIDocument.FailureCondition,
        _ response: Response,
        _ plan: inout ResponsePlan
    ) -> ResponseCase.Outcome {
        let failureType = types.use(of: condition.schema).type
        let members = condition.pointer.tokens
        guard let type = types.names.conditions.first(where: { $0.members == members }) else {
            preconditionFailure("the names stage names each condition")
        }
        let name = response.swiftName.map { .givenFailure($0.text) } ?? SwiftName("failed")
        return .conditional(
            success: body,
            failure: failureType,
            condition: type.name,
            failure(name, failureType, response, condition.schema, &plan)
        )
    }

    // MARK: Failures

    /// Adds the failures of a response, and returns which one it maps to.
    private mutating func failure(
        _ name: SwiftName,
        _ body: SwiftType,
        _ response: Response,
        _ schema: SchemaID?,
        _ plan: inout ResponsePlan
    ) -> ResponseCase.Failure {
        let heading = ResponseCase.Status(response.status).heading
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
        var paths: [PropertyPath] = []
        for place in codes.places {
            if let path = codePath(place.pointer, in: schema) {
                paths.append(path)
            } else {
                types.diagnostics.append(Diagnostic(faults.errorCodePath, place.pointer, at: place.location))
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
            types.diagnostics.append(Diagnostic(faults.errorCaseBodies, new.name.identifier, at: location))
            return
        }
        for meaning in new.meanings { plan.failureCases[index].add(meaning) }
    }

    /// The key path to the string at a pointer into the body, or nil if there is no string.
    private func codePath(_ pointer: JSONPointer, in schema: SchemaID) -> PropertyPath? {
        let shapes = types.shapes
        var id = schema
        var path = PropertyPath()
        for token in pointer.tokens {
            guard case .object(let object) = shapes.resolved(id) else { return nil }
            var scope = NameScope()
            let names = document.propertyNames(object, &scope)
            guard let index = object.members.firstIndex(where: { $0.name == token }) else { return nil }
            path.steps.append(PropertyPath.Step(property: names[index], unwraps: path.isOptional))
            id = object.members[index].schema
            path.isOptional =
                path.isOptional || !object.required.contains(token) || shapes.isNullable(document.target(of: id))
                || shapes.isNullable(id)
        }
        switch shapes.resolved(id) {
        case .scalar(.string): return path
        case .enumeration:
            path.endsInEnum = true
            return path
        default: return nil
        }
    }
}

extension FailureCase {
    /// Adds a meaning, merging it with an equal one.
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
