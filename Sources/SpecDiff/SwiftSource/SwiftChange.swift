/// A difference in the public declarations, and whether it can break source.
package struct SwiftChange: Sendable {
    /// The kind of change, in kebab case: `swift-case-added`.
    package var rule: String
    /// `GenerateOtp.otpType`.
    package var declaration: String
    package var before: String?
    package var after: String?
    /// Whether some source that compiled with the old bindings doesn't compile with the new ones.
    package var breaksSource: Bool
    /// By default, breaking changes are breaking and additions are compatible.
    ///
    /// A team may set a different level.
    package var level: Level
    /// The affected source, and the reason.
    package var message: String
    package var base: Change.Place?
    package var revision: Change.Place?

    package init(
        rule: String,
        declaration: String,
        before: String?,
        after: String?,
        breaksSource: Bool,
        message: String,
        base: Change.Place? = nil,
        revision: Change.Place? = nil
    ) {
        self.rule = rule
        self.declaration = declaration
        self.before = before
        self.after = after
        self.breaksSource = breaksSource
        level = breaksSource ? .breaking : .compatible
        self.message = message
        self.base = base
        self.revision = revision
    }
}

extension SwiftChange {
    /// The kinds of changes to a declaration.
    enum Verb: String, CaseIterable {
        case added, removed, renamed, retyped
        case parametersChanged = "parameters-changed"
        case parametersWidened = "parameters-widened"
    }

    static func rule(_ kind: SwiftAPI.Item.Kind, _ verb: Verb) -> String { "swift-\(kind.rawValue)-\(verb.rawValue)" }

    /// The ids of all rules, for use in a review file.
    static let rules: Set<String> = {
        let rules = SwiftAPI.Item.Kind.allCases.flatMap { kind in
            Verb.allCases.filter { verb in
                switch verb {
                case .added: kind != .initializer
                case .removed, .renamed, .retyped: true
                case .parametersChanged, .parametersWidened: kind == .initializer || kind == .method
                }
            }.map { rule(kind, $0) }
        }
        return Set(rules)
    }()
}
