package import YAMLTree

/// Checks examples and defaults against their schemas.
///
/// They matter to readers and generated examples, but not to clients.
extension DocumentReader {
    mutating func checkExampleValues(_ document: Document) {
        var validator = SchemaValidator(document)
        // An example that several places share is checked once.
        var seen: Set<ExamplePlace> = []
        func isNew(_ value: Node, _ schema: SchemaID) -> Bool {
            seen.insert(ExamplePlace(location: value.location, schema: document.target(of: schema))).inserted
        }
        for (schema, value, direction) in document.examples where isNew(value, schema) {
            validator.direction = direction
            let violations = validator.violations(of: value, schema)
            report(violations, of: value, document[document.target(of: schema)], faults.exampleBreaksSchema)
        }
        validator.direction = nil
        for index in document.schemas.indices {
            let schema = document.schemas[index]
            for value in schema.examples where isNew(value, SchemaID(index)) {
                let violations = validator.violations(of: value, SchemaID(index))
                report(violations, of: value, schema, faults.exampleBreaksSchema)
            }
            guard let value = schema.defaultValue else { continue }
            let violations = validator.violations(of: value, SchemaID(index))
            report(violations, of: value, schema, faults.defaultBreaksSchema)
        }
    }

    private struct ExamplePlace: Hashable {
        var location: SourceLocation
        var schema: SchemaID
    }

    /// Reports the first violation, unless a wrong type was already reported.
    private mutating func report(
        _ violations: [SchemaViolation],
        of value: Node,
        _ schema: Schema,
        _ fault: DiagnosticRow<(violation: SchemaViolation, others: Int)>
    ) {
        guard let first = violations.first, Self.fits(value, schema) else { return }
        report(fault, (first, violations.count - 1), at: first.location)
    }
}

extension Document {
    /// The examples outside of schemas, each with its schema and direction.
    package var examples: [(schema: SchemaID, value: Node, direction: SchemaValidator.Direction?)] {
        var found: [(schema: SchemaID, value: Node, direction: SchemaValidator.Direction?)] = []
        func add(_ content: [MediaType], _ direction: SchemaValidator.Direction) {
            for media in content where media.isExampleJSON {
                guard let schema = media.schema else { continue }
                for example in media.examples { found.append((schema, example.value, direction)) }
            }
        }
        func add(_ parameters: [Parameter], _ direction: SchemaValidator.Direction) {
            for parameter in parameters {
                switch parameter.content {
                case .schema(let schema):
                    for example in parameter.examples { found.append((schema, example, direction)) }
                case .media(let media): add([media], direction)
                case .unspecified: break
                }
            }
        }
        func add(_ response: Response) {
            add(response.content, .response)
            add(response.headers, .response)
        }
        func add(_ item: PathItem, isSentByServer: Bool) {
            for operation in item.operations {
                add(operation.parameters, .request)
                // A server's response is what a client receives.
                add(operation.requestBody?.content ?? [], isSentByServer ? .response : .request)
                for response in operation.responses { add(response) }
                for callback in operation.callbacks {
                    for item in callback.pathItems { add(item, isSentByServer: true) }
                }
            }
        }
        for item in paths { add(item, isSentByServer: false) }
        for item in webhooks { add(item, isSentByServer: true) }
        for parameter in components.parameters { add([parameter.value], .request) }
        for body in components.requestBodies { add(body.value.content, .request) }
        for response in components.responses { add(response.value) }
        for header in components.headers { add([header.value], .response) }
        return found
    }
}

extension MediaType {
    /// Whether an example is a JSON value.
    ///
    /// An example of XML or other text is a string.
    fileprivate var isExampleJSON: Bool {
        let essence = name.prefix { $0 != ";" }.lowercased()
        return essence.hasSuffix("json") || essence.hasSuffix("/*") || essence == "application/x-www-form-urlencoded"
            || essence == "multipart/form-data"
    }
}
