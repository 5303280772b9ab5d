/// Parameters, bodies, media types, responses and headers.
extension Row {
    private static func parameter(_ members: String = "") -> String {
        "{name: a, in: query, \(members)schema: {type: string}}"
    }
    private static let list = "schema: {type: array, items: {type: string}}}"
    private static let keepParameter = "Keep the parameter, mark it as deprecated, and ignore it."

    static let parameters: [Row] = [
        Row(.requiredParameter, .added, .narrows, "required-parameter-added", "required-parameter-removed")
            .says("{it} is new and required", "{it} was removed")
            .means("Calls without the new parameter are rejected.", "Callers may still send the parameter.")
            .fix("Make the parameter optional, and define in the server what omitting it means.", keepParameter)
            .was("", "parameter-removed deprecated-parameter-removed")
            .call(.parameter, "", parameter("required: true, ")),
        Row(.optionalParameter, .added, .widens, "optional-parameter-added", "optional-parameter-removed")
            .says("{it} is new", "{it} was removed")
            .means("Existing callers omit the parameter.", "Callers may still send the parameter.")
            .fix("", keepParameter).was("", "parameter-removed deprecated-parameter-removed")
            .call(.parameter, "", parameter()),
        Row(.parameterRequirement, .added, .narrows, "parameter-became-required", "parameter-became-optional")
            .says("{it} is now required", "{it} is now optional")
            .means("Calls without the parameter are rejected.", "Callers may continue to send the parameter.")
            .fix("Keep the parameter optional, and use a default in the server.")
            .call(.parameter, parameter(), parameter("required: true, ")),
        Row(.parameterPlace, .changed, .changes, "parameter-moved")
            .says("{it} moved from {old} to {new}").means("The server reads the parameter from a different place.")
            .fix("Add the parameter at the new place, and continue to read the old one.")
            .call(.parameter, parameter(), "{name: a, in: header, schema: {type: string}}"),
        Row(.parameterStyle, .changed, .changes, "parameter-style-changed")
            .says("the style of {it} went from '{old}' to '{new}'").means("The value is encoded differently.")
            .fix("Add a parameter with the new style.")
            .call(
                .parameter,
                "{name: a, in: query, style: form, \(list)",
                "{name: a, in: query, style: pipeDelimited, \(list)"
            ),
        Row(.parameterExplode, .changed, .changes, "parameter-explode-changed")
            .says("'explode' of {it} went from {old} to {new}").means("Lists and objects are encoded differently.")
            .fix("Add a parameter with the new encoding.")
            .call(
                .parameter,
                "{name: a, in: query, explode: true, \(list)",
                "{name: a, in: query, explode: false, \(list)"
            ),
        Row(.parameterReserved, .changed, .changes, "parameter-reserved-changed")
            .says("'allowReserved' of {it} went from {old} to {new}").means(
                "Reserved characters are escaped differently."
            )
            .fix("Accept both encodings in the server.")
            .call(.parameter, parameter(), parameter("allowReserved: true, ")),
        Row(.parameterEmptyValue, .added, .widens, "parameter-empty-value-allowed", "parameter-empty-value-forbidden")
            .says("{it} may now be empty", "{it} may no longer be empty")
            .means("Callers may continue to send a value.", "Calls with only the name are rejected.")
            .fix("", "Continue to accept the name without a value.")
            .call(.parameter, parameter(), parameter("allowEmptyValue: true, ")),
        Row(.parameterContent, .changed, .changes, "parameter-content-changed")
            .says("{it} went from {old} to {new}").means(
                "The value is encoded differently, or with a different media type."
            )
            .fix("Add a parameter with the new content.")
            .call(
                .parameter,
                "{name: a, in: query, schema: {type: object}}",
                "{name: a, in: query, content: {application/json: {schema: {type: object}}}}"
            ),
        Row(.parameterDeprecation, .added, .annotates, "parameter-deprecated", "parameter-no-longer-deprecated")
            .says("{it} is now deprecated", "{it} is no longer deprecated")
            .means("It still works, but will be removed eventually.", "The document no longer announces its removal.")
            .call(.parameter, parameter(), parameter("deprecated: true, ")),
        Row(.parameterDescription, .changed, .annotates, "parameter-prose-changed")
            .says("'{new}' of {it} changed").means("The documentation of the parameter changed.")
            .call(.parameter, parameter("description: one, "), parameter("description: two, ")),
        Row(.parameterSensitivity, .added, .annotates, "parameter-sensitive-added", "parameter-sensitive-removed")
            .says(
                "{it} is now hidden in logs and descriptions",
                "{it} is no longer fully hidden in logs and descriptions"
            )
            .means("Generated code hides the value.", "Generated code no longer hides the value.")
            .fix("", "Keep 'x-sensitive': without it the value appears in logs and descriptions.").security(.back)
            .call(.parameter, parameter(), parameter("x-sensitive: true, ")),
        Row(.parameterSwiftName, .changed, .annotates, "parameter-swift-name-changed")
            .says("'x-swift-name' of {it} changed")
            .means("The name isn't sent. It names a Swift argument, so callers no longer compile.")
            .call(.parameter, parameter("x-swift-name: one, "), parameter("x-swift-name: two, ")),
    ]

