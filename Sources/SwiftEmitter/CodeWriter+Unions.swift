import BindingsModel

extension CodeWriter {
    mutating func emit(_ type: UnionType, in scope: TypeScope) {
        let isRedacted = type.cases.contains { scope.hasMap($0.type) }
        let conformances =
            [type.isOnlySent ? "SentUnion" : "OpenUnion"] + (isRedacted ? [type.cases.map(\.name).redaction] : [])
            + (type.hasChecks ? ["Validatable"] : [])
        doc(type.documentation.withoutDeprecation)
        let head = type.isOnlySent ? "struct" : type.isIndirect ? "indirect enum" : "enum"
        self.type("public \(head) \(type.name)", conformances) { writer in
            if type.isOnlySent { writer.emitMembers(type, in: scope) } else { writer.emitCases(type, in: scope) }
            writer.blankLine()
            writer.block("public init(from decoder: any Decoder) throws") { $0.emitSelection(type, in: scope) }
            if !type.isOnlySent {
                writer.emitList(type.cases.map { ($0.name, $0.type) } + [(SwiftName("unrecognized"), .json)], "choice")
            }
            if type.hasChecks {
                let checks = type.checkSubjects
                writer.emitConstants(checks.cases.map(\.subject) + [checks.whole].compactMap { $0 })
                writer.emitCaseValidate(
                    checks.cases,
                    others: true,
                    whole: checks.whole,
                    areProperties: type.isOnlySent
                )
            }
            for nested in type.nested {
                writer.blankLine()
                writer.emit(nested, in: scope)
            }
        }
    }

    private mutating func emitCases(_ type: UnionType, in scope: TypeScope) {
        for item in type.cases { line("case \(item.name)(\(scope.text(item.type)))") }
        line("/// A value of another type, which is encoded unchanged.")
        line("case unrecognized(JSONValue)")
    }

    /// Writes the factory methods and accessors of a union that only a client sends.
    private mutating func emitMembers(_ type: UnionType, in scope: TypeScope) {
        line("@_spi(Generated) public let member: UnionMember")
        line("@_spi(Generated) public init(_ member: UnionMember) { self.member = member }")
        blankLine()
        for item in type.cases {
            let (name, text) = (literal(item.name.identifier), scope.text(item.type))
            block(
                "public static func \(item.name)(_ value: \(text)) -> Self",
                statement: "Self(UnionMember(\(name), value))"
            )
            block("public var \(item.name): \(text)?", statement: "member.value(\(name))")
        }
    }

