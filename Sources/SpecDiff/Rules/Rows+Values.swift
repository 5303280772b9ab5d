/// Limits, types, listed values and defaults.
extension Row {
    private static let newThing = "Add a new property or operation with the new type, and deprecate the old one."

    /// Four rules for each numeric keyword and direction.
    static let limits: [Row] = Aspect.Limit.allCases.flatMap { limit in
        let keyword = limit.rawValue
        let id = keyword.kebab
        let (low, high) = keyword.hasSuffix("Contains") ? (2, 5) : (5, 20)
        let type =
            switch limit {
            case .maxLength, .minLength: "string"
            case .maxItems, .minItems: "array, items: {type: string}"
            case .maxProperties, .minProperties: "object"
            case .minContains, .maxContains: "array, contains: {type: string}"
            case .maximum, .minimum, .exclusiveMaximum, .exclusiveMinimum: "number"
            }
        func schema(_ value: Int?) -> String { "{type: \(type)\(value.map { ", \(keyword): \($0)" } ?? "")}" }
        let fix = "Keep '\(keyword)' as it is, or put the new limit on a new operation or property."
        return [
            Row(.limit(limit), .added, .narrows, "\(id)-set", "\(id)-removed")
                .says("{it} now has '\(keyword)' {new}", "{it} no longer has '\(keyword)' {old}")
                .means(
                    "'\(keyword)' limits values that had no limit.",
                    "'\(keyword)' no longer limits the values."
                )
                .fix(fix).example(schema(nil), schema(high)),
            Row(.limit(limit), .changed, limit.isUpper ? .widens : .narrows, "\(id)-increased", "\(id)-decreased")
                .says("'\(keyword)' of {it} went from {old} to {new}")
                .means("'\(keyword)' went up.", "'\(keyword)' went down.")
                .fix(fix).example(schema(low), schema(high)),
        ]
    }

    static let values: [Row] = types + enumerations + patterns + defaults + annotations

    private static let types: [Row] = [
        Row(.forbidden, .added, .narrows, "became-forbidden", "stopped-being-forbidden")
            .says("{it} no longer accepts any value", "{it} is no longer forbidden")
            .means("The schema is 'false', which accepts nothing.", "The schema was 'false', which accepts nothing.")
            .fix("Deprecate it, and continue to accept it.", "Add a property with another name.")
            .example("{type: string}", "false"),
        Row(.type, .changed, .widens, "type-widened", "type-narrowed")
            .says("the type of {it} went from {old} to {new}")
            .means("Values of more types are valid.", "Values of some type are no longer valid.")
            .fix(newThing).example("{type: integer}", "{type: number}"),
        Row(.type, .changed, .changes, "type-changed")
            .says("the type of {it} went from {old} to {new}")
            .means("Each of the two types has values that the other doesn't have.")
            .fix(newThing).example("{type: string}", "{type: boolean}"),
        Row(.format, .changed, .widens, "format-widened", "format-narrowed")
            .says("the format of {it} went from {old} to {new}")
            .means("The new format includes all values of the old one.", "Some values don't match the new format.")
            .fix(newThing).example("{type: integer, format: int32}", "{type: integer, format: int64}"),
        Row(.format, .changed, .changes, "format-changed")
            .says("the format of {it} went from {old} to {new}")
            .means("Each of the two formats has values that the other doesn't have.")
            .fix(newThing).example("{type: string, format: date}", "{type: string, format: uuid}"),
        Row(.null, .added, .widens, "became-nullable", "became-not-nullable")
            .says("{it} may now be null", "{it} may no longer be null")
            .means("null is now valid.", "null is no longer valid.")
            .fix("Omit the property instead of sending null, if it is optional.", "Treat null as omitted.")
            .example("{type: string}", "{type: [string, 'null']}"),
        Row(.multipleOf, .added, .narrows, "multiple-of-set", "multiple-of-removed")
            .says("'multipleOf' of {it} is now {new}", "{it} no longer has 'multipleOf' {old}")
            .means("Values must be multiples.", "Values no longer have to be multiples.").fix(
                "Keep 'multipleOf' as it is."
            )
            .example("{type: integer}", "{type: integer, multipleOf: 5}"),
        Row(.multipleOf, .changed, .widens, "multiple-of-widened", "multiple-of-narrowed")
            .says("'multipleOf' of {it} went from {old} to {new}")
            .means("More values are valid.", "Fewer values are valid.").fix("Keep 'multipleOf' as it is.")
            .example("{type: integer, multipleOf: 10}", "{type: integer, multipleOf: 5}"),
        Row(.multipleOf, .changed, .changes, "multiple-of-changed")
            .says("'multipleOf' of {it} went from {old} to {new}")
            .means("Different values are valid.").fix("Keep 'multipleOf' as it is.")
            .example("{type: integer, multipleOf: 5}", "{type: integer, multipleOf: 7}"),
        Row(.uniqueItems, .added, .narrows, "unique-items-set", "unique-items-removed")
            .says("the items of {it} must now be unique", "the items of {it} may now repeat")
            .means("Items must be unique.", "Items may repeat.")
            .fix("Ignore repeated items in the server.", "Keep the items unique.")
            .example("{type: array, items: {type: string}}", "{type: array, items: {type: string}, uniqueItems: true}"),
    ]

