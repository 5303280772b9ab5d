import OpenAPIDocument
import YAMLTree

/// This project's own keywords: `x-sensitive`, `x-error-codes`, `x-failure-when`, `x-retry`, `x-swift-…`.
enum ExtensionRules {
    static let all: [Rule] = sensitivity + failures + retries + swiftNames

    // MARK: x-sensitive

    private static let hideAdvice = "Keep 'x-sensitive': without it the value shows up in logs and descriptions."

    private static let sensitivity: [Rule] =
        Rule.twins(
            "sensitive-removed",
            request: .caution,
            response: .caution,
            mirror: "sensitive-added",
            because:
                "The wire is the same, but programs made from the document no longer hide the value in logs, errors and descriptions.",
            before: "{type: string, x-sensitive: true}",
            after: "{type: string}",
            instead: hideAdvice,
            isSecurity: true
        ) { pair in
            pair.old.sensitivity != .open && pair.new.sensitivity == .open
                ? Finding("\(pair.subject) is no longer hidden in logs and descriptions", at: "x-sensitive") : nil
        }
        + Rule.twins(
            "sensitive-added",
            request: .compatible,
            response: .compatible,
            mirror: "sensitive-removed",
            because: "Programs made from the document hide the value.",
            before: "{type: string}",
            after: "{type: string, x-sensitive: true}",
            instead: ""
        ) { pair in
            pair.old.sensitivity == .open && pair.new.sensitivity != .open
                ? Finding("\(pair.subject) is now hidden in logs and descriptions", at: "x-sensitive") : nil
        }
        + Rule.twins(
            "sensitive-weakened",
            request: .caution,
            response: .caution,
            mirror: "sensitive-strengthened",
            because: "Programs made from the document show the last four characters of the value.",
            before: "{type: string, x-sensitive: true}",
            after: "{type: string, x-sensitive: last-four}",
            instead: hideAdvice,
            isSecurity: true
        ) { pair in
            pair.old.sensitivity == .hidden && pair.new.sensitivity == .lastFour
                ? Finding("\(pair.subject) now shows its last four characters", at: "x-sensitive") : nil
        }
        + Rule.twins(
            "sensitive-strengthened",
            request: .compatible,
            response: .compatible,
            mirror: "sensitive-weakened",
            because: "Programs made from the document hide all of the value.",
            before: "{type: string, x-sensitive: last-four}",
            after: "{type: string, x-sensitive: true}",
            instead: ""
        ) { pair in
            pair.old.sensitivity == .lastFour && pair.new.sensitivity == .hidden
                ? Finding("\(pair.subject) no longer shows its last four characters", at: "x-sensitive") : nil
        }
        + [
            Rule(
                "parameter-sensitive-removed",
                .caution,
                mirror: .rule("parameter-sensitive-added"),
                meaning: "The wire is the same, but programs made from the document no longer hide the value.",
                example: Rule.Example(
                    shape: .parameter,
                    before: "{name: a, in: query, x-sensitive: true, schema: {type: string}}",
                    after: "{name: a, in: query, schema: {type: string}}"
                ),
                instead: hideAdvice,
                isSecurity: true,
                judge: .parameter { pair in
                    guard let old = pair.old?.extensions.sensitivity, let new = pair.new?.extensions.sensitivity,
                        old != new, new == .open || old == .hidden
                    else { return nil }
                    return Finding(
                        "\(pair.subject) is no longer fully hidden in logs and descriptions",
                        at: "x-sensitive"
                    )
                }
            ),
            Rule(
                "parameter-sensitive-added",
                .compatible,
                mirror: .rule("parameter-sensitive-removed"),
                meaning: "Programs made from the document hide the value.",
                example: Rule.Example(
                    shape: .parameter,
                    before: "{name: a, in: query, schema: {type: string}}",
                    after: "{name: a, in: query, x-sensitive: true, schema: {type: string}}"
                ),
                instead: "Nothing: callers need no change.",
                judge: .parameter { pair in
                    guard let old = pair.old?.extensions.sensitivity, let new = pair.new?.extensions.sensitivity,
                        old != new, old == .open || new == .hidden
                    else { return nil }
                    return Finding("\(pair.subject) is now hidden in logs and descriptions", at: "x-sensitive")
                }
            ),
        ]

    // MARK: x-error-codes, x-failure-when

    private static func answer(_ members: String, status: String = "409") -> String {
        "responses: {'200': {description: done}, '\(status)': {description: no\(members.isEmpty ? "" : ", \(members)"), content: {application/json: {schema: {type: object, properties: {code: {type: string}, result: {type: object}, exception: {type: object, nullable: true}}}}}}}"
    }

