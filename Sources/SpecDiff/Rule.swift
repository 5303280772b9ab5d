/// One thing that can differ between two documents, and what it means for callers.
///
/// The walker pairs things of the two documents; a rule judges one pair.
package struct Rule: Sendable {
    /// Stable, in kebab case.
    package let id: String
    package let level: Level
    /// What fires where base and revision are swapped.
    package let mirror: Mirror
    package let isSecurity: Bool
    /// Why it has its level.
    package let meaning: String
    package let example: Example
    /// The compatible way to the same end.
    package let advice: String
    /// The file that has the rule, for the test that compares files with `Rule.all`.
    package let file: String
    /// Whether it is only a caution for a property that requests should not carry, since senders may send back what they read.
    let readOnlySoftens: Bool
    let judge: Judge

    /// What fires where base and revision are swapped.
    package enum Mirror: Sendable, Equatable {
        case rule(String)
        /// It is its own mirror.
        case itself
        /// There is none, for this reason.
        case none(String)
    }

    /// The smallest pair that fires the rule.
    package struct Example: Sendable {
        package enum Shape: Sendable {
            /// YAML of a schema, as a property of a request body (or of a response's).
            case request, response
            /// YAML of a query parameter.
            case parameter
            /// YAML of an operation's members; it is `post /things`.
            case operation
            /// YAML of the document's members but `openapi` and `info`.
            case document
        }

        package let shape: Shape
        package let before: String
        package let after: String
    }

    /// The judgement, by what kind of pair it is about.
    enum Judge: Sendable {
        case schema(@Sendable (SchemaPair) -> Finding?)
        case property(@Sendable (PropertyPair) -> Finding?)
        case member(@Sendable (MemberPair) -> Finding?)
        case parameter(@Sendable (ParameterPair) -> Finding?)
        case body(@Sendable (BodyPair) -> Finding?)
        case media(@Sendable (MediaPair) -> Finding?)
        case response(@Sendable (ResponsePair) -> Finding?)
        case header(@Sendable (HeaderPair) -> Finding?)
        case operation(@Sendable (OperationPair) -> Finding?)
        case document(@Sendable (DocumentPair) -> [Finding])
    }

    init(
        _ id: String,
        _ level: Level,
        mirror: Mirror,
        meaning: String,
        example: Example,
        instead advice: String,
        isSecurity: Bool = false,
        readOnlySoftens: Bool = false,
        file: String = #fileID,
        judge: Judge
    ) {
        self.id = id
        self.level = level
        self.mirror = mirror
        self.meaning = meaning
        self.example = example
        self.advice = advice
        self.isSecurity = isSecurity
        self.readOnlySoftens = readOnlySoftens
        self.file = file
        self.judge = judge
    }
}

extension Rule {
    /// Every rule, family after family.
    package static let all: [Rule] =
        BoundRules.all + TypeRules.all + ValueRules.all + DefaultRules.all + ItemRules.all + ObjectRules.all
        + PropertyRules.all + CompositionRules.all
        + ConditionRules.all + MeaningRules.all + ParameterRules.all + BodyRules.all + MediaRules.all
        + ResponseRules.all + HeaderRules.all + OperationRules.all + SecurityRules.all + DocumentRules.all
        + ExtensionRules.all + FailureRules.all

    /// The rules by what they judge.
    static let tables = RuleTables(all)

    /// The rule with this id.
    package static func named(_ id: String) -> Rule? { all.first { $0.id == id } }

    /// Two rules with one judgement: `request-…` for what callers send, `response-…` for what they read.
    static func twins(
        _ id: String,
        request: Level,
        response: Level,
        mirror: String?,
        noMirror reason: String = "",
        because meaning: String,
        before: String,
        after: String,
        instead advice: String,
        isSecurity: Bool = false,
        readOnlySoftens: Bool = false,
        file: String = #fileID,
        judge: @escaping @Sendable (SchemaPair) -> Finding?
    ) -> [Rule] {
        [Direction.request, .response].map { direction in
            let level = direction == .request ? request : response
            return Rule(
                "\(direction.rawValue)-\(id)",
                level,
                mirror: mirror.map { $0 == id ? .itself : .rule("\(direction.rawValue)-\($0)") } ?? .none(reason),
                meaning: "\(meaning) \(consequence(of: level, direction))",
                example: Example(shape: direction == .request ? .request : .response, before: before, after: after),
                instead: level == .compatible ? "Nothing: callers need no change." : advice,
                isSecurity: isSecurity,
                readOnlySoftens: readOnlySoftens,
                file: file,
                judge: .schema { pair in pair.direction == direction ? judge(pair) : nil }
            )
        }
    }

    /// What a level means for senders or readers.
    static func consequence(of level: Level, _ direction: Direction) -> String {
        switch (level, direction) {
        case (.breaking, .request): "A request that was right before can now be refused."
        case (.breaking, .response): "A reader can now receive what the old contract excluded."
        case (.caution, .request): "Whether senders notice cannot be decided from the documents."
        case (.caution, .response): "Whether readers notice cannot be decided from the documents."
        case (.compatible, .request): "Every request that was right before is still right."
        case (.compatible, .response): "Whatever is received now was allowed before."
        case (.documentation, _): "It changes no byte that is sent or read."
        }
    }
}

/// What a rule says about one pair.
struct Finding: Sendable {
    var message: String
    /// The keyword to point at on both sides, else the object itself.
    var keyword: String?
    /// Places that the pair does not know, such as the one of an added value.
    var old: PlaceHint = .pair
    var new: PlaceHint = .pair

    init(_ message: String, at keyword: String? = nil) {
        self.message = message
        self.keyword = keyword
    }
}

/// The rules by what they judge, so that each pair meets only those for its kind.
struct RuleTables: Sendable {
    var schema: [(Rule, @Sendable (SchemaPair) -> Finding?)] = []
    var property: [(Rule, @Sendable (PropertyPair) -> Finding?)] = []
    var member: [(Rule, @Sendable (MemberPair) -> Finding?)] = []
    var parameter: [(Rule, @Sendable (ParameterPair) -> Finding?)] = []
    var body: [(Rule, @Sendable (BodyPair) -> Finding?)] = []
    var media: [(Rule, @Sendable (MediaPair) -> Finding?)] = []
    var response: [(Rule, @Sendable (ResponsePair) -> Finding?)] = []
    var header: [(Rule, @Sendable (HeaderPair) -> Finding?)] = []
    var operation: [(Rule, @Sendable (OperationPair) -> Finding?)] = []
    var document: [(Rule, @Sendable (DocumentPair) -> [Finding])] = []

    init(_ rules: [Rule]) {
        for rule in rules {
            switch rule.judge {
            case .schema(let judge): schema.append((rule, judge))
            case .property(let judge): property.append((rule, judge))
            case .member(let judge): member.append((rule, judge))
            case .parameter(let judge): parameter.append((rule, judge))
            case .body(let judge): body.append((rule, judge))
            case .media(let judge): media.append((rule, judge))
            case .response(let judge): response.append((rule, judge))
            case .header(let judge): header.append((rule, judge))
            case .operation(let judge): operation.append((rule, judge))
            case .document(let judge): document.append((rule, judge))
            }
        }
    }
}