    private static func body(_ required: Bool, _ prose: String = "") -> String {
        "requestBody: {required: \(required)\(prose), content: {application/json: {schema: {type: object}}}}"
    }

    static let bodies: [Row] = [
        Row(.requiredBody, .added, .narrows, "required-body-added", "required-body-removed")
            .says("a body is now required", "the request no longer has a body")
            .means("Calls without a body are rejected.", "Callers can no longer send the data in the body.")
            .fix("Make the body optional.", "Keep the body, and ignore it.").was("", "body-removed")
            .call(.operation, "", body(true)),
        Row(.optionalBody, .added, .widens, "optional-body-added", "optional-body-removed")
            .says("a body may now be sent", "the request no longer has a body")
            .means("Calls without a body are still valid.", "Callers can no longer send the data in the body.")
            .fix("", "Keep the body, and ignore it.").was("", "body-removed")
            .call(.operation, "", body(false)),
        Row(.bodyRequirement, .added, .narrows, "body-became-required", "body-became-optional")
            .says("the request body is now required", "the request body is now optional")
            .means("Calls without a body are rejected.", "Callers may continue to send a body.")
            .fix("Keep the body optional.").call(.operation, body(false), body(true)),
        Row(.bodyDescription, .changed, .annotates, "body-prose-changed")
            .says("the description of the request body changed").means("The documentation of the body changed.")
            .call(.operation, body(true, ", description: one"), body(true, ", description: two")),
    ]

    private static let json = "application/json: {schema: {type: object}}"
    private static let keepName = "Keep the old name and add the new one."
    private static let renamed = "The body has a different media type."
    private static func typed(_ name: String) -> String { "\(name): {schema: {type: object}}" }

    private static func part(_ type: String) -> String {
        "multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}, encoding: {a: {contentType: \(type)}}}"
    }

    static let mediaTypes: [Row] = [
        Row(.mediaType, .added, .widens, "media-type-added", "media-type-removed")
            .says("{it} now has '{new}'", "{it} no longer has '{old}'")
            .means("A media type was added.", "A media type was removed.").fix("", "Keep the media type.")
            .media(json, "\(json), text/csv: {schema: {type: string}}"),
        Row(.mediaTypeName, .changed, .narrows, "media-type-specialized", "media-type-generalized")
            .says("a media type of {it} went from '{old}' to '{new}'").means(renamed).fix(keepName)
            .media(json, typed("application/problem+json")),
        Row(.mediaTypeName, .changed, .changes, "media-type-renamed")
            .says("a media type of {it} went from '{old}' to '{new}'").means(renamed).fix(keepName)
            .media(typed("application/vnd.a+json"), typed("application/vnd.b+json")),
        Row(.mediaSchema, .added, .narrows, "media-schema-added", "media-schema-removed")
            .says("'{new}' of {it} now has a schema", "'{old}' of {it} no longer has a schema")
            .means("A body without a schema now has one.", "A body with a schema may now be anything.")
            .fix("Use the schema in a new operation.", "Keep the schema.").media("application/json: {}", json),
        Row(.partEncoding, .changed, .changes, "part-encoding-changed")
            .says("the part '{new}' of {it} is encoded differently")
            .means("A part of a form or multipart body is encoded differently.")
            .fix("Accept both encodings in the server.").media(part("text/plain"), part("image/png")),
        Row(.mediaExamples, .changed, .annotates, "media-examples-changed")
            .says("the examples of {it} changed").means("Only examples changed, not the values.")
            .media(
                "application/json: {schema: {type: object}, example: {a: 1}}",
                "application/json: {schema: {type: object}, example: {a: 2}}"
            ),
    ]

    // MARK: Responses

    private static let done = "'200': {description: done}"

    private static func fails(_ members: String, _ status: Int = 409) -> String {
        let properties = "code: {type: string}, result: {type: object}, exception: {type: object, nullable: true}"
        let content = "content: {application/json: {schema: {type: object, properties: {\(properties)}}}}"
        return "\(done), '\(status)': {description: no\(members.isEmpty ? "" : ", \(members)"), \(content)}"
    }

    private static func codes(_ list: String, _ place: String = "/code") -> String {
        fails("x-error-codes: {at: \(place), codes: {\(list)}}")
    }

    private static func condition(_ property: String) -> String {
        fails("x-failure-when: {property: /\(property), schema: {type: object}}", 201)
    }