    private mutating func emitSelection(_ type: UnionType, in scope: TypeScope) {
        switch type.selection {
        case .discriminator(let name, let values):
            line("switch decoder.discriminator(\(literal(name))) {")
            for item in values {
                let texts = item.texts.map(literal)
                let statement = "self = .\(type.cases[item.case].name)(try decoder.value())"
                let arm = "case \(texts.joined(separator: ", ")): \(statement)"
                if fits(arm) {
                    line(arm)
                } else {
                    packed("case ", texts, ":", isHanging: true)
                    indented { $0.line(statement) }
                }
            }
            line("default: self = .unrecognized(try decoder.value())")
            line("}")
        case .trial(let trials):
            for (index, trial) in trials.enumerated() {
                let item = type.cases[trial.index]
                let label = trial.isListed ? "listed: " : ""
                var arguments = ["\(label)\(scope.text(item.type)).self"]
                if let tag = trial.tag {
                    arguments.append("tag: \(literal(tag.name))")
                    arguments.append("[\(tag.values.literals)]")
                }
                if !trial.required.isEmpty { arguments.append("having: [\(names(trial.required))]") }
                list("\(index == 0 ? "" : "} else ")if let value = decoder.match(", arguments, ") {")
                indented { $0.line("self = .\(item.name)(value)") }
            }
            line("} else {")
            indented { $0.line("self = .unrecognized(try decoder.value())") }
            line("}")
        }
    }

    /// As many of the names as fit on a line.
    ///
    /// Decoding itself looks for the rest.
    private func names(_ required: [String]) -> String {
        var text = ""
        for name in required {
            let next = text.isEmpty ? literal(name) : "\(text), \(literal(name))"
            if next.utf8.count > 60 && !text.isEmpty { break }
            text = next
        }
        return text
    }

    mutating func emit(_ type: ContentEnum, in scope: TypeScope) {
        doc(type.documentation)
        let isRedacted = type.cases.contains { scope.hasMap($0.content.type) }
        let conformances =
            ["Hashable", "Sendable"] + (isRedacted ? [type.cases.map(\.name).redaction] : [])
            + (type.hasChecks ? ["Validatable"] : [])
        self.type("public enum \(type.name)", conformances) { writer in
            for item in type.cases {
                writer.doc(item.documentation)
                let type = item.content.type
                writer.line("case \(item.name)" + (type == .void ? "" : "(\(scope.text(type)))"))
            }
            if isRedacted { writer.emitList(type.cases.map { ($0.name, $0.content.type) }, "uncodedChoice") }
            let checks = type.checkSubjects
            writer.emitConstants(checks.map(\.subject))
            if type.hasChecks {
                let others = checks.contains { $0.subject.checks.isEmpty }
                writer.emitCaseValidate(checks, others: others, whole: nil)
            }
            if type.isRead { writer.emitReading(type) }
        }
    }

    /// The initializer that selects by the response's media type.
    private mutating func emitReading(_ type: ContentEnum) {
        blankLine()
        block("init(_ response: ReceivedResponse) throws(CallError)") { writer in
            let ranges = type.cases.map { literal($0.content.mediaRange) }
            writer.packed("switch response.mediaType(among: [", ranges, "]) {", trailingComma: true)
            for (index, item) in type.cases.enumerated() {
                writer.line("case \(index): self =", then: ".\(item.name)(\(item.content.reading))")
            }
            writer.line("default: throw response.undocumentedMediaType")
            writer.line("}")
        }
    }

    mutating func emit(_ type: OutputStruct, in scope: TypeScope) {
        let isRedacted = scope.hasMap(type.body)
        let conformances = ["Hashable", "Sendable"] + (isRedacted ? [type.headers.map(\.name).redaction] : [])
        self.type("public struct \(type.name)", conformances) { writer in
            var parameters: [Element] = []
            if type.body != .void {
                writer.line("\(type.isIndirect ? "@Indirect " : "")public var body: \(scope.text(type.body))")
                parameters.append("body: \(scope.text(type.body))")
            }
            for header in type.headers {
                writer.doc(header.documentation)
                writer.line("public var \(header.name): \(scope.text(header.type))?")
                parameters.append(Element("\(header.name): \(scope.text(header.type))? =", then: "nil"))
            }
            writer.blankLine()
            writer.list("public init(", parameters, ") {")
            writer.indented { writer in
                if type.body != .void { writer.line("self.body = body") }
                for header in type.headers { writer.line("self.\(header.name) =", then: "\(header.name)") }
            }
            writer.line("}")
            if !isRedacted { return }
            writer.blankLine()
            writer.block("@_spi(Generated) public func listFields(_ fields: inout FieldList)") { writer in
                for name in (type.body == .void ? [] : ["body"]) + type.headers.map(\.name.identifier) {
                    writer.line("fields.uncoded(\(literal(name)), self.\(name))")
                }
            }
        }
    }
}

extension UnionType.TagValues {
    fileprivate var literals: String {
        switch self {
        case .texts(let texts): texts.map(literal).joined(separator: ", ")
        case .integers(let integers): integers.map(String.init).joined(separator: ", ")
        }
    }
}

extension ContentKind {
    /// The expression that decodes the content of `response`.
    var reading: String {
        switch self {
        case .none: "()"
        case .json, .form: "try response.json()"
        case .text: "try response.text()"
        case .bytes, .multipart: "response.content"
        case .alternatives(let name): "try \(name)(response)"
        }
    }
}
