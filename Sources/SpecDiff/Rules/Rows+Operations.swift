/// Operations, security and the document.
extension Row {
    private static let get = "get: {responses: {'200': {description: done}}}"
    private static let put = "put: {responses: {'200': {description: done}}}"
    private static let onePath = "paths: {/a: {\(get)}}"
    private static let twoPaths = "paths: {/a: {\(get)}, /b: {\(get)}}"
    private static let twoOperations = "paths: {/a: {\(get), \(put)}}"
    private static let hook = "webhooks: {paid: {post: {responses: {'200': {description: done}}}}}"
    private static let retire =
        "Mark the operation as deprecated, set a date in 'x-sunset', and remove it after that date."
    private static let subscription =
        "callbacks: {paid: {'{$request.body#/url}': {post: {responses: {'200': {description: done}}}}}}"
    private static let dated = "deprecated: true, x-sunset"
    private static let a = "{url: 'https://a.example'}"
    private static let b = "{url: 'https://b.example'}"

    private static func path(_ name: String) -> String {
        let parameter = "{name: \(name), in: path, required: true, schema: {type: string}}"
        return "paths: {'/a/{\(name)}': {get: {parameters: [\(parameter)], responses: {'200': {description: done}}}}}"
    }

    static let operations: [Row] = existence + lifecycle + names

    private static let existence: [Row] = [
        Row(.path, .added, .widens, "path-added", "path-removed")
            .says("{it} is new, with its path", "{it} was removed, with its path{old}")
            .means("Nobody calls it yet.", "Calls to it fail.").fix("", retire).was("", "deprecated-operation-removed")
            .call(.document, onePath, twoPaths),
        Row(.operation, .added, .widens, "operation-added", "operation-removed")
            .says("{it} is new", "{it} was removed{old}")
            .means("Nobody calls it yet.", "Calls to it fail.").fix("", retire).was("", "deprecated-operation-removed")
            .call(.document, onePath, twoOperations),
        Row(.webhook, .added, .widens, "webhook-added", "webhook-removed")
            .says("the webhook {it} is new", "the webhook {it} was removed{old}")
            .means("Only new subscribers receive it.", "Subscribers no longer receive it.")
            .fix("", "Continue to send it, marked as deprecated.").call(.document, "webhooks: {}", hook),
        Row(.callback, .added, .widens, "callback-added", "callback-removed")
            .says("the callback {new} was added", "the callback {old} was removed")
            .means("Only new subscribers receive it.", "Subscribers may no longer receive it.")
            .fix("", "Continue to send it.").call(.operation, "", subscription),
    ]

    private static let lifecycle: [Row] = [
        Row(.operationDeprecation, .added, .annotates, "operation-deprecated", "operation-no-longer-deprecated")
            .says("{it} is now deprecated{new}", "{it} is no longer deprecated")
            .means("It still works, but will be removed eventually.", "The document no longer announces its removal.")
            .fix("Set a date in 'x-sunset' that gives callers the grace period of your policy.")
            .call(.operation, "", "deprecated: true"),
        Row(.sunset, .added, .widens, "sunset-added", "sunset-removed")
            .says("{it} now has the sunset {new}", "{it} no longer has the sunset {old}")
            .means("It is guaranteed to work until a date.", "The guarantee that it works until a date was removed.")
            .fix("", "Keep the date, or set a later one.")
            .call(.operation, "deprecated: true", "\(dated): '2099-01-01'"),
        Row(.sunset, .changed, .widens, "sunset-later", "sunset-earlier")
            .says("the sunset of {it} went from {old} to {new}")
            .means("It works longer than announced.", "It was guaranteed to work until a later date.")
            .fix("", "Keep the date, or set a later one.")
            .call(.operation, "\(dated): '2098-01-01'", "\(dated): '2099-01-01'"),
        Row(.stability, .changed, .widens, "stability-increased", "stability-decreased")
            .says("the stability of {it} went from {old} to {new}")
            .means("Callers get a stronger guarantee.", "Callers get a weaker guarantee.").fix(
                "",
                "Keep 'x-stability-level'."
            )
            .call(.operation, "x-stability-level: beta", "x-stability-level: stable"),
        Row(.retry, .changed, .widens, "retry-widened", "retry-narrowed")
            .says("{it} may now be retried {new}").means(
                "Generated code retries the call in more cases.",
                "Generated code retries the call in fewer cases."
            )
            .fix("Make sure that the operation is idempotent.")
            .call(.operation, "x-retry: unprocessed", "x-retry: idempotent"),
    ]