    private static func codes(_ list: String, at place: String = "/code") -> String {
        answer("x-error-codes: {at: \(place), codes: {\(list)}}")
    }

    private static let failures: [Rule] = [
        response(
            "error-code-added",
            .compatible,
            mirror: .rule("error-code-removed"),
            "A call could fail with undocumented codes before; one of them is documented now.",
            before: codes("A1: {name: one}"),
            after: codes("A1: {name: one}, A2: {name: two}"),
            instead: "Nothing on the wire; the error enum gets a case, so exhaustive switches stop compiling."
        ) { pair in
            listed(pair.new, notIn: pair.old).map { "the response \(pair.status) now has the code \($0)" }
        },
        response(
            "error-code-removed",
            .compatible,
            mirror: .rule("error-code-added"),
            "Callers that can deal with this code never see it.",
            before: codes("A1: {name: one}, A2: {name: two}"),
            after: codes("A1: {name: one}"),
            instead: "Nothing on the wire; the error enum loses a case, so source that names it stops compiling."
        ) { pair in
            listed(pair.old, notIn: pair.new).map { "the response \(pair.status) no longer has the code \($0)" }
        },
        response(
            "error-code-renamed",
            .compatible,
            mirror: .itself,
            "The name of a code is not sent. It names a case of the error enum, so source that names it stops compiling.",
            before: codes("A1: {name: one}"),
            after: codes("A1: {name: uno}"),
            instead: "Keep the name."
        ) { pair in
            for old in pair.old?.errorCodes?.codes ?? [] {
                guard let new = pair.new?.errorCodes?.codes.first(where: { $0.code.text == old.code.text }),
                    new.name.text != old.name.text
                else { continue }
                return
                    "the code '\(old.code.text.shortened)' of the response \(pair.status) is now called '\(new.name.text)', not '\(old.name.text)'"
            }
            return nil
        },
        response(
            "error-code-place-changed",
            .caution,
            mirror: .itself,
            "Programs look for the business code somewhere else in the body.",
            before: codes("A1: {name: one}"),
            after: codes("A1: {name: one}", at: "/result"),
            instead: "List the old place after the new one."
        ) { pair in
            guard let old = pair.old?.errorCodes, let new = pair.new?.errorCodes,
                !Set(old.places.map(\.pointer)).isSubset(of: new.places.map(\.pointer))
            else { return nil }
            return "the code of the response \(pair.status) is looked for elsewhere"
        },
        response(
            "failure-condition-added",
            .caution,
            mirror: .rule("failure-condition-removed"),
            "Programs take some answers with this status as failures that were successes before.",
            before: answer("", status: "201"),
            after: answer("x-failure-when: {property: /exception, schema: {type: object}}", status: "201"),
            instead: "Nothing on the wire; tell callers."
        ) { pair in
            guard pair.old?.failureCondition == nil, pair.old != nil, let new = pair.new?.failureCondition else {
                return nil
            }
            return "the response \(pair.status) is now a failure where '\(new.pointer)' is not null"
        },
        response(
            "failure-condition-removed",
            .caution,
            mirror: .rule("failure-condition-added"),
            "Programs take some answers with this status as successes that were failures before.",
            before: answer("x-failure-when: {property: /exception, schema: {type: object}}", status: "201"),
            after: answer("", status: "201"),
            instead: "Keep the condition, as long as the server sends such answers."
        ) { pair in
            guard let old = pair.old?.failureCondition, let new = pair.new, new.failureCondition == nil else {
                return nil
            }
            return "the response \(pair.status) is no longer a failure where '\(old.pointer)' is not null"
        },
        response(
            "failure-condition-changed",
            .caution,
            mirror: .itself,
            "Another place of the body tells failures from successes.",
            before: answer("x-failure-when: {property: /exception, schema: {type: object}}", status: "201"),
            after: answer("x-failure-when: {property: /result, schema: {type: object}}", status: "201"),
            instead: "Keep the place."
        ) { pair in
            guard let old = pair.old?.failureCondition, let new = pair.new?.failureCondition, old.pointer != new.pointer
            else { return nil }
            return "the response \(pair.status) is a failure by '\(new.pointer)', not by '\(old.pointer)'"
        },
    ]

    private static func listed(_ some: Response?, notIn other: Response?) -> String? {
        guard let some, let other, let codes = some.errorCodes?.codes else { return nil }
        let known = Set((other.errorCodes?.codes ?? []).map(\.code.text))
        let names = codes.map(\.code.text).filter { !known.contains($0) }
        return names.isEmpty ? nil : names.prefix(6).map { "'\($0.shortened)'" }.joined(separator: ", ")
    }

