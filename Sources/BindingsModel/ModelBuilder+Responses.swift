import OpenAPIDocument
import YAMLTree

/// What the responses of one operation come to.
struct ResponsePlan {
    var output: SwiftType = .void
    var accept: String?
    var cases: [ResponseCase] = []
    var businessFailures: [BusinessFailure] = []
    var failureCases: [FailureCase] = []
}

extension ModelBuilder {
    mutating func responses(
        of operation: Operation, _ named: NamedOperation, _ nesting: inout Nesting
    ) -> ResponsePlan {
        var plan = ResponsePlan()
        let ordered = operation.responses.sorted { Self.rank($0.status) < Self.rank($1.status) }
        let hasSuccess = ordered.contains { Self.isSuccess($0.status) }
        var outputs: [SwiftType] = []
        var accepted: [String] = []
        for response in ordered {
            let success = hasSuccess ? Self.isSuccess(response.status) : response.status == .default
            let body = bodyType(of: response, named, isSuccess: success, &nesting, &accepted)
            let outcome: ResponseCase.Outcome
            if success {
                if !outputs.contains(body) { outputs.append(body) }
                outcome = self.success(body, response, named, &plan, &nesting)
            } else {
                let name = self.caseName(response)
                outcome = .failure(body, failure(name, body, response, response.content.first?.schema, &plan))
            }
            plan.cases.append(ResponseCase(status: Self.status(response.status), outcome: outcome))
        }
        if outputs.count > 1 {
            diagnostics.append(
                .unsupported(
                    "an operation with several success bodies", at: operation.location,
                    instead: "describe one body for all success statuses"))
        }
        plan.output = outputs.first ?? .void
        plan.accept = accepted.isEmpty ? nil : accepted.joined(separator: ", ")
        return plan
    }

    private mutating func success(
        _ body: SwiftType, _ response: Response, _ named: NamedOperation, _ plan: inout ResponsePlan,
        _ nesting: inout Nesting
    ) -> ResponseCase.Outcome {
        guard let condition = response.failureCondition else { return .success(body) }
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
        let name = response.swiftName.map { SwiftName($0.text) } ?? SwiftName("failed")
        return .conditional(
            success: body, failure: failureType, condition: type.name,
            failure(name, failureType, response, condition.schema, &plan))
    }

    private mutating func bodyType(
        of response: Response, _ named: NamedOperation, isSuccess: Bool, _ nesting: inout Nesting,
        _ accepted: inout [String]
    ) -> SwiftType {
        guard let media = response.content.first else { return .void }
        guard response.content.count == 1, Self.isJSON(media.name), let schema = media.schema else {
            diagnostics.append(
                .unsupported(
                    "a response that is not one JSON schema", at: media.location,
                    instead: "describe 'application/json' alone"))
            return .void
        }
        if !accepted.contains(media.name) { accepted.append(media.name) }
        let status = Self.status(response.status)
        let name = isSuccess ? "Response" : "\(SwiftName.type(Self.name(of: status)).identifier)Body"
        let use = use(of: schema, suggesting: name, &nesting)
        return use.isNullable ? .optional(use.type) : use.type
    }

    /// Adds the error cases of a response, and says which one a failure gives.
    private mutating func failure(
        _ name: SwiftName, _ body: SwiftType, _ response: Response, _ schema: SchemaID?, _ plan: inout ResponsePlan
    ) -> ResponseCase.Failure {
        let status = Self.status(response.status)
        let heading = Self.heading(status)
        var function: SwiftName?
        if let codes = response.errorCodes, let schema {
            function = businessFailure(codes, body, schema, heading, &plan)
        }
        add(
            FailureCase(
                name: name, bodyType: body,
                meanings: [
                    FailureCase.Meaning(
                        codes: [], statuses: [heading], summary: response.description, origin: response.origin)
                ]),
            &plan, at: response.location)
        return ResponseCase.Failure(businessFailure: function, otherwise: name)
    }

    private mutating func businessFailure(
        _ codes: ErrorCodes, _ body: SwiftType, _ schema: SchemaID, _ heading: String, _ plan: inout ResponsePlan
    ) -> SwiftName {
        var cases: [(codes: [String], name: SwiftName)] = []
        for code in codes.codes {
            let name = SwiftName(code.name.text)
            add(
                FailureCase(
                    name: name, bodyType: body,
                    meanings: [
                        FailureCase.Meaning(
                            codes: [code.code.text], statuses: [heading], summary: code.summary, origin: code.origin)
                    ]),
                &plan, at: code.name.location)
            if let index = cases.firstIndex(where: { $0.name == name }) {
                cases[index].codes.append(code.code.text)
            } else {
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
        let number = plan.businessFailures.count
        let name = SwiftName(number == 0 ? "businessFailure" : "businessFailure\(number + 1)")
        plan.businessFailures.append(BusinessFailure(name: name, bodyType: body, codePaths: paths, cases: cases))
        return name
    }

    private mutating func add(_ new: FailureCase, _ plan: inout ResponsePlan, at location: SourceLocation) {
        guard let index = plan.failureCases.firstIndex(where: { $0.name == new.name }) else {
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
    private func codePath(_ pointer: JSONPointer, in schema: SchemaID) -> String? {
        var id = schema
        var path = ""
        var isOptional = false
        for token in pointer.tokens {
            guard case .object(let object) = resolvedShape(of: id),
                let member = object.properties.first(where: { $0.name == token })
            else { return nil }
            let name = propertyName(token, in: object)
            path += "\(isOptional ? "?" : "").\(name)"
            isOptional =
                isOptional || !object.required.contains(token) || isNullable(document[document.target(of: member.schema)])
            id = member.schema
        }
        switch resolvedShape(of: id) {
        case .scalar(.string): return path
        case .enumeration: return path + (isOptional ? "?" : "") + ".rawValue"
        default: return nil
        }
    }

    private func resolvedShape(of id: SchemaID) -> SchemaShape {
        var shape = shape(of: id)
        var steps = 0
        while case .reference(let target) = shape, steps < 64 {
            shape = self.shape(of: target)
            steps += 1
        }
        return shape
    }

    /// The name that `properties(_:_:suggesting:)` gives to a property.
    private func propertyName(_ wireName: String, in object: ObjectShape) -> SwiftName {
        var scope = NameScope()
        for member in object.properties {
            let given = document[member.schema].extensions.swiftName?.text
            let name = scope.claim(
                given.flatMap { SwiftName.isTypeName($0) ? nil : SwiftName($0) } ?? .member(member.name))
            if member.name == wireName { return name }
        }
        return .member(wireName)
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
