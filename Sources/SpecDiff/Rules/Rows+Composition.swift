/// Keywords with subschemas, and the contents of objects and lists.
extension Row {
    private static let inProse = "Say it in the description, and check it in the server with a separate error."
    private static let keepTo = "Continue to follow it in what is sent."

    static let conditions: [Row] = subschemas + maps

    private static let subschemas: [Row] =
        Aspect.Condition.allCases.map { condition in
            let keyword = condition.rawValue
            let (type, value) =
                switch condition {
                case .contains: ("array", "{type: string}")
                case .if: ("object", "{required: [a]}")
                case .then, .else: ("object, if: {required: [a]}", "{required: [b]}")
                case .not: ("string", "{maxLength: 3}")
                case .propertyNames: ("object", "{maxLength: 5}")
                case .unevaluatedItems: ("array", "false")
                case .unevaluatedProperties: ("object", "false")
                case .contentSchema: ("string, contentMediaType: application/json", "{type: object}")
                }
            return Row(.condition(condition), .added, .narrows, "\(keyword.kebab)-added", "\(keyword.kebab)-removed")
                .says("{it} now has '\(keyword)'", "{it} no longer has '\(keyword)'")
                .means("'\(keyword)' adds a constraint on values.", "'\(keyword)' no longer constrains values.")
                .fix(inProse, keepTo)
                .example("{type: \(type)}", "{type: \(type), \(keyword): \(value)}")
        }

    private static let maps: [Row] = [
        map(.dependentSchema, "dependent-schema", "dependentSchemas", "{a: {required: [b]}}"),
        map(.patternProperty, "pattern-property", "patternProperties", "{'^x': {type: string}}"),
        map(.dependentRequired, "dependent-required", "dependentRequired", "{a: [b]}"),
        Row(.dependentRequired, .changed, .changes, "dependent-required-changed")
            .says("'dependentRequired' of {it} requires different properties with {new}")
            .means("A property requires other properties.").fix("Make the new ones optional.")
            .example("{type: object, dependentRequired: {a: [b]}}", "{type: object, dependentRequired: {a: [c]}}"),
        Row(.negation, .changed, .widens, "not-narrowed", "not-widened")
            .says("'not' of {it} excludes fewer values", "'not' of {it} excludes more values")
            .means("'not' excludes fewer values.", "'not' excludes more values.")
            .fix("Continue to exclude the same values.")
            .example("{type: string, not: {maxLength: 3}}", "{type: string, not: {maxLength: 2}}"),
        Row(.negation, .changed, .changes, "not-changed")
            .says("'not' of {it} excludes different values").means("The excluded values changed.")
            .fix("Continue to exclude the same values.")
            .example("{type: string, not: {const: a}}", "{type: string, not: {const: b}}"),
        Row(.choice, .changed, .changes, "if-changed")
            .says("the condition 'if' of {it} changed")
            .means("The condition that selects 'then' or 'else' changed.").fix("Keep the condition.")
            .example(
                "{type: object, if: {required: [a]}, then: {required: [b]}}",
                "{type: object, if: {required: [c]}, then: {required: [b]}}"
            ),
    ]

    private static func map(_ aspect: Aspect, _ id: String, _ keyword: String, _ value: String) -> Row {
        Row(aspect, .added, .narrows, "\(id)-added", "\(id)-removed")
            .says("'\(keyword)' of {it} now has {new}", "'\(keyword)' of {it} no longer has {old}")
            .means("'\(keyword)' adds a constraint on values.", "'\(keyword)' constrains values less.")
            .fix(inProse, keepTo)
            .example("{type: object}", "{type: object, \(keyword): \(value)}")
    }

    // MARK: Compositions

    private static func members(_ keyword: String, _ extra: String = "") -> String {
        "{\(keyword): [{type: string, title: A}, {type: string, maxLength: 9, title: B}\(extra)]}"
    }

    private static let third = ", {type: string, minLength: 1, title: C}"

    private static func union(_ discriminator: String) -> String {
        let kind = "kind: {type: string}"
        let members =
            "{type: object, properties: {\(kind)}, title: A}, {type: object, properties: {\(kind), b: {type: string}}, title: B}"
        return "{oneOf: [\(members)]\(discriminator.isEmpty ? "" : ", discriminator: {\(discriminator)}")}"
    }

    private static let mapped = "propertyName: kind, mapping: {a: '#/components/schemas/Part'"
    private static let prefix = "{type: array, prefixItems: [{type: string}"