    private static let enumerations: [Row] = [
        Row(.enumValue, .added, .widens, "enum-value-added", "enum-value-removed")
            .says("{it} now also lists {new}", "{it} no longer lists {old}")
            .means("Values were added to the list.", "Values were removed from the list.")
            .fix(
                "Make sure that every reader accepts unknown values, as the generated code does, before the server sends one.",
                "Continue to accept the value, and deprecate it in its description."
            )
            .example("{type: string, enum: [S]}", "{type: string, enum: [S, D]}"),
        Row(.enumeration, .added, .narrows, "became-enum", "stopped-being-enum")
            .says("{it} now accepts only {new}", "{it} no longer accepts only {old}")
            .means("Only listed values are valid.", "Any value is valid.")
            .fix("List the known values in the description, or in 'examples'.", "Keep the list, and add to it.")
            .example("{type: string}", "{type: string, enum: [S, D]}"),
        Row(.extensibleValue, .added, .widens, "extensible-enum-value-added", "extensible-enum-value-removed")
            .says("{it} now also lists {new}", "{it} no longer lists {old}")
            .means("Values were added to 'x-extensible-enum'.", "Values were removed from 'x-extensible-enum'.")
            .fix("", "Continue to accept the value, and deprecate it in its description.")
            .example("{type: string, x-extensible-enum: [S]}", "{type: string, x-extensible-enum: [S, D]}"),
        Row(.const, .added, .narrows, "const-set", "const-removed")
            .says("{it} must now be {new}", "{it} no longer has to be {old}")
            .means("Only one value is valid.", "More than one value is valid.")
            .fix("Continue to accept the other values.", "Continue to send the one value.")
            .example("{type: string}", "{type: string, const: S}"),
        Row(.const, .changed, .changes, "const-changed")
            .says("the constant value of {it} went from {old} to {new}").means(
                "A different value is the only valid one."
            )
            .fix("List both values in 'enum' during a transition.")
            .example("{type: string, const: S}", "{type: string, const: D}"),
    ]

    private static let patterns: [Row] = [
        Row(.pattern, .added, .narrows, "pattern-added", "pattern-removed")
            .says("{it} must now match {new}", "{it} no longer has to match {old}")
            .means("Values must match a pattern.", "Values no longer have to match the pattern.")
            .fix(
                "Check the pattern in the server first, with a descriptive error.",
                "Keep the pattern for sent values."
            )
            .example("{type: string}", "{type: string, pattern: '^[0-9]+$'}"),
        Row(.pattern, .changed, .widens, "pattern-widened", "pattern-narrowed")
            .says("the pattern of {it} went from {old} to {new}")
            .means(
                "The new pattern accepts everything that the old one did, and more.",
                "The new pattern accepts less."
            )
            .fix("Keep the pattern for sent values.", "Keep the pattern.")
            .example("{type: string, pattern: '^[0-9]+$'}", "{type: string, pattern: '^[0-9a-f]+$'}"),
        Row(.pattern, .changed, .annotates, "pattern-rewritten")
            .says("the pattern of {it} went from {old} to {new}").means("The two patterns accept the same.")
            .example("{type: string, pattern: '^[0-9]$'}", "{type: string, pattern: '^[0-9]{1}$'}"),
        Row(.pattern, .changed, .changes, "pattern-changed")
            .says("the pattern of {it} went from {old} to {new}").means("The patterns couldn't be compared.")
            .fix("Show in the pull request that the new pattern accepts everything that the old one accepted.")
            .example("{type: string, pattern: '^(?=a)b'}", "{type: string, pattern: '^(?=b)b'}"),
        content(.contentMediaType, "content-media-type-changed", "contentMediaType", "image/png", "image/jpeg"),
        content(.contentEncoding, "content-encoding-changed", "contentEncoding", "base64", "base32"),
    ]