    private static let names: [Row] = [
        Row(.operationID, .changed, .annotates, "operation-id-changed")
            .says("the id of {it} went from {old} to {new}")
            .means("The id isn't sent. It names the Swift method and type: see the Swift changes.")
            .call(.operation, "operationId: one", "operationId: two"),
        Row(.pathParameterName, .changed, .annotates, "path-parameter-renamed")
            .says("path parameters of {it}: {old} became {new}")
            .means("The name of a path parameter isn't sent. It names a Swift argument.")
            .call(.document, path("x"), path("y")),
        Row(.operationTags, .changed, .annotates, "operation-tags-changed")
            .says("the tags of {it} changed: {new}").means("Tags group operations in documentation. They aren't sent.")
            .call(.operation, "tags: [a]", "tags: [b]"),
        Row(.operationServers, .changed, .widens, "operation-servers-added", "operation-servers-removed")
            .says("the servers of {it} changed").means(
                "Calls may use a different address.",
                "An address is no longer listed."
            )
            .fix("", "Keep the old address working, or list both.").was("", "operation-servers-changed")
            .call(.operation, "servers: [\(a)]", "servers: [\(a), \(b)]"),
        Row(.operationServers, .changed, .changes, "operation-servers-changed")
            .says("the servers of {it} changed").means("Calls go to a different address.")
            .fix("Keep the old address working, or list both.").call(.operation, "servers: [\(a)]", "servers: [\(b)]"),
        Row(.operationDescription, .changed, .annotates, "operation-prose-changed")
            .says("'{new}' of {it} changed").means("The documentation of the operation changed.")
            .call(.operation, "summary: one", "summary: two"),
        Row(.operationSwiftName, .changed, .annotates, "operation-swift-name-changed")
            .says("'x-swift-name' of {it} changed")
            .means("The name isn't sent. It names the Swift method and type, so callers no longer compile.")
            .call(.operation, "x-swift-name: one", "x-swift-name: two"),
    ]

    // MARK: Security

    private static let takeOld = "Continue to accept the old credentials next to the new ones."
    private static let schemes =
        "components: {securitySchemes: {one: {type: http, scheme: bearer}, two: {type: http, scheme: basic}}}"

    private static func secured(_ requirement: String, byDocument: Bool) -> String {
        let own = byDocument ? "" : "security: [\(requirement)], "
        return (byDocument ? "security: [\(requirement)]\n" : "")
            + "paths: {/a: {get: {\(own)responses: {'200': {description: done}}}}}\n\(schemes)"
    }

    private static func scheme(_ text: String) -> String {
        "security: [{one: []}]\n\(onePath)\ncomponents: {securitySchemes: {one: {\(text)}}}"
    }

    private static func flows(_ url: String, _ scopes: String, _ more: String = "") -> String {
        scheme("type: oauth2, flows: {clientCredentials: {tokenUrl: '\(url)', scopes: {\(scopes)}}\(more)}")
    }

    private static let tokens = "https://a.example/token"

    static let securities: [Row] =
        [
            (Aspect.operationSecurity, "operation-security", "{it}", false),
            (.documentSecurity, "security", "all operations", true),
        ].flatMap { aspect, id, subject, byDocument in
            let says = "the credentials for \(subject) went from {old} to {new}"
            func whole(_ requirement: String) -> String { secured(requirement, byDocument: byDocument) }
            return [
                Row(aspect, .changed, .widens, "\(id)-widened", "\(id)-narrowed")
                    .says(says)
                    .means(
                        "Callers with the old credentials are still accepted.",
                        "A caller with the old credentials is rejected."
                    )
                    .fix("", takeOld).security(.forth).call(
                        .document,
                        whole("{two: []}"),
                        whole("{one: []}, {two: []}")
                    ),
                Row(aspect, .changed, .changes, "\(id)-changed")
                    .says(says).means("A caller with the old credentials is rejected; others are accepted.")
                    .fix(takeOld).was("\(id)-narrowed").call(.document, whole("{one: []}"), whole("{two: []}")),
            ]
        } + schemeRows

