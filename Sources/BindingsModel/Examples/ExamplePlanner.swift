import OpenAPIDocument
import YAMLTree

/// Makes the examples: a separate stage after types and operations, used only for test support.
struct ExamplePlanner {
    private let names: NameTable
    private let usage: SchemaUsage
    private var maker: ExampleMaker
    /// The examples of bodies, by their schema with references resolved.
    private let examples: [SchemaID: [Node]]

    init(_ shapes: ShapeTable, _ names: NameTable, _ usage: SchemaUsage) {
        self.names = names
        self.usage = usage
        maker = ExampleMaker(shapes)
        let document = shapes.document
        examples = Dictionary(grouping: document.examples) { document.target(of: $0.schema) }
            .mapValues { $0.map(\.value) }
    }

    mutating func testSupport(_ bindings: Bindings) -> TestSupport {
        var values: [(name: TypeName, value: Node?)] = []
        var types: [TypeName] = []
        bindings.walk { name, declaration in
            switch declaration {
            case .structure, .union: types.append(name)
            case .enumeration: if bindings.sharedEnumerations[name] == nil { types.append(name) }
            case .content, .output, .alias: break
            }
        }
        for name in types {
            guard let id = names.origins[name] else { continue }
            values.append((name, maker.typeValue(of: id, direction(of: id), examples: examples[id] ?? [])))
        }
        var operations = zip(bindings.operations, names.operations).map { examples($0, $1) }
        let known = Dictionary(uniqueKeysWithValues: values.map { ($0.name, $0.value) })
        for (index, operation) in bindings.operations.enumerated() {
            operations[index].outputType = Self.sharedType(operation.output, operations[index].output, known)
        }
        return TestSupport(stubName: names.stub, values: values, operations: operations)
    }

    /// The type whose example is the output, or its only item.
    private static func sharedType(
        _ type: SwiftType,
        _ output: OperationExamples.Response?,
        _ values: [TypeName: Node?]
    ) -> TypeName? {
        guard case .json(let body) = output?.body else { return nil }
        switch type {
        case .named(let name): return values[name]??.isSameJSON(as: body) == true ? name : nil
        case .array(.named(let name)):
            guard let items = body.sequence, items.count == 1 else { return nil }
            return values[name]??.isSameJSON(as: items[0]) == true ? name : nil
        default: return nil
        }
    }

    /// The direction of a type's values: responses, if a server sends them.
    private func direction(of id: SchemaID) -> ExampleMaker.Direction? {
        usage.isInResponse(id) ? .response : usage.isInRequest(id) ? .request : nil
    }

    private mutating func examples(_ operation: OperationType, _ names: OperationNames) -> OperationExamples {
        OperationExamples(
            input: input(operation, names),
            output: operation.output == .void ? nil : output(operation, names),
            failures: failures(operation, names)
        )
    }

    // MARK: Input

    private mutating func input(_ operation: OperationType, _ names: OperationNames) -> [OperationExamples.Argument]? {
        var found: [SwiftName: OperationExamples.Value] = [:]
        for (parameter, name) in names.parameters { found[name] = value(of: parameter) }
        addBody(operation, names, &found)
        var arguments: [OperationExamples.Argument] = []
        for property in operation.properties.parameters {
            if let value = found[property.name] {
                arguments.append(OperationExamples.Argument(property: property, value: value))
            } else if !property.mayBeLeftOut {
                return nil
            }
        }
        return arguments
    }

    /// A value for a parameter.
    ///
    /// An optional one gets a value only if the document has an example.
    private mutating func value(of parameter: Parameter) -> OperationExamples.Value? {
        let isSensitive = parameter.extensions.sensitivity != .open
        let schema: SchemaID
        var examples = parameter.examples
        switch parameter.content {
        case .schema(let id): schema = id
        case .media(let media):
            guard let id = media.schema else { return parameter.isRequired ? .json(text("example", parameter)) : nil }
            examples += media.examples.map(\.value)
            schema = id
        case .unspecified: return parameter.isRequired ? .json(text("example", parameter)) : nil
        }
        if !parameter.isRequired, examples.isEmpty, maker.examples(of: schema).isEmpty { return nil }
        return maker.value(of: schema, .request, examples: examples, isSensitive: isSensitive).map { .json($0) }
    }

    private func text(_ text: String, _ place: Parameter) -> Node { .text(text, at: place.location) }