    static let responses: [Row] = [
        Row(.success, .added, .widens, "response-success-status-added", "response-success-status-removed")
            .says("the response {new} is new", "the response {old} was removed")
            .means("A success response was added.", "Callers that expect this success get a different response.")
            .fix("", "Continue to respond with this status.").answer(done, "\(done), '202': {description: later}"),
        Row(.failure, .added, .widens, "response-failure-status-added", "response-failure-status-removed")
            .says("the response {new} is new", "the response {old} was removed")
            .means("A failure was documented.", "Callers that handle this failure no longer receive it.")
            .answer(done, "\(done), '409': {description: no}"),
        Row(.defaultResponse, .added, .widens, "default-response-added", "default-response-removed")
            .says("the default response is new", "the default response was removed")
            .means(
                "The meaning of other statuses is documented.",
                "The meaning of other statuses is no longer documented."
            )
            .fix("", "Keep the default response.").answer(done, "\(done), default: {description: no}"),
        Row(.responseDescription, .changed, .annotates, "response-description-changed")
            .says("the description of the response {new} changed").means("The documentation of the response changed.")
            .answer("'200': {description: one}", "'200': {description: two}"),
        Row(.errorCode, .added, .widens, "error-code-added", "error-code-removed")
            .says("{it} now has the code {new}", "{it} no longer has the code {old}")
            .means(
                "A code was documented. The operation's error gains a property.",
                "A code was removed. The operation's error loses a property."
            )
            .answer(codes("A1: {name: one}"), codes("A1: {name: one}, A2: {name: two}")),
        Row(.errorCodeName, .changed, .annotates, "error-code-renamed")
            .says("{it}: the code {new}")
            .means(
                "The name isn't sent. It names a property of the operation's error, so source that names it no longer compiles."
            )
            .answer(codes("A1: {name: one}"), codes("A1: {name: uno}")),
        Row(.errorCodePlace, .changed, .widens, "error-code-place-added", "error-code-place-removed")
            .says("the code of {it} is read from more places", "the code of {it} is read from fewer places")
            .means(
                "Generated code finds the business code in more bodies.",
                "Generated code no longer finds some business codes."
            )
            .fix("", "Keep the place.").was("", "error-code-place-changed")
            .answer(codes("A1: {name: one}"), codes("A1: {name: one}", "[/code, /result]")),
        Row(.errorCodePlace, .changed, .changes, "error-code-place-changed")
            .says("the code of {it} moved")
            .means("Generated code reads the business code from a different place in the body.")
            .fix("List the old place after the new one.")
            .answer(codes("A1: {name: one}"), codes("A1: {name: one}", "/result")),
        Row(.failureCondition, .added, .annotates, "failure-condition-added", "failure-condition-removed")
            .says(
                "{it} is now a failure where '{new}' is not null",
                "{it} is no longer a failure where '{old}' is not null"
            )
            .means(
                "Some responses that were successes are now failures.",
                "Some responses that were failures are now successes."
            )
            .fix("Tell callers.", "Keep the condition, as long as the server sends these responses.")
            .answer(fails("", 201), condition("exception")),
        Row(.failurePlace, .changed, .annotates, "failure-condition-changed")
            .says("{it} is now a failure by '{new}' instead of '{old}'")
            .means("A different property of the body distinguishes failures from successes.").fix("Keep the property.")
            .answer(condition("exception"), condition("result")),
    ]

    private static func header(_ required: Bool, _ prose: String = "") -> String {
        "'200': {description: done, headers: {X-A: {required: \(required)\(prose), schema: {type: string}}}}"
    }

    static let headers: [Row] = [
        Row(.requiredHeader, .added, .narrows, "required-header-added", "required-header-removed")
            .says("{it} is new", "{it} was removed, and was required")
            .means("Readers ignore unknown headers.", "Readers rely on a required header.")
            .fix("", "Continue to send the header.").was("header-added", "").answer(done, header(true)),
        Row(.optionalHeader, .added, .widens, "optional-header-added", "optional-header-removed")
            .says("{it} is new", "{it} was removed").means("The header may be present.", "The header was removed.")
            .fix("", "Continue to send the header, marked as deprecated.").was("header-added", "")
            .answer(done, header(false)),
        Row(.headerRequirement, .added, .narrows, "header-became-required", "header-became-optional")
            .says("{it} is now required", "{it} is now optional")
            .means(
                "Readers that handle a missing header can also read it.",
                "A header that was always present may now be missing."
            )
            .fix("", "Always send the header.").answer(header(false), header(true)),
        Row(.headerDescription, .changed, .annotates, "header-prose-changed")
            .says("the description of {it} changed").means("The documentation of the header changed.")
            .answer(header(false, ", description: one"), header(false, ", description: two")),
    ]
}