    private static func content(_ aspect: Aspect, _ id: String, _ key: String, _ one: String, _ other: String) -> Row {
        Row(aspect, .changed, .changes, id)
            .says("'\(key)' of {it} went from {old} to {new}").means("The string has different content.")
            .fix("Add a property for the new content.")
            .example("{type: string, \(key): \(one)}", "{type: string, \(key): \(other)}")
    }

    private static let keepDefault = "Keep the default; let callers ask for the new behavior with the value itself."

    private static let defaults: [Row] = [
        (Aspect.defaultValue, "default", Shape.value), (.parameterDefault, "parameter-default", .parameter),
    ].flatMap { aspect, id, shape in
        func text(_ value: Int?) -> String {
            let schema = "{type: integer\(value.map { ", default: \($0)" } ?? "")}"
            return shape == .parameter ? "{name: limit, in: query, schema: \(schema)}" : schema
        }
        func with(_ row: Row, _ before: Int?, _ after: Int?) -> Row {
            let row = row.means("Omitting the value has a different meaning.").fix(keepDefault)
            return shape == .parameter
                ? row.call(.parameter, text(before), text(after)) : row.example(text(before), text(after))
        }
        return [
            with(
                Row(aspect, .added, .annotates, "\(id)-added", "\(id)-removed")
                    .says("{it} now has the default {new}", "{it} no longer has the default {old}"),
                nil,
                20
            ),
            with(
                Row(aspect, .changed, .annotates, "\(id)-changed")
                    .says("the default of {it} went from {old} to {new}"),
                20,
                50
            ),
        ]
    }

    private static let hide = "Keep 'x-sensitive': without it the value appears in logs and descriptions."

    private static let annotations: [Row] = [
        Row(.readOnly, .added, .annotates, "became-read-only", "stopped-being-read-only")
            .says("{it} is now 'readOnly'", "{it} is no longer 'readOnly'")
            .means("Only the server sends the value.", "Callers may send the value too.")
            .fix("Continue to accept the value during a transition.", "Make the property optional where it is new.")
            .example("{type: string}", "{type: string, readOnly: true}"),
        Row(.writeOnly, .added, .annotates, "became-write-only", "stopped-being-write-only")
            .says("{it} is now 'writeOnly'", "{it} is no longer 'writeOnly'")
            .means("Only callers send the value.", "The server may send the value too.")
            .fix("Continue to send the value during a transition.", "Make the property optional where it is new.")
            .example("{type: string}", "{type: string, writeOnly: true}"),
        Row(.deprecation, .added, .annotates, "deprecated", "no-longer-deprecated")
            .says("{it} is now deprecated", "{it} is no longer deprecated")
            .means("It still works, but will be removed eventually.", "The document no longer announces its removal.")
            .example("{type: string}", "{type: string, deprecated: true}"),
        Row(.xml, .changed, .annotates, "xml-changed")
            .says("'xml' of {it} changed").means("XML bodies use other names; JSON bodies are the same.")
            .fix("Keep the names of XML bodies.")
            .example("{type: string, xml: {name: a}}", "{type: string, xml: {name: b}}"),
        Row(.description, .changed, .annotates, "prose-changed")
            .says("{new} of {it} changed").means("The documentation of the values changed.")
            .example("{type: string, description: one}", "{type: string, description: two}"),
        Row(.sensitivity, .added, .annotates, "sensitive-added", "sensitive-removed")
            .says("{it} is now hidden in logs and descriptions", "{it} is no longer hidden in logs and descriptions")
            .means("Generated code hides the value.", "Generated code no longer hides the value.")
            .fix("", hide).security(.back)
            .example("{type: string}", "{type: string, x-sensitive: true}"),
        Row(.fullSensitivity, .added, .annotates, "sensitive-strengthened", "sensitive-weakened")
            .says("{it} no longer shows its last four characters", "{it} now shows its last four characters")
            .means("Generated code hides the whole value.", "Generated code shows the last characters.")
            .fix("", hide).security(.back)
            .example("{type: string, x-sensitive: last-four}", "{type: string, x-sensitive: true}"),
        Row(.swiftName, .changed, .annotates, "swift-name-changed")
            .says("{new} of {it} changed")
            .means("The name isn't sent. It is in the Swift source, so callers may no longer compile.")
            .example("{type: string, x-swift-name: one}", "{type: string, x-swift-name: two}"),
    ]
}

extension String {
    /// `max-length` for `maxLength`.
    var kebab: String {
        reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
    }
}
