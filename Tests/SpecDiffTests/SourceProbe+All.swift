/// Every kind of change that can affect callers' source.
extension SourceProbe {
    static let all: [SourceProbe] = models + requests + enums + operations + failures + surroundings

    private static func thing(_ properties: String, required: String = "name, kind") -> String {
        "{type: object, required: [\(required)], properties: {\(properties)}}"
    }

    private static func order(_ properties: String, required: String = "a") -> String {
        "{type: object, required: [\(required)], properties: {\(properties)}}"
    }

    private static let kind = "kind: {type: string, enum: [x, y]}"
    private static let read = "func probe@(_ thing: Thing@) { let _: String = thing.name; let _: Int? = thing.size }"
    private static let make =
        "func probe@() { _ = Thing@(name: \"a\", kind: .x); _ = Thing@(name: \"a\", size: 1, kind: .x) }"
    private static let both = read + "\n" + make.replacing("probe@", with: "make@")

    private static let models: [SourceProbe] = [
        SourceProbe(
            "optional property added",
            to: { $0.thing = thing("name: {type: string}, size: {type: integer}, \(kind), note: {type: string}") },
            both
        ),
        SourceProbe(
            "optional property added in front",
            to: { $0.thing = thing("note: {type: string}, name: {type: string}, size: {type: integer}, \(kind)") },
            both
        ),
        SourceProbe(
            "required property added",
            to: {
                $0.thing = thing(
                    "name: {type: string}, size: {type: integer}, \(kind), note: {type: string}",
                    required: "name, kind, note"
                )
            },
            both
        ),
        SourceProbe("property removed", to: { $0.thing = thing("name: {type: string}, \(kind)") }, both),
        SourceProbe(
            "property became optional",
            to: { $0.thing = thing("name: {type: string}, size: {type: integer}, \(kind)", required: "kind") },
            both
        ),
        SourceProbe(
            "property became required",
            to: {
                $0.thing = thing("name: {type: string}, size: {type: integer}, \(kind)", required: "name, kind, size")
            },
            "func probe@(_ thing: Thing@) { if let size = thing.size { _ = size } }"
        ),
        SourceProbe(
            "property retyped",
            to: { $0.thing = thing("name: {type: string}, size: {type: string}, \(kind)") },
            both
        ),
        SourceProbe(
            "property renamed in Swift",
            to: { $0.thing = thing("name: {type: string, x-swift-name: title}, size: {type: integer}, \(kind)") },
            both
        ),
        SourceProbe(
            "format added that is a separate type",
            to: { $0.thing = thing("name: {type: string, format: date-time}, size: {type: integer}, \(kind)") },
            both
        ),
        SourceProbe(
            "unknown format added",
            to: { $0.thing = thing("name: {type: string, format: hostname}, size: {type: integer}, \(kind)") },
            both
        ),
        SourceProbe(
            "property became nullable",
            to: { $0.thing = thing("name: {type: [string, 'null']}, size: {type: integer}, \(kind)") },
            both
        ),
        SourceProbe(
            "optional property became nullable",
            to: { $0.thing = thing("name: {type: string}, size: {type: [integer, 'null']}, \(kind)") },
            both
        ),
        SourceProbe(
            "limit added",
            to: { $0.thing = thing("name: {type: string, maxLength: 9}, size: {type: integer}, \(kind)") },
            both
        ),
        SourceProbe(
            "description changed",
            to: { $0.thing = thing("name: {type: string, description: other}, size: {type: integer}, \(kind)") },
            both
        ),
        SourceProbe(
            "property deprecated",
            to: { $0.thing = thing("name: {type: string}, size: {type: integer, deprecated: true}, \(kind)") },
            both
        ),
        SourceProbe(
            "x-sensitive removed",
            from: { $0.thing = thing("name: {type: string, x-sensitive: true}, size: {type: integer}, \(kind)") },
            to: { $0.thing = thing("name: {type: string}, size: {type: integer}, \(kind)") },
            both
        ),
        SourceProbe(
            "additional properties typed",
            to: {
                $0.thing =
                    "{type: object, required: [name, kind], additionalProperties: {type: integer}, properties: {name: {type: string}, size: {type: integer}, \(kind)}}"
            },
            both
        ),
        SourceProbe(
            "items retyped",
            from: { $0.thing = thing("name: {type: array, items: {type: string}}, \(kind)") },
            to: { $0.thing = thing("name: {type: array, items: {type: integer}}, \(kind)") },
            "func probe@(_ thing: Thing@) { let _: [String] = thing.name }"
        ),
        SourceProbe(
            "component renamed",
            to: {
                $0.thingName = "Widget@"
                $0.success = $0.success.replacing("Thing@", with: "Widget@")
            },
            both
        ),
        SourceProbe(
            "integer became int64",
            to: { $0.thing = thing("name: {type: string}, size: {type: integer, format: int64}, \(kind)") },
            both
        ),
        SourceProbe(
            "optional properties swapped",
            from: { $0.order = order("a: {type: string}, b: {type: integer}, c: {type: integer}") },
            to: { $0.order = order("a: {type: string}, c: {type: integer}, b: {type: integer}") },
            "func probe@() { _ = Order@(a: \"x\", b: 1, c: 2) }"
        ),
    ]