    static let compositions: [Row] = unions + parts + alternatives

    private static let unions: [Row] =
        [
            (
                Effect.narrows, "", "narrower than",
                "{anyOf: [{type: string, maxLength: 5}, {type: string, format: uuid}]}"
            ),
            (.widens, "wider-", "wider than", "{anyOf: [{type: string}, {type: boolean}]}"),
            (.changes, "other-", "neither wider nor narrower than", "{anyOf: [{type: integer}, {type: boolean}]}"),
        ].map { effect, word, relation, example in
            let back = effect == .narrows ? "wider than" : effect == .widens ? "narrower than" : relation
            return Row(.union, .added, effect, "became-\(word)union", "stopped-being-\(word)union")
                .says(
                    "{it} became '{new}', which is \(relation) the old schema",
                    "{it} was '{old}'; the new schema is \(back) it"
                )
                .means("The union is \(relation) the old schema.", "The schema is \(back) the old union.")
                .fix("Keep the old schema as a member of 'anyOf', unchanged.", "Keep the union.")
                .example("{type: string}", example)
        }

    private static let parts: [Row] = [
        Row(.overlap, .added, .narrows, "became-overlapping-one-of", "stopped-being-overlapping-one-of")
            .says(
                "{it} became 'oneOf', which rejects values that two of its members accept",
                "{it} was 'oneOf', which rejected values that two of its members accept"
            )
            .means("'oneOf' rejects a value that two members accept.", "A value that two members accept is now valid.")
            .fix("Use 'anyOf', or members that are mutually exclusive.", "Keep the union.")
            .example("{type: string}", "{oneOf: [{type: string}, {type: string, maxLength: 5}]}"),
        Row(.allOf, .added, .narrows, "all-of-added", "all-of-removed")
            .says("'allOf' of {it} now has {new}", "'allOf' of {it} no longer has {old}")
            .means("Values must match one more member.", "Values no longer have to match one of the members.")
            .fix("Add the properties of the new member as optional ones, and keep the old members.")
            .example(members("allOf"), members("allOf", third)),
        Row(.annotation, .added, .annotates, "all-of-annotation-added", "all-of-annotation-removed")
            .says("'allOf' of {it} now has {new}", "'allOf' of {it} no longer has {old}")
            .means("A member with only documentation doesn't constrain values.")
            .example(members("allOf"), members("allOf", ", {description: documentation only}")),
        Row(.unionKeyword, .changed, .narrows, "any-of-became-one-of", "one-of-became-any-of")
            .says("{it} went from '{old}' to '{new}'")
            .means("A value must match exactly one member.", "A value may match several members.")
            .fix("Keep 'anyOf', unless no value can match two members.", "Keep 'oneOf'.")
            .example("{anyOf: [{type: string}, {type: integer}]}", "{oneOf: [{type: string}, {type: integer}]}"),
        Row(.prefixItems, .added, .changes, "prefix-items-added", "prefix-items-removed")
            .means(
                "One more position of the list has its own schema. Whether old values stay valid depends on 'items'.",
                "A position of the list no longer has its own schema. Which values are valid now depends on 'items'."
            )
            .fix("Use an object with named properties.", "Keep the positions, and deprecate them in the description.")
            .says("'prefixItems' of {it} has {new}", "'prefixItems' of {it} has {old}")
            .example("\(prefix)]}", "\(prefix), {type: integer}]}"),
        Row(.discriminator, .added, .annotates, "discriminator-added", "discriminator-removed")
            .says("{it} now has a discriminator", "{it} no longer has a discriminator")
            .means("A property identifies the member.", "No property identifies the member any longer.")
            .fix("", "Keep the discriminator.").example(union(""), union("propertyName: kind")),
        Row(.discriminatorProperty, .changed, .annotates, "discriminator-property-changed")
            .says("the discriminator of {it} went from {old} to {new}")
            .means("A different property identifies the member.").fix("Send both properties during a transition.")
            .example(union("propertyName: kind"), union("propertyName: b")),
        Row(.discriminatorValue, .added, .annotates, "discriminator-value-added", "discriminator-value-removed")
            .says("the discriminator of {it}: {new} added", "the discriminator of {it}: {old} removed")
            .means("A member has an additional name.", "A name of a member was removed.")
            .fix("", "Keep the old names and add the new ones.")
            .example(union("\(mapped)}"), union("\(mapped), b: '#/components/schemas/Part'}")),
    ]

