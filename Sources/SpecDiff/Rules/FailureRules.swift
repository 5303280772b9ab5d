import OpenAPIDocument
import YAMLTree

/// What tells failures: `x-error-codes` and `x-failure-when`.
enum FailureRules {
    static let all: [Rule] = failures

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
            let known = (pair.new?.errorCodes?.codes ?? []).keyed(by: \.code.text)
            for old in pair.old?.errorCodes?.codes ?? [] {
                guard let new = known[old.code.text],
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
}

extension ResponsePair {
    fileprivate var status: String { (new ?? old)?.status.text ?? "" }
}
