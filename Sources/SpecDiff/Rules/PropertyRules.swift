/// Properties that came, went, or became required or optional.
enum PropertyRules {
    static let all: [Rule] = requestRules + responseRules

    private static func object(_ properties: String, required: String = "", closed: Bool = false) -> String {
        "{type: object\(closed ? ", additionalProperties: false" : "")\(required.isEmpty ? "" : ", required: [\(required)]"), properties: {\(properties)}}"
    }

    private static let one = "a: {type: string}"
    private static let two = "a: {type: string}, b: {type: string}"

    private static let requestRules: [Rule] = [
        Rule(
            "request-required-property-added",
            .breaking,
            mirror: .rule("request-property-removed"),
            meaning: "Requests without the new property are refused, whether or not it has a default.",
            example: Rule.Example(shape: .request, before: object(one), after: object(two, required: "b")),
            instead: "Make the new property optional, and decide in the server what its absence means.",
            judge: .property { pair in
                guard pair.direction == .request, pair.old == nil, let new = pair.new, pair.isRequired, !new.isReadOnly
                else { return nil }
                return Finding("\(pair.subject) is new and required")
            }
        ),
        Rule(
            "request-optional-property-added",
            .compatible,
            mirror: .rule("request-property-removed"),
            meaning: "Senders that do not know the property leave it out.",
            example: Rule.Example(shape: .request, before: object(one), after: object(two)),
            instead: "Nothing: callers need no change.",
            judge: .property { pair in
                guard pair.direction == .request, pair.old == nil, let new = pair.new,
                    !pair.isRequired || new.isReadOnly
                else { return nil }
                return Finding("\(pair.subject) is new")
            }
        ),
        Rule(
            "request-property-removed",
            .caution,
            mirror: .rule("request-optional-property-added"),
            meaning: "A request with the property may be refused, or the property ignored: the documents do not say.",
            example: Rule.Example(shape: .request, before: object(two), after: object(one)),
            instead: "Keep the property, mark it as deprecated, and ignore it.",
            judge: .property { pair in
                guard pair.direction == .request, let old = pair.old, pair.new == nil, !old.isReadOnly, !pair.isClosed
                else { return nil }
                return Finding("\(pair.subject) was removed")
            }
        ),
        Rule(
            "request-property-forbidden",
            .breaking,
            mirror: .none("back again it is a new optional property: 'request-optional-property-added'"),
            meaning:
                "The object takes no property that it does not name, so requests with the removed one are refused.",
            example: Rule.Example(
                shape: .request,
                before: object(two, closed: true),
                after: object(one, closed: true)
            ),
            instead: "Keep the property, mark it as deprecated, and ignore it.",
            judge: .property { pair in
                guard pair.direction == .request, let old = pair.old, pair.new == nil, !old.isReadOnly, pair.isClosed
                else { return nil }
                return Finding("\(pair.subject) was removed, and the object takes no other property")
            }
        ),
        Rule(
            "request-property-became-required",
            .breaking,
            mirror: .rule("request-property-became-optional"),
            meaning: "Requests without the property are refused now.",
            example: Rule.Example(shape: .request, before: object(two), after: object(two, required: "b")),
            instead: "Keep the property optional, and fill in a value in the server.",
            judge: .property { pair in
                guard pair.direction == .request, pair.old != nil, let new = pair.new, !pair.wasRequired,
                    pair.isRequired,
                    !new.isReadOnly
                else { return nil }
                return Finding("\(pair.subject) is now required", at: "required")
            }
        ),
        Rule(
            "request-property-became-optional",
            .compatible,
            mirror: .rule("request-property-became-required"),
            meaning: "Senders may go on sending the property.",
            example: Rule.Example(shape: .request, before: object(two, required: "b"), after: object(two)),
            instead: "Nothing: callers need no change.",
            judge: .property { pair in
                guard pair.direction == .request, pair.old != nil, pair.new != nil, pair.wasRequired, !pair.isRequired
                else { return nil }
                return Finding("\(pair.subject) is now optional", at: "required")
            }
        ),
        Rule(
            "request-undeclared-property-required",
            .caution,
            mirror: .rule("request-undeclared-property-not-required"),
            meaning:
                "'required' names a property that is not declared: most likely a slip, since nobody can know what to send.",
            example: Rule.Example(shape: .request, before: object(one), after: object(one, required: "b")),
            instead: "Declare the property, or take its name out of 'required'.",
            judge: .property { undeclared($0, .request, isRequired: true) }
        ),
        Rule(
            "request-undeclared-property-not-required",
            .compatible,
            mirror: .rule("request-undeclared-property-required"),
            meaning: "'required' no longer names a property that is not declared.",
            example: Rule.Example(shape: .request, before: object(one, required: "b"), after: object(one)),
            instead: "Nothing: callers need no change.",
            judge: .property { undeclared($0, .request, isRequired: false) }
        ),
    ]