    private static func response(
        _ id: String,
        _ level: Level,
        mirror: Rule.Mirror,
        _ meaning: String,
        before: String,
        after: String,
        instead: String,
        _ words: @escaping @Sendable (ResponsePair) -> String?
    ) -> Rule {
        Rule(
            id,
            level,
            mirror: mirror,
            meaning: meaning,
            example: Rule.Example(shape: .operation, before: before, after: after),
            instead: instead,
            judge: .response { pair in
                words(pair).map { words in
                    var finding = Finding(words)
                    if let old = pair.old?.errorCodes?.location ?? pair.old?.failureCondition?.location {
                        finding.old = .at(old)
                    }
                    if let new = pair.new?.errorCodes?.location ?? pair.new?.failureCondition?.location {
                        finding.new = .at(new)
                    }
                    return finding
                }
            }
        )
    }

    // MARK: x-retry

    private static let retries: [Rule] = [
        Rule(
            "retry-widened",
            .caution,
            mirror: .rule("retry-narrowed"),
            meaning:
                "Programs made from the document send the call again in more cases; whether that does harm is not said.",
            example: Rule.Example(shape: .operation, before: "x-retry: unprocessed", after: "x-retry: idempotent"),
            instead: "Make sure that sending twice does no more than sending once.",
            judge: .operation { pair in
                guard let old = pair.old, let new = pair.new, rank(old) < rank(new) else { return nil }
                return Finding("\(new.method) \(pair.path) may now be sent again \(words(new))", at: "x-retry")
            }
        ),
        Rule(
            "retry-narrowed",
            .compatible,
            mirror: .rule("retry-widened"),
            meaning: "Programs made from the document send the call again in fewer cases.",
            example: Rule.Example(shape: .operation, before: "x-retry: idempotent", after: "x-retry: unprocessed"),
            instead: "Nothing: callers need no change.",
            judge: .operation { pair in
                guard let old = pair.old, let new = pair.new, rank(old) > rank(new) else { return nil }
                return Finding("\(new.method) \(pair.path) may now be sent again \(words(new))", at: "x-retry")
            }
        ),
    ]

    private static func rank(_ operation: OpenAPIDocument.Operation) -> Int {
        switch operation.retry {
        case nil: 0
        case .unprocessed: 1
        case .idempotent: 2
        }
    }

    private static func words(_ operation: OpenAPIDocument.Operation) -> String {
        switch operation.retry {
        case nil: "by the general rule only"
        case .unprocessed: "only where it cannot have been processed"
        case .idempotent: "always"
        }
    }

    // MARK: x-swift-…, x-enum-varnames

    private static let keywords = ["x-swift-name", "x-swift-type", "x-enum-varnames"]

    private static let swiftNames: [Rule] =
        Rule.twins(
            "swift-name-changed",
            request: .compatible,
            response: .compatible,
            mirror: "swift-name-changed",
            because:
                "The name is not sent. It is in the Swift source, so callers may stop compiling: see the Swift changes.",
            before: "{type: string, x-swift-name: one}",
            after: "{type: string, x-swift-name: two}",
            instead: ""
        ) { pair in
            guard pair.relations.wrapping == nil,
                let keyword = keywords.first(where: { !pair.a.source[$0].isSame(as: pair.b.source[$0]) })
            else { return nil }
            return Finding("'\(keyword)' of \(pair.subject) changed", at: keyword)
        }
        + [
            Rule(
                "operation-swift-name-changed",
                .compatible,
                mirror: .itself,
                meaning: "The name is not sent. It names the Swift method and type, so callers stop compiling.",
                example: Rule.Example(shape: .operation, before: "x-swift-name: one", after: "x-swift-name: two"),
                instead: "Keep the name.",
                judge: .operation { pair in
                    guard let old = pair.old, let new = pair.new, old.swiftName?.text != new.swiftName?.text else {
                        return nil
                    }
                    return Finding("'x-swift-name' of \(new.method) \(pair.path) changed", at: "x-swift-name")
                }
            ),
            Rule(
                "parameter-swift-name-changed",
                .compatible,
                mirror: .itself,
                meaning: "The name is not sent. It names a Swift argument, so callers stop compiling.",
                example: Rule.Example(
                    shape: .parameter,
                    before: "{name: a, in: query, x-swift-name: one, schema: {type: string}}",
                    after: "{name: a, in: query, x-swift-name: two, schema: {type: string}}"
                ),
                instead: "Keep the name.",
                judge: .parameter { pair in
                    guard let old = pair.old, let new = pair.new,
                        old.extensions.swiftName?.text != new.extensions.swiftName?.text
                    else { return nil }
                    return Finding("'x-swift-name' of \(pair.subject) changed", at: "x-swift-name")
                }
            ),
        ]
}

extension ResponsePair {
    fileprivate var status: String { (new ?? old)?.status.text ?? "" }
}