    private mutating func addBody(
        _ operation: OperationType,
        _ names: OperationNames,
        _ found: inout [SwiftName: OperationExamples.Value]
    ) {
        switch (operation.body, names.body) {
        case (.members(let properties), .members(let schema, _, _)):
            guard let body = body(names.operation.requestBody?.content.first, schema) else { return }
            for property in properties {
                if let value = body[property.wireName] { found[property.name] = .json(value) }
            }
        case (.parts(let parts), .parts(let media, let object, let partNames)):
            guard let schema = media.schema, let body = body(media, schema) else { return }
            let properties = operation.properties
            for part in parts {
                guard let property = properties.first(where: { $0.name == part.property }) else { continue }
                let value = body[part.wireName]
                if part.kind != .file { found[property.name] = value.map { .json($0) } }
                if part.kind == .file, value != nil || object.required.contains(part.wireName) {
                    found[property.name] = property.type == .array(.bytes) ? .array([.bytes]) : .bytes
                }
            }
            for header in partNames.flatMap(\.headers) { found[header.property] = self.value(of: header.header) }
        case (.property(let name, let kind, let isOptional), .property(_, let media)):
            let value = content(kind, media)
            // An optional body is present if it has an example.
            if !isOptional || value != nil { found[name] = value }
        case (.alternatives(let name, let content, _), .alternatives(_, let cases)):
            for (type, item) in zip(content.cases, cases.cases) {
                guard let value = self.content(type.content, item.media) else { continue }
                found[name] = .content(type.name, value)
                break
            }
        default: break
        }
    }

    private mutating func body(_ media: MediaType?, _ schema: SchemaID) -> Node? {
        maker.value(of: schema, .request, examples: media?.examples.map(\.value) ?? [])
    }

    private mutating func content(_ kind: ContentKind, _ media: MediaType) -> OperationExamples.Value? {
        switch kind {
        case .json, .form:
            guard let schema = media.schema else { return .json(.object([], at: media.location)) }
            return body(media, schema).map { .json($0) }
        case .text: return .text(Self.text(media))
        case .bytes: return .bytes
        case .multipart: return .multipart
        case .none, .alternatives: return nil
        }
    }

    private static func text(_ media: MediaType) -> String {
        media.examples.lazy.compactMap(\.value.string).first ?? "example"
    }

    // MARK: Output

    private mutating func output(_ operation: OperationType, _ names: OperationNames) -> OperationExamples.Response? {
        for response in names.responses where response.isSuccess {
            let status = Self.status(response.response.status, in: names, usual: [200])
            guard let status, var example = self.response(response, status) else { continue }
            if let condition = response.response.failureCondition, case .json(let body) = example.body,
                let value = body.value(at: condition.pointer.tokens), !value.isNull
            {
                continue
            }
            for (header, _) in response.headers {
                guard case .schema(let schema) = header.content,
                    let value = maker.value(of: schema, .response, examples: header.examples)?.scalar,
                    value.text.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
                else { continue }
                example.headerFields.append((header.name, value.text))
            }
            return example
        }
        return nil
    }

    /// A response with the first content that has an example.
    private mutating func response(_ names: ResponseNames, _ status: Int) -> OperationExamples.Response? {
        switch names.content {
        case .none: return OperationExamples.Response(status: status, body: .none)
        case .one(let media): return response(media, status)
        case .several(let content):
            for item in content.cases { if let found = response(item.media, status) { return found } }
            return nil
        }
    }

    private mutating func response(_ media: MediaType, _ status: Int) -> OperationExamples.Response? {
        let type = media.name.contains("*") ? nil : media.name
        guard media.isJSON else {
            return OperationExamples.Response(status: status, contentType: type, body: .text(Self.text(media)))
        }
        var body: Node? = .object([], at: media.location)
        if let schema = media.schema {
            body = maker.value(of: schema, .response, examples: media.examples.map(\.value))
        }
        return body.map { OperationExamples.Response(status: status, contentType: type, body: .json($0)) }
    }

    /// A status that matches a pattern and that the document doesn't describe separately.
    private static func status(_ pattern: Response.StatusPattern, in names: OperationNames, usual: [Int]) -> Int? {
        let patterns = names.responses.map(\.response.status)
        func isFree(_ code: Int) -> Bool { !patterns.contains(.code(code)) }
        switch pattern {
        case .code(let code): return code
        case .range(let digit): return (digit * 100..<digit * 100 + 100).first(where: isFree)
        case .default:
            return (usual + [500, 400, 404, 418]).first { isFree($0) && !patterns.contains(.range($0 / 100)) }
        }
    }