    private static func undeclared(_ pair: PropertyPair, _ direction: Direction, isRequired: Bool) -> Finding? {
        guard pair.direction == direction, pair.old == nil, pair.new == nil, pair.isRequired == isRequired,
            pair.wasRequired != isRequired
        else { return nil }
        return Finding(
            "'required' \(isRequired ? "now" : "no longer") names \(pair.subject), which is not declared",
            at: "required"
        )
    }

    private static let responseRules: [Rule] = [
        Rule(
            "response-required-property-removed",
            .breaking,
            mirror: .rule("response-required-property-added"),
            meaning: "Readers rely on a required property to be there.",
            example: Rule.Example(shape: .response, before: object(two, required: "b"), after: object(one)),
            instead: "Go on sending the property, marked as deprecated.",
            judge: .property { pair in
                guard pair.direction == .response, let old = pair.old, pair.new == nil, pair.wasRequired,
                    !old.isWriteOnly
                else { return nil }
                return Finding("\(pair.subject) was removed, and was required")
            }
        ),
        Rule(
            "response-optional-property-removed",
            .caution,
            mirror: .rule("response-optional-property-added"),
            meaning: "Readers had to live without the property, but may have come to expect it.",
            example: Rule.Example(shape: .response, before: object(two), after: object(one)),
            instead: "Go on sending the property, marked as deprecated.",
            judge: .property { pair in
                guard pair.direction == .response, let old = pair.old, pair.new == nil, !pair.wasRequired,
                    !old.isWriteOnly
                else { return nil }
                return Finding("\(pair.subject) was removed")
            }
        ),
        Rule(
            "response-required-property-added",
            .compatible,
            mirror: .rule("response-required-property-removed"),
            meaning: "Readers skip properties that they do not know.",
            example: Rule.Example(shape: .response, before: object(one), after: object(two, required: "b")),
            instead: "Nothing: callers need no change.",
            judge: .property { pair in
                guard pair.direction == .response, pair.old == nil, pair.new != nil, pair.isRequired, !pair.wasClosed
                else { return nil }
                return Finding("\(pair.subject) is new and always there")
            }
        ),
        Rule(
            "response-optional-property-added",
            .compatible,
            mirror: .rule("response-optional-property-removed"),
            meaning: "Readers skip properties that they do not know.",
            example: Rule.Example(shape: .response, before: object(one), after: object(two)),
            instead: "Nothing: callers need no change.",
            judge: .property { pair in
                guard pair.direction == .response, pair.old == nil, pair.new != nil, !pair.isRequired, !pair.wasClosed
                else { return nil }
                return Finding("\(pair.subject) is new")
            }
        ),
        Rule(
            "response-property-added-to-closed-object",
            .caution,
            mirror: .none("back again it is a removed property: 'response-optional-property-removed'"),
            meaning: "The object had said that it holds nothing else; a reader that checks this refuses it.",
            example: Rule.Example(
                shape: .response,
                before: object(one, closed: true),
                after: object(two, closed: true)
            ),
            instead: "Open the object first ('additionalProperties'), and add properties later.",
            judge: .property { pair in
                guard pair.direction == .response, pair.old == nil, pair.new != nil, pair.wasClosed else { return nil }
                return Finding("\(pair.subject) is new in an object that had no others")
            }
        ),
        Rule(
            "response-property-became-optional",
            .breaking,
            mirror: .rule("response-property-became-required"),
            meaning: "Readers rely on a required property to be there; now it can be missing.",
            example: Rule.Example(shape: .response, before: object(two, required: "b"), after: object(two)),
            instead: "Go on sending the property always, and keep it required.",
            judge: .property { pair in
                guard pair.direction == .response, let old = pair.old, pair.new != nil, pair.wasRequired,
                    !pair.isRequired,
                    !old.isWriteOnly
                else { return nil }
                return Finding("\(pair.subject) is now optional", at: "required")
            }
        ),
        Rule(
            "response-property-became-required",
            .compatible,
            mirror: .rule("response-property-became-optional"),
            meaning: "Readers that can do without the property can also read it.",
            example: Rule.Example(shape: .response, before: object(two), after: object(two, required: "b")),
            instead: "Nothing: callers need no change.",
            judge: .property { pair in
                guard pair.direction == .response, pair.old != nil, pair.new != nil, !pair.wasRequired, pair.isRequired
                else { return nil }
                return Finding("\(pair.subject) is now required", at: "required")
            }
        ),
        Rule(
            "response-undeclared-property-required",
            .compatible,
            mirror: .rule("response-undeclared-property-not-required"),
            meaning: "'required' names a property that is not declared; readers skip what they do not know.",
            example: Rule.Example(shape: .response, before: object(one), after: object(one, required: "b")),
            instead: "Declare the property, so that readers can use it.",
            judge: .property { undeclared($0, .response, isRequired: true) }
        ),
        Rule(
            "response-undeclared-property-not-required",
            .caution,
            mirror: .rule("response-undeclared-property-required"),
            meaning: "A reader that uses an undeclared property can no longer rely on it.",
            example: Rule.Example(shape: .response, before: object(one, required: "b"), after: object(one)),
            instead: "Declare the property, and keep it required.",
            judge: .property { undeclared($0, .response, isRequired: false) }
        ),
    ]
}