    private static let send = "func probe@() { _ = Order@(a: \"x\"); _ = Order@(a: \"x\", b: 1) }"
    private static let call =
        "func probe@(_ client: Client@, _ order: Order@) async throws { _ = try await client.makeThing@(body: order); _ = try await client.makeThing@(limit: 1, body: order) }"

    private static let requests: [SourceProbe] = [
        SourceProbe(
            "optional request property added",
            to: { $0.order = order("a: {type: string}, b: {type: integer}, c: {type: string}") },
            send
        ),
        SourceProbe(
            "required request property added",
            to: { $0.order = order("a: {type: string}, b: {type: integer}, c: {type: string}", required: "a, c") },
            send
        ),
        SourceProbe("request property removed", to: { $0.order = order("a: {type: string}") }, send),
        SourceProbe(
            "request property became required",
            to: { $0.order = order("a: {type: string}, b: {type: integer}", required: "a, b") },
            send
        ),
        SourceProbe(
            "request property became optional",
            to: { $0.order = "{type: object, properties: {a: {type: string}, b: {type: integer}}}" },
            "func probe@(_ order: Order@) { let _: String = order.a }"
        ),
        SourceProbe(
            "request property became read-only",
            to: { $0.order = order("a: {type: string}, b: {type: integer, readOnly: true}") },
            send
        ),
        SourceProbe(
            "request property got a default",
            to: { $0.order = order("a: {type: string, default: x}, b: {type: integer}") },
            send
        ),
        SourceProbe(
            "optional parameter added",
            to: { $0.parameters += ", {name: page, in: query, schema: {type: integer}}" },
            call
        ),
        SourceProbe(
            "required parameter added",
            to: { $0.parameters += ", {name: page, in: query, required: true, schema: {type: integer}}" },
            call
        ),
        SourceProbe("parameter removed", to: { $0.parameters = "" }, call),
        SourceProbe(
            "parameter became required",
            to: { $0.parameters = "{name: limit, in: query, required: true, schema: {type: integer}}" },
            call
        ),
        SourceProbe(
            "parameter retyped",
            to: { $0.parameters = "{name: limit, in: query, schema: {type: boolean}}" },
            call
        ),
        SourceProbe(
            "parameter renamed in Swift",
            to: { $0.parameters = "{name: limit, in: query, x-swift-name: most, schema: {type: integer}}" },
            call
        ),
        SourceProbe(
            "parameter moved to a header",
            to: { $0.parameters = "{name: limit, in: header, schema: {type: integer}}" },
            call
        ),
        SourceProbe(
            "media type of the body added",
            to: { $0.request += ", text/plain: {schema: {type: string}}" },
            call
        ),
    ]

    private static let everyKind =
        "func probe@(_ kind: Thing@.Kind) { switch kind { case .x: break; case .y: break; default: break } }"
    private static let pick =
        "pick: {oneOf: [{$ref: '#/components/schemas/Order@'}, {$ref: '#/components/schemas/Problem@'}]}"
    private static let everyPick =
        "func probe@(_ pick: Thing@.Pick) { switch pick { case .order@(let value): let _: Order@ = value; case .problem@: break; case .unrecognized: break } }"