    private static let schemeRows: [Row] = [
        Row(.securityScheme, .changed, .changes, "security-scheme-changed")
            .says("{it} {new}").means("The credential is sent differently.").fix("Add a scheme next to the old one.")
            .call(
                .document,
                scheme("type: apiKey, in: header, name: X-A"),
                scheme("type: apiKey, in: header, name: X-B")
            ),
        Row(.securityAddress, .changed, .changes, "security-scheme-address-changed")
            .says("{it} {new}").means("Tokens come from a different address.").fix("Keep the old address working.")
            .call(.document, flows(tokens, ""), flows("https://b.example/token", "")),
        Row(.securityFlow, .added, .widens, "security-flow-added", "security-flow-removed")
            .says("{it} now has the flow {new}", "{it} no longer has the flow {old}")
            .means("A way to get a token was added.", "A way to get a token was removed.").fix("", "Keep the flow.")
            .call(.document, flows(tokens, ""), flows(tokens, "", ", password: {tokenUrl: '\(tokens)', scopes: {}}")),
        Row(.securityScope, .added, .widens, "security-scope-added", "security-scope-removed")
            .says("{it} now has the scope {new}", "{it} no longer has the scope {old}")
            .means("A scope was added.", "A scope can no longer be requested.").fix(
                "",
                "Keep the scope."
            )
            .call(.document, flows(tokens, "read: r"), flows(tokens, "read: r, write: w")),
    ]

    // MARK: The document

    private static func servers(_ list: String) -> String { "servers: [\(list)]\n\(onePath)" }

    private static func variable(_ members: String) -> String {
        servers("{url: 'https://{host}.example', variables: {host: {\(members)}}}")
    }

    static let documents: [Row] = [
        Row(.server, .added, .widens, "server-added", "server-removed")
            .says("the server '{new}' is new", "the server '{old}' was removed")
            .means("Callers may continue to use the others.", "Callers may still use the address.")
            .fix("", "Keep the address working and listed.").call(.document, servers(a), servers("\(a), \(b)")),
        Row(.serverVariable, .changed, .widens, "server-variable-widened", "server-variable-narrowed")
            .says("the values of {it} changed").means(
                "Callers can build more addresses.",
                "Callers can build fewer addresses."
            )
            .fix("", "Keep the default and the values; add new ones.").was("", "server-variable-changed")
            .call(.document, variable("default: a, enum: [a]"), variable("default: a, enum: [a, b]")),
        Row(.serverVariable, .changed, .changes, "server-variable-changed")
            .says("{it} changed").means("Callers may build a different address.")
            .fix("Keep the default and the values; add new ones.")
            .call(.document, variable("default: a"), variable("default: b")),
        Row(.serverEnvironment, .changed, .changes, "server-environment-changed")
            .says("the environment of {it} changed from '{old}' to '{new}'")
            .means("Callers of an environment use a different server, or have none.")
            .fix("Keep the server in its environment; add a server to the other one.")
            .call(
                .document,
                servers("{url: 'https://a.example', x-environment: sandbox}"),
                servers("{url: 'https://a.example', x-environment: production}")
            ),
        Row(.documentTags, .changed, .annotates, "tags-changed")
            .says("the list of tags changed").means("Tags are documentation. They aren't sent.")
            .call(.document, "tags: [{name: a}]\n\(onePath)", "tags: [{name: b}]\n\(onePath)"),
        Row(.documentDescription, .changed, .annotates, "document-prose-changed")
            .says("the title or the description of the document changed").means("The documentation of the API changed.")
            .call(
                .document,
                "externalDocs: {url: 'https://a.example'}\n\(onePath)",
                "externalDocs: {url: 'https://b.example'}\n\(onePath)"
            ),
    ]
}
