import Testing

/// A document in parts, so that each probe changes one thing.
///
/// `@` is replaced by the probe's number, so that the code of all probes can be compiled together.
struct ProbeDocument {
    var order = "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer}}}"
    var thing = """
        {type: object, required: [name, kind], properties: {name: {type: string}, size: {type: integer}, \
        kind: {type: string, enum: [x, y]}}}
        """
    var problem = "{type: object, properties: {code: {type: string}}}"
    var schemas = ""
    var parameters = "{name: limit, in: query, schema: {type: integer}}"
    var operation = "operationId: makeThing@"
    var request = "application/json: {schema: {$ref: '#/components/schemas/Order@'}}"
    var success =
        "'200': {description: done, content: {application/json: {schema: {$ref: '#/components/schemas/Thing@'}}}}"
    var codes = "A1: {name: first}"
    var failures = ""
    var path = "/things"
    var paths = ""
    var members = ""
    var thingName = "Thing@"

    var text: String {
        """
        openapi: 3.1.0
        info: {title: T, version: '1.0.0'}
        paths:
          \(path):
            post:
              \(operation)
              parameters: [\(parameters)]
              requestBody: {required: true, content: {\(request)}}
              responses:
                \(success)
                '409': {description: no, x-error-codes: {at: /code, codes: {\(codes)}}, content: {application/json: {schema: {$ref: '#/components/schemas/Problem@'}}}}
                \(failures)
          /kept:
            put:
              operationId: keepThing@
              requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/\(thingName)'}}}}
              responses: {'204': {description: kept}}
          \(paths)
        components:
          schemas:
            Order@: \(order)
            \(thingName): \(thing)
            Problem@: \(problem)
            \(schemas)
        \(members)

        """
    }
}

/// A change to the document, and calling code that compiles with the old bindings.
struct SourceProbe: Sendable, CustomTestStringConvertible {
    let name: String
    let old: ProbeDocument
    let new: ProbeDocument
    let code: String

    var testDescription: String { name }

    init(
        _ name: String,
        from prepare: (inout ProbeDocument) -> Void = { _ in },
        to change: (inout ProbeDocument) -> Void,
        _ code: String
    ) {
        self.name = name
        var document = ProbeDocument()
        prepare(&document)
        old = document
        change(&document)
        new = document
        self.code = code
    }

    /// The document or code of one probe among many.
    static func numbered(_ text: String, _ number: Int) -> String { text.replacing("@", with: "\(number)") }
}
