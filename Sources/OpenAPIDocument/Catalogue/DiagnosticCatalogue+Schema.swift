extension DiagnosticCatalogue {
    static let schemaEntries: [Entry] = [
        Entry(
            .unknownType,
            "'type' is none of the types of JSON Schema",
            "Nothing can be generated for an unknown type.",
            mend: "Use string, number, integer, boolean, array, object or, since 3.1, null.",
            example: "components: {schemas: {Card: {type: strng}}}"
        ),
        Entry(
            .typeList,
            "'type' is a list where it should be one type",
            "OpenAPI 3.0 knows one type. The list is read as in 3.1; an empty one is left out.",
            mend: "Use 'nullable: true', or OpenAPI 3.1.",
            example: "openapi: 3.0.3\ncomponents: {schemas: {Card: {type: [string, 'null']}}}"
        ),
        Entry(
            .nullType,
            "the type 'null' is written where or as it cannot be",
            "OpenAPI 3.0 has no such type, and null without quotes is no name. It is read as in 3.1.",
            mend: "Use 'nullable: true' in 3.0, and quotes in 3.1.",
            example: "openapi: 3.0.3\ncomponents: {schemas: {Nothing: {type: 'null'}}}"
        ),
        Entry(
            .nullableKeyword,
            "'nullable' stands in a document of 3.1 or later",
            "It was taken out of the specification. It is read as in 3.0.",
            mend: "Add \"null\" to 'type'.",
            example: "openapi: 3.1.0\ncomponents: {schemas: {Card: {type: string, nullable: true}}}"
        ),
        Entry(
            .exclusiveLimit,
            "an exclusive limit is written as in another version",
            "It is true or false in 3.0 and a number from 3.1 on. It is read as it is meant.",
            mend: "Write it as the document's version does.",
            example:
                "openapi: 3.1.0\ncomponents: {schemas: {Amount: {type: number, minimum: 0, exclusiveMinimum: true}}}"
        ),
        Entry(
            .badLimit,
            "a limit is a number that it cannot be",
            "Lengths are whole and not negative, steps are greater than zero, and no limit is infinite.",
            mend: "Correct the number.",
            example: "components: {schemas: {Card: {type: string, maxLength: -1}}}"
        ),
        Entry(
            .contradictoryLimits,
            "no value can fit two limits",
            "Every request would be refused before it is sent.",
            mend: "Correct one of the two.",
            example: "components: {schemas: {Card: {type: string, minLength: 5, maxLength: 4}}}"
        ),
        Entry(
            .badPattern,
            "a pattern is no regular expression",
            "Patterns follow ECMA-262. One that does not is not checked.",
            mend: "Correct the pattern.",
            example: "components: {schemas: {Card: {type: string, pattern: '[0-9'}}}"
        ),
        Entry(
            .slowPattern,
            "a pattern can take exponential time",
            "Patterns are matched in linear time, but for those that refer to a group or look ahead or behind. Such a "
                + "pattern that also repeats a choice can take longer than anyone waits; matching then ends undecided.",
            mend: "Write it without a reference to a group and without looking ahead or behind.",
            example: "components: {schemas: {Card: {type: string, pattern: '^(?=(a+)+c)'}}}"
        ),
        Entry(
            .booleanRequired,
            "'required' of a schema is true or false",
            "It was so in drafts of long ago. Today it is a list of names; this one is left out.",
            mend: "Name the property in 'required' of the object that has it.",
            example: "components: {schemas: {Card: {type: object, properties: {id: {type: string, required: true}}}}}"
        ),
        Entry(
            .undeclaredRequired,
            "a required property is not declared",
            "It is required of the value all the same, and may hold anything.",
            mend: "Correct the name, or declare the property.",
            example: "components: {schemas: {Card: {type: object, required: [di], properties: {id: {type: string}}}}}"
        ),
        Entry(
            .duplicateRequired,
            "a name stands twice in 'required'",
            "Once is enough.",
            mend: "Take one away.",
            example: "components: {schemas: {Card: {type: object, required: [id, id], properties: {id: {}}}}}"
        ),
        Entry(
            .arrayWithoutItems,
            "an array does not say what it holds",
            "OpenAPI 3.0 requires 'items'. The values may be anything.",
            mend: "Add 'items', if only 'items: {}'.",
            example: "components: {schemas: {Cards: {type: array}}}"
        ),
        Entry(
            .itemsList,
            "'items' is a list",
            "A list of schemas was a tuple in old drafts, and is read as one.",
            mend: "Use 'prefixItems' of OpenAPI 3.1.",
            example: "components: {schemas: {Pair: {type: array, items: [{type: string}, {type: integer}]}}}"
        ),
        Entry(
            .readOnlyAndWriteOnly,
            "a schema is read-only and write-only",
            "Such a value could stand nowhere.",
            mend: "Take one of the two away.",
            example: "components: {schemas: {Card: {type: string, readOnly: true, writeOnly: true}}}"
        ),
    ]

    static let schemaValueEntries: [Entry] = [
        Entry(
            .emptyEnum,
            "'enum' is empty",
            "No value would fit, so it is left out.",
            mend: "List the values, or leave 'enum' out.",
            example: "components: {schemas: {Kind: {type: string, enum: []}}}"
        ),
        Entry(
            .enumValueOfWrongType,
            "a value of 'enum' has another type than the schema",
            "Often quotes are missing: 1.0 and true are no strings in YAML.",
            mend: "Put the value in quotes, or correct 'type'.",
            example: "components: {schemas: {Version: {type: string, enum: [1.0, 1.1]}}}"
        ),
        Entry(
            .duplicateEnumValue,
            "a value stands twice in 'enum'",
            "The second is left out, with its name and description.",
            mend: "Take one away.",
            example: "components: {schemas: {Kind: {type: string, enum: [debit, debit]}}}"
        ),
        Entry(
            .defaultOfWrongType,
            "a default has another type than its schema",
            "It cannot be used as a default in Swift.",
            mend: "Correct the default.",
            example: "components: {schemas: {Limit: {type: integer, default: ten}}}"
        ),
        Entry(
            .exampleOfWrongType,
            "an example has another type than its schema",
            "Examples are for people, and decide nothing.",
            mend: "Correct the example.",
            example: "components: {schemas: {Limit: {type: integer, example: ten}}}"
        ),
    ]

    static let compositionEntries: [Entry] = [
        Entry(
            .emptyComposition,
            "'allOf', 'anyOf' or 'oneOf' is empty",
            "It is left out.",
            mend: "List the schemas, or leave the keyword out.",
            example: "components: {schemas: {Card: {type: object, allOf: []}}}"
        ),
        Entry(
            .schemaIncludesItself,
            "a schema includes itself at the same place of the value",
            "Through 'allOf', 'oneOf' or 'anyOf' it would have to be checked for ever.",
            mend: "Let the value hold itself in a property, an array or a map instead.",
            example: "components: {schemas: {Card: {allOf: [{$ref: '#/components/schemas/Card'}]}}}"
        ),
        Entry(
            .unionOfHeirs,
            "members of a union include the union itself",
            "The union's 'oneOf' is not taken over into the members that have it in 'allOf'.",
            mend: "Put what the members share into a schema of its own.",
            example: """
                components:
                  schemas:
                    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], properties: {kind: {type: string}}}
                    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object}]}
                """
        ),
        Entry(
            .discriminatorText,
            "'discriminator' is a text",
            "It was so in Swagger 2.0. The text is taken as the property's name.",
            mend: "Write '{propertyName: kind}'.",
            example: "components: {schemas: {Pet: {discriminator: kind, properties: {kind: {type: string}}}}}"
        ),
        Entry(
            .discriminatorPropertyMissing,
            "a schema that a discriminator tells apart does not have its property",
            "A value of this member cannot be recognised by the discriminator.",
            mend: "Declare the property in the member, and require it.",
            example: """
                components:
                  schemas:
                    Cat: {type: object, properties: {name: {type: string}}}
                    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind}}
                """
        ),
        Entry(
            .discriminatorPropertyOptional,
            "a schema that a discriminator tells apart does not require its property",
            "The specification requires it; a value without it cannot be recognised.",
            mend: "Add the property to the member's 'required'.",
            example: """
                components:
                  schemas:
                    Cat: {type: object, properties: {kind: {type: string}}}
                    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind}}
                """
        ),
        Entry(
            .discriminatorTargetOutsideUnion,
            "a discriminator's mapping leads to a schema outside the union",
            "A value with this name would match no member.",
            mend: "Add the schema to the union, or take the mapping away.",
            example: """
                components:
                  schemas:
                    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
                    Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
                    Pet:
                      oneOf: [{$ref: '#/components/schemas/Cat'}]
                      discriminator: {propertyName: kind, mapping: {dog: '#/components/schemas/Dog'}}
                """
        ),
    ]
}