    // MARK: Failures

    private mutating func failures(
        _ operation: OperationType,
        _ names: OperationNames
    ) -> [(name: SwiftName, response: OperationExamples.Response)] {
        var found: [SwiftName: OperationExamples.Response] = [:]
        for response in names.responses where !response.isSuccess || response.response.failureCondition != nil {
            let outcome = operation.responses.first { $0.status == ResponseCase.Status(response.response.status) }?
                .outcome
            let otherwise: SwiftName
            switch outcome {
            case .failure(_, let failure), .conditional(_, _, _, let failure): otherwise = failure.otherwise
            case .success, nil: continue
            }
            guard let status = Self.status(response.response.status, in: names, usual: []),
                let base = failure(response, status)
            else { continue }
            let codes = response.response.errorCodes
            if found[otherwise] == nil {
                found[otherwise] = base.settingCode(nil, codes) { maker.accepts($0, response) }
            }
            for code in codes?.codes ?? [] {
                let name = SwiftName.givenFailure(code.name.text)
                if found[name] != nil { continue }
                found[name] =
                    example(of: code, response)
                    ?? base.settingCode(code.code.text, codes) {
                        maker.accepts($0, response)
                    }
                if case .json = base.body {} else { found[name] = nil }
                found[name]?.status = status
            }
        }
        return operation.failureCases.compactMap { item in found[item.name].map { (item.name, $0) } }
    }

    /// The document's own example with a code.
    private mutating func example(of code: ErrorCodes.Code, _ names: ResponseNames) -> OperationExamples.Response? {
        guard let codes = names.response.errorCodes, names.response.failureCondition == nil,
            let media = names.response.content.first, media.isJSON, let schema = media.schema
        else { return nil }
        for example in media.examples where codes.code(in: example.value) == code.code.text {
            // Its sensitive values are replaced, and an invalid example is skipped.
            guard let value = maker.value(of: schema, .response, examples: [example.value]),
                codes.code(in: value) == code.code.text
            else { continue }
            return OperationExamples.Response(status: 0, contentType: media.name, body: .json(value))
        }
        return nil
    }

    /// Any response that is a failure.
    private mutating func failure(_ names: ResponseNames, _ status: Int) -> OperationExamples.Response? {
        guard let condition = names.response.failureCondition else { return response(names, status) }
        guard let value = maker.value(of: condition.schema, .response),
            let member = value.value(at: condition.pointer.tokens), !member.isNull
        else { return nil }
        return OperationExamples.Response(status: status, contentType: "application/json", body: .json(value))
    }
}

extension ExampleMaker {
    /// Whether a body is a failure's body.
    fileprivate mutating func accepts(_ body: Node, _ names: ResponseNames) -> Bool {
        if let condition = names.response.failureCondition {
            guard let member = body.value(at: condition.pointer.tokens), !member.isNull else { return false }
            return accepts(body, condition.schema, .response)
        }
        return names.response.content.first?.schema.map { accepts(body, $0, .response) } ?? true
    }
}

extension OperationExamples.Response {
    /// The same with a business code, or with an undocumented one.
    ///
    /// Nil if the schema doesn't allow it.
    fileprivate func settingCode(
        _ code: String?,
        _ codes: ErrorCodes?,
        where accepts: (Node) -> Bool
    ) -> OperationExamples.Response? {
        guard let codes, !codes.codes.isEmpty, case .json(let node) = body else { return code == nil ? self : nil }
        func isRight(_ body: Node) -> Bool {
            let found = codes.code(in: body)
            return code == nil ? !codes.codes.contains { $0.code.text == found } : found == code
        }
        if isRight(node) { return self }
        for place in codes.places {
            let values: [Node?] =
                code.map { [.text($0, at: node.location)] } ?? [nil, .text("OTHER", at: node.location)]
            for value in values {
                let changed = node.setting(place.pointer.tokens[...], to: value)
                guard isRight(changed), accepts(changed) else { continue }
                var response = self
                response.body = .json(changed)
                return response
            }
        }
        return nil
    }
}

extension ErrorCodes {
    /// The business code in a body.
    fileprivate func code(in body: Node) -> String? {
        places.lazy.compactMap { body.value(at: $0.pointer.tokens)?.string }.first
    }
}
