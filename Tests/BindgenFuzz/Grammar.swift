/// Generates documents that resemble OpenAPI documents, with both valid and invalid content.
struct Grammar {
    private var random: SplitMix64
    private var schemaCount = 0
    private var isOld = false

    init(_ random: SplitMix64) { self.random = random }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    mutating func chance(_ share: Int, of whole: Int) -> Bool { number(1...whole) <= share }
    mutating func one<Element>(of elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    /// Ordinary names and strings, and those that could become code, markup or invisible.
    mutating func text() -> String {
        if chance(2, of: 3) { return one(of: Self.names) + (chance(1, of: 4) ? "\(number(0...99))" : "") }
        return one(of: Self.hostile) + (chance(1, of: 3) ? one(of: Self.hostile) : "")
    }

    private mutating func name() -> String { chance(9, of: 10) ? one(of: Self.names) : text() }
    mutating func keyword() -> String { one(of: Self.keywords) }

    private static let names = [
        "id", "name", "kind", "type", "value", "status", "card-number", "PIN", "otp_code", "default", "self", "init",
        "Type", "description", "rawValue", "items", "data", "error", "code", "a", "A", "a1", "a-1", "a_1", "x", "größe",
        "名前", "class", "some", "none", "additionalProperties", "body", "Body", "Output", "String", "Response",
    ]
    private static let hostile = [
        "\"", "\\", "\\(1)", "*/", "/*", "//", "`", "'", "\n", "\r\n", "\t", "\0", "\u{1B}[31m", "\u{202E}", "\u{2066}",
        "\u{200B}", "\u{E0041}", "\u{3164}", "\u{301}", "\u{600}", "\u{FEFF}", "\u{2028}", "\u{85}", "👩\u{200D}💻", "{",
        "}", "[", "]", "(", ")", "): ", "\": ", ", ", " = ", "? = nil,", "::error file=x::", "%0A", "<b>", "&", "@a",
        "#", "|", "-", "+", ".", "..", "/", "~1", "~0", "%", "%2F", "{id}", "$ref", "null", "true", "", " ", "0", "-1",
        "1e999", "0x1F", "+5", "99999999999999999999", "z", "public struct ", "case ", "validator.",
        String(repeating: "long", count: 40), String(repeating: "word ", count: 40),
        String(repeating: "a): \"b, ", count: 20),
    ]
    private static let keywords = [
        "type", "properties", "required", "items", "allOf", "oneOf", "anyOf", "not", "enum", "const", "default",
        "format",
        "pattern", "minLength", "maximum", "nullable", "discriminator", "additionalProperties", "prefixItems", "if",
        "then", "else", "dependentSchemas", "dependentRequired", "patternProperties", "unevaluatedProperties",
        "contains",
        "propertyNames", "$defs", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$ref", "readOnly", "writeOnly",
        "deprecated", "title", "description", "example", "examples", "x-swift-name", "x-swift-type", "x-sensitive",
        "x-enum-varnames", "x-source", "parameters", "responses", "requestBody", "content", "headers", "callbacks",
        "security", "servers", "tags", "x-error-codes", "x-failure-when", "x-retry", "links", "summary", "operationId",
        "webhooks", "paths", "components", "info", "openapi", "in", "schema", "style", "explode", "encoding", "mapping",
    ]

    mutating func anything() -> Value {
        switch number(0...9) {
        case 0: .null
        case 1: .bool(chance(1, of: 2))
        case 2: .number(one(of: ["0", "-0", "1", "-1", "5", "1.5", "1e3", "1e400", "9223372036854775808", "-7e-9"]))
        case 3: .list((0..<number(0...3)).map { _ in anything() })
        case 4: .object((0..<number(0...3)).map { _ in (text(), anything()) })
        case 5: schema(depth: 2)
        case 6: reference()
        default: .text(text())
        }
    }

    private mutating func reference() -> Value {
        switch number(0...99) {
        case 0: .object([("$ref", .text(text()))])
        case 1: .object([("$ref", .text("#/components/\(one(of: ["parameters", "responses", "headers"]))/\(name())"))])
        case 2: .object([("$ref", .text("#/components/schemas/\(schemaName())/properties/\(name())"))])
        case 3...6: .object([("$ref", .text("#/components/schemas/\(schemaName())")), (keyword(), anything())])
        default: schemaCount == 0 ? scalar() : .ref(schemaName())
        }
    }

    private mutating func schemaName() -> String { "S\(number(0...max(schemaCount - 1, 0)))" }

    // MARK: Schemas

    mutating func schema(depth: Int) -> Value {
        if depth <= 0 || chance(1, of: 4) { return chance(1, of: 2) ? reference() : scalar() }
        var members: [(String, Value)] = []
        switch number(0...9) {
        case 0...3: members = object(depth)
        case 4: members = [("type", .text("array")), ("items", schema(depth: depth - 1))]
        case 5, 6:
            members = [
                (
                    one(of: ["allOf", "oneOf", "anyOf"]),
                    .list((0..<number(1...4)).map { _ in schema(depth: depth - 1) })
                )
            ]
            if chance(1, of: 3) { members.append(("discriminator", discriminator())) }
            if chance(1, of: 4) { members += object(depth) }
        case 7: members = [("type", .text("object")), ("additionalProperties", schema(depth: depth - 1))]
        case 8: members = conditions(depth)
        default: return scalar()
        }
        decorate(&members)
        return .object(members)
    }

    private mutating func object(_ depth: Int) -> [(String, Value)] {
        let properties = (0..<number(0...5)).map { _ in (name(), schema(depth: depth - 1)) }
        var members: [(String, Value)] = [("type", .text("object")), ("properties", .object(properties))]
        let required = properties.filter { _ in chance(1, of: 2) }.map { Value.text($0.0) }
        if !required.isEmpty { members.append(("required", .list(required))) }
        if chance(1, of: 8) { members.append(("additionalProperties", .bool(chance(1, of: 2)))) }
        return members
    }

    private mutating func conditions(_ depth: Int) -> [(String, Value)] {
        switch number(0...5) {
        case 0:
            return ["if", "then", "else"].map { ($0, schema(depth: depth - 1)) } + object(depth)
        case 1: return [("not", schema(depth: depth - 1))]
        case 2:
            return [
                ("prefixItems", .list((0..<number(1...3)).map { _ in schema(depth: depth - 1) })),
                ("type", .text("array")),
            ]
        case 3: return [("patternProperties", .object([("^x", schema(depth: depth - 1))])), ("type", .text("object"))]
        case 4: return [("dependentSchemas", .object([(name(), schema(depth: depth - 1))]))] + object(depth)
        default: return [("contains", schema(depth: depth - 1)), ("unevaluatedItems", .bool(false))]
        }
    }

    private mutating func discriminator() -> Value {
        let mapping = (0..<number(0...3)).map { _ in
            (text(), Value.text(chance(1, of: 2) ? schemaName() : "#/components/schemas/\(schemaName())"))
        }
        return .object([("propertyName", .text(name())), ("mapping", .object(mapping))])
    }

    private mutating func scalar() -> Value {
        var members: [(String, Value)] = []
        switch number(0...7) {
        case 0:
            let values = (0..<number(1...6)).map { _ in text() }
            members = [("type", .text("string")), ("enum", .list(values.map { .text($0) }))]
            if chance(1, of: 3) { members.append(("x-enum-varnames", .list(values.map { _ in .text(name()) }))) }
        case 1:
            members = [
                ("type", .text("integer")),
                ("enum", .list((0..<number(1...6)).map { _ in .number("\(number(-3...5))") })),
            ]
        case 2: members = [("enum", .list((0..<number(1...4)).map { _ in anything() }))]
        case 3: members = [("const", anything())]
        case 4:
            members = [("type", .text("string"))]
            members.append(
                (
                    one(of: ["format", "pattern"]),
                    .text(one(of: ["date-time", "uuid", "byte", "^[a-z]+$", "(", "\\d{2}", text()]))
                )
            )
        case 5:
            members = [
                ("type", .text(one(of: ["integer", "number"]))),
                (
                    one(of: ["minimum", "maximum"]),
                    .number(one(of: ["0", "1", "-5", "1e20", "0.1", "9223372036854775807"]))
                ),
            ]
        case 6:
            members = [
                ("type", .text("string")), ("minLength", .number("\(number(0...3))")),
                ("maxLength", .number("\(number(0...9))")),
            ]
        default:
            members = [
                (
                    "type",
                    .text(one(of: ["string", "integer", "number", "boolean", "array", "object"]))
                )
            ]
        }
        decorate(&members)
        return .object(members)
    }

    private mutating func decorate(_ members: inout [(String, Value)]) {
        if chance(1, of: 8) { members.append((isOld ? "nullable" : "readOnly", .bool(true))) }
        if chance(1, of: 10) { members.append(("default", anything())) }
        if chance(1, of: 10) { members.append(("description", .text(text()))) }
        if chance(1, of: 20) { members.append(("x-swift-name", .text(one(of: ["Other", "other", "some", "Type"])))) }
        if chance(1, of: 20) { members.append(("x-sensitive", one(of: [.bool(true), .text("last-four")]))) }
        if chance(1, of: 30) { members.append(("x-swift-type", .text("Module.Name\(number(0...3))"))) }
        if chance(1, of: 60) { members.append((keyword(), anything())) }
    }

    // MARK: Documents

    mutating func document() -> Value {
        isOld = chance(1, of: 2)
        schemaCount = number(0...8)
        let schemas = (0..<schemaCount).map { ("S\($0)", schema(depth: 3)) }
        var components: [(String, Value)] = [("schemas", .object(schemas))]
        if chance(1, of: 3) { components.append(("parameters", .object([(name(), parameter("query"))]))) }
        let scheme = Value.object([("type", .text("apiKey")), ("in", .text("header")), ("name", .text(text()))])
        components.append(("securitySchemes", .object([("key", scheme)])))
        var members: [(String, Value)] = [
            ("openapi", .text(isOld ? "3.0.3" : one(of: ["3.1.0", "3.2.0"]))),
            ("info", .object([("title", .text(text())), ("version", .text(text()))])),
            (
                "paths",
                .object(
                    (0..<number(0...4)).map { ("/\($0)/" + (chance(1, of: 3) ? "{\(name())}" : text()), pathItem()) }
                )
            ),
            ("components", .object(components)),
        ]
        if chance(1, of: 3) {
            members.append(
                ("servers", .list([.object([("url", .text("https://\(text())")), ("description", .text(text()))])]))
            )
        }
        if !isOld, chance(1, of: 4) { members.append(("webhooks", .object([(text(), pathItem())]))) }
        if chance(1, of: 6) {
            members.append(("tags", .list([.object([("name", .text(text())), ("description", .text(text()))])])))
        }
        return .object(members)
    }

    private mutating func pathItem() -> Value {
        .object(["get", "post", "delete"].filter { _ in chance(1, of: 2) }.map { ($0, operation()) })
    }

    private mutating func operation() -> Value {
        var members: [(String, Value)] = []
        if chance(1, of: 2) { members.append(("operationId", .text(text()))) }
        if chance(1, of: 3) { members.append(("summary", .text(text()))) }
        if chance(1, of: 4) { members.append(("tags", .list([.text(text())]))) }
        let parameters = (0..<number(0...3)).map { _ in parameter(one(of: ["path", "query", "header", "cookie"])) }
        if !parameters.isEmpty { members.append(("parameters", .list(parameters))) }
        if chance(1, of: 3) {
            members.append(("requestBody", .object([("content", content()), ("required", .bool(chance(1, of: 2)))])))
        }
        members.append(
            (
                "responses",
                .object(["200", "4XX", "default", "201"].filter { _ in chance(1, of: 2) }.map { ($0, response()) })
            )
        )
        if chance(1, of: 8) {
            members.append(
                (
                    "callbacks",
                    .object([(text(), .object([(text(), .object([("post", .object([("responses", .object([]))]))]))]))])
                )
            )
        }
        if chance(1, of: 6) { members.append(("security", .list([.object([("key", .list([]))])]))) }
        return .object(members)
    }

    private mutating func parameter(_ place: String) -> Value {
        var members: [(String, Value)] = [
            ("name", .text(chance(1, of: 4) ? text() : name())), ("in", .text(place)), ("schema", schema(depth: 1)),
        ]
        if place == "path" || chance(1, of: 3) { members.append(("required", .bool(true))) }
        if place == "query", chance(1, of: 6) {
            members.append(("style", .text(one(of: ["form", "deepObject", "pipeDelimited"]))))
        }
        if chance(1, of: 6) { members.append(("explode", .bool(chance(1, of: 2)))) }
        return .object(members)
    }

    private mutating func content() -> Value {
        let types = [
            "application/json", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "image/*",
            "application/problem+json", "application/jsonl",
        ]
        let members = (0..<number(1...2)).map { _ in
            (chance(1, of: 9) ? text() : one(of: types), Value.object([("schema", schema(depth: 2))]))
        }
        return .object(members)
    }

    private mutating func response() -> Value {
        var members: [(String, Value)] = [("description", .text(text()))]
        if chance(2, of: 3) { members.append(("content", content())) }
        if chance(1, of: 5) {
            members.append(("headers", .object([(name(), .object([("schema", schema(depth: 1))]))])))
        }
        if chance(1, of: 6) {
            let codes = Value.object([(text(), .object([("name", .text(name())), ("summary", .text(text()))]))])
            members.append(("x-error-codes", .object([("at", .text("/\(name())")), ("codes", codes)])))
        }
        return .object(members)
    }
}