    private static func picks(_ list: String) -> String {
        "{type: object, required: [name], properties: {name: {type: string}, pick: {oneOf: [\(list)]}}}"
    }

    private static let orderRef = "{$ref: '#/components/schemas/Order@'}"
    private static let problemRef = "{$ref: '#/components/schemas/Problem@'}"
    private static let otherRef = "{$ref: '#/components/schemas/Other@'}"

    private static func withOther(_ document: inout ProbeDocument) {
        document.schemas = "Other@: {type: object, required: [z], properties: {z: {type: string}}}"
    }

    private static let enums: [SourceProbe] = [
        SourceProbe("enum value added", to: { $0.thing = $0.thing.replacing("[x, y]", with: "[x, y, z]") }, everyKind),
        SourceProbe("enum value removed", to: { $0.thing = $0.thing.replacing("[x, y]", with: "[x]") }, everyKind),
        SourceProbe(
            "enum case renamed",
            to: { $0.thing = $0.thing.replacing("[x, y]", with: "[x, y], x-enum-varnames: [x, why]") },
            everyKind
        ),
        SourceProbe(
            "enum values reordered",
            to: { $0.thing = $0.thing.replacing("[x, y]", with: "[y, x]") },
            everyKind
        ),
        SourceProbe(
            "shared enum goes its own way",
            from: { $0.order = order("kind: {type: string, enum: [x, y]}") },
            to: { $0.order = order("kind: {type: string, enum: [x, why]}") },
            "func probe@(_ order: Order@) -> Thing@.Kind? { order.kind }"
        ),
        SourceProbe(
            "words of a shared enum change",
            from: { $0.order = order("kind: {type: string, enum: [x, y]}") },
            to: { $0.order = order("kind: {type: string, enum: [x, y], x-enum-descriptions: [One., Two.]}") },
            "func probe@(_ order: Order@) -> Thing@.Kind? { order.kind }"
        ),
        SourceProbe(
            "enums become one",
            from: { $0.order = order("kind: {type: string, enum: [y, x]}") },
            to: { $0.order = order("kind: {type: string, enum: [x, y]}") },
            "func probe@(_: Order@.Kind) {}; func probe@(_: Thing@.Kind) {}"
        ),
        SourceProbe(
            "enum became a string",
            to: { $0.thing = $0.thing.replacing(", enum: [x, y]", with: "") },
            everyKind
        ),
        SourceProbe(
            "union member added",
            from: {
                $0.thing = picks("\(orderRef), \(problemRef)")
                withOther(&$0)
            },
            to: { $0.thing = picks("\(orderRef), \(problemRef), \(otherRef)") },
            everyPick
        ),
        SourceProbe(
            "union member removed",
            from: {
                $0.thing = picks("\(orderRef), \(problemRef), \(otherRef)")
                withOther(&$0)
            },
            to: { $0.thing = picks("\(orderRef), \(problemRef)") },
            "func probe@(_ pick: Thing@.Pick) { if case .other@ = pick {} }"
        ),
        SourceProbe(
            "union members reordered",
            from: { $0.thing = picks("\(orderRef), \(problemRef)") },
            to: { $0.thing = picks("\(problemRef), \(orderRef)") },
            everyPick
        ),
    ]

    private static let result =
        "func probe@(_ client: Client@, _ order: Order@) async throws { let thing = try await client.makeThing@(body: order); let _: Thing@ = thing }"