    private static let alternatives: [Row] =
        [(Aspect.anyOf, "any-of", "anyOf"), (.oneOf, "one-of", "oneOf")].map { aspect, id, keyword in
            Row(aspect, .added, .widens, "\(id)-added", "\(id)-removed")
                .says("'\(keyword)' of {it} now has {new}", "'\(keyword)' of {it} no longer has {old}")
                .means("A value may match a new member.", "A value may no longer match the removed member.")
                .fix("Continue to accept every old member; send a new one only to callers that opted in.")
                .example(members(keyword), members(keyword, third))
        }

    // MARK: Objects and lists

    private static func object(_ properties: String, _ required: String = "", closed: Bool = false) -> String {
        let names = required.isEmpty ? "" : ", required: [\(required)]"
        return "{type: object\(closed ? ", additionalProperties: false" : "")\(names), properties: {\(properties)}}"
    }

    private static let one = "a: {type: string}"
    private static let two = "a: {type: string}, b: {type: string}"
    private static let keepProperty = "Keep the property, mark it as deprecated, and ignore it or continue to send it."
    private static let openFirst = "Open the object first ('additionalProperties'), and add properties later."

    static let properties: [Row] = [
        Row(
            .additionalProperties,
            .changed,
            .narrows,
            "additional-properties-narrowed",
            "additional-properties-widened"
        )
        .says("additional properties of {it} went from {old} to {new}")
        .means("Fewer additional properties are allowed.", "More additional properties are allowed.")
        .fix("Ignore unknown properties instead of rejecting them.", "Declare the new properties.")
        .example("{type: object}", "{type: object, additionalProperties: false}"),
        Row(.items, .added, .narrows, "items-added", "items-removed")
            .says("the items of {it} now have a schema", "the items of {it} no longer have a schema")
            .means("The items of the list now have a schema.", "The items of the list may now be anything.")
            .fix("Describe the items in the description.", "Keep the schema of the items.")
            .example("{type: array}", "{type: array, items: {type: string}}"),
        Row(.requiredProperty, .added, .narrows, "required-property-added", "required-property-removed")
            .says("{it} is new and required", "{it} was removed, and was required")
            .means(
                "The property must be present, even if it has a default.",
                "The property no longer has to be present."
            )
            .fix("Make the new property optional, and define in the server what omitting it means.", keepProperty)
            .was("", "property-removed").example(object(one), object(two, "b")),
        Row(.optionalProperty, .added, .widens, "optional-property-added", "optional-property-removed")
            .says("{it} is new", "{it} was removed").means("The property may be present.", "The property was removed.")
            .fix("", keepProperty).was("", "property-removed").example(object(one), object(two)),
        Row(.closedObjectProperty, .added, .widens, "property-added-to-closed-object", "property-forbidden")
            .says("{it} is new in a closed object", "{it} was removed, and the object is closed")
            .means("The object rejects undeclared properties.")
            .fix(openFirst, keepProperty).was("optional-property-added", "optional-property-removed")
            .example(object(one, closed: true), object(two, closed: true)),
        Row(
            .closedObjectProperty,
            .added,
            .changes,
            "required-property-added-to-closed-object",
            "required-property-forbidden"
        )
        .says(
            "{it} is new and required in a closed object",
            "{it} was removed and was required, and the object is closed"
        )
        .means("The object rejects undeclared properties.").fix(openFirst, keepProperty)
        .was("required-property-added property-added-to-closed-object", "property-forbidden required-property-removed")
        .example(object(one, closed: true), object(two, "b", closed: true)),
        Row(.requirement, .added, .narrows, "property-became-required", "property-became-optional")
            .says("{it} is now required", "{it} is now optional")
            .means("The property must be present.", "The property may be missing.")
            .fix(
                "Keep the property optional, and use a default in the server.",
                "Always send it, and keep it required."
            )
            .example(object(two), object(two, "b")),
        Row(
            .undeclaredRequirement,
            .added,
            .narrows,
            "undeclared-property-required",
            "undeclared-property-not-required"
        )
        .says(
            "'required' now names {it}, which isn't declared",
            "'required' no longer names {it}, which isn't declared"
        )
        .means("'required' names a property that isn't declared.", "'required' names it no longer.")
        .fix("Declare the property, or remove its name from 'required'.", "Declare the property, and keep it required.")
        .example(object(one), object(one, "b")),
    ]
}