    private static let operations: [SourceProbe] = [
        SourceProbe("operation id changed", to: { $0.operation = "operationId: createThing@" }, call),
        SourceProbe("operation renamed in Swift", to: { $0.operation += "\n      x-swift-name: createThing@" }, call),
        SourceProbe("path changed", to: { $0.path = "/other-things" }, call),
        SourceProbe("tags changed", to: { $0.operation += "\n      tags: [a]" }, call),
        SourceProbe("retry rule added", to: { $0.operation += "\n      x-retry: idempotent" }, call),
        SourceProbe(
            "operation added",
            to: { $0.paths = "/more: {get: {operationId: more@, responses: {'200': {description: done}}}}" },
            call
        ),
        SourceProbe(
            "operation removed",
            from: { $0.paths = "/more: {get: {operationId: more@, responses: {'200': {description: done}}}}" },
            to: { $0.paths = "" },
            "func probe@(_ client: Client@) async throws { try await client.more@() }"
        ),
        SourceProbe(
            "success schema replaced",
            from: { withOther(&$0) },
            to: { $0.success = $0.success.replacing("Thing@", with: "Other@") },
            result
        ),
        SourceProbe(
            "success lost its body",
            to: { $0.success = "'200': {description: done}" },
            result
        ),
        SourceProbe("second success added", to: { $0.success += "\n        '202': {description: later}" }, result),
        SourceProbe(
            "response header added",
            to: {
                $0.success = $0.success.replacing(
                    "description: done,",
                    with: "description: done, headers: {X-Left: {schema: {type: integer}}},"
                )
            },
            result
        ),
    ]

    private static let everyFailure = """
        func probe@(_ failure: MakeThing@Error) {
            _ = failure.first; if let response = failure.conflict { let _: Problem@? = response.body }
        }
        """

    private static let failures: [SourceProbe] = [
        SourceProbe(
            "required property added to what only the server sends",
            to: {
                $0.problem = "{type: object, required: [id], properties: {id: {type: string}, code: {type: string}}}"
            },
            "func probe@(_ problem: Problem@) { var problem = problem; problem.code = nil; _ = problem.code }"
        ),
        SourceProbe(
            "only the server sends a type now",
            from: {
                $0.paths =
                    "/no: {post: {operationId: say@, requestBody: {content: {application/json: {schema: \(problemRef)}}}, responses: {'204': {description: said}}}}"
            },
            to: { $0.paths = "" },
            "func probe@() { _ = Problem@(code: nil) }"
        ),
        SourceProbe("error code added", to: { $0.codes += ", A2: {name: second}" }, everyFailure),
        SourceProbe(
            "error code removed",
            from: { $0.codes += ", A2: {name: second}" },
            to: { $0.codes = "A1: {name: first}" },
            "func probe@(_ failure: MakeThing@Error) { _ = failure.second }"
        ),
        SourceProbe("error code renamed", to: { $0.codes = "A1: {name: uno}" }, everyFailure),
        SourceProbe("failure status added", to: { $0.failures = "'404': {description: missing}" }, everyFailure),
        SourceProbe(
            "failure status removed",
            from: { $0.failures = "'404': {description: missing}" },
            to: { $0.failures = "" },
            "func probe@(_ failure: MakeThing@Error) { _ = failure.notFound }"
        ),
        SourceProbe(
            "failure's body replaced",
            from: {
                $0.failures = "'404': {description: missing, content: {application/json: {schema: \(problemRef)}}}"
            },
            to: { $0.failures = "'404': {description: missing, content: {application/json: {schema: \(orderRef)}}}" },
            "func probe@(_ failure: MakeThing@Error) { if let response = failure.notFound { let _: Problem@? = response.body } }"
        ),
    ]

    private static let one = "  securitySchemes: {one: {type: http, scheme: bearer}}\nsecurity: [{one: []}]"
    private static let two =
        "  securitySchemes: {one: {type: http, scheme: bearer}, two: {type: apiKey, in: header, name: X-Two}}\nsecurity: [{one: [], two: []}]"

    private static let surroundings: [SourceProbe] = [
        SourceProbe(
            "credential added",
            from: { $0.members = one },
            to: { $0.members = two },
            "func probe@() { _ = Client@.Credentials(one: nil) }"
        ),
        SourceProbe(
            "credential removed",
            from: { $0.members = two },
            to: { $0.members = one },
            "func probe@() { _ = Client@.Credentials(one: nil, two: nil) }"
        ),
        SourceProbe("document's prose changed", to: { $0.members = "tags: [{name: a, description: b}]" }, call),
    ]
}
