/// A row of the rule table: a fact and its inverse, with their messages and meanings.
///
/// The inverse is the result with base and revision swapped. Its action and effect follow from the fact.
struct Row: Sendable {
    let aspect: Aspect
    let action: Action
    let effect: Effect
    let ids: Sides
    private(set) var scope = Scope.value
    /// Message templates with the placeholders `{it}`, `{old}` and `{new}`.
    private(set) var wording = Sides("", "")
    private(set) var meaning = Sides("", "")
    /// A compatible alternative.
    ///
    /// Empty if callers need no change.
    private(set) var fix = Sides("", "")
    /// The smallest snippets that differ only by this fact.
    private(set) var example = Sides("", "")
    private(set) var shape = Shape.value
    /// Which of the two can expose a secret.
    private(set) var security = Security.neither
    /// Former ids of the facts.
    ///
    /// Policy files may still use them.
    private(set) var formerly: Sides?

    /// A value for the fact and one for its inverse.
    struct Sides: Sendable {
        let forth: String
        let back: String

        init(_ forth: String, _ back: String) {
            self.forth = forth
            self.back = back
        }
    }

    enum Scope: Sendable {
        /// An element of requests and responses.
        ///
        /// It has one rule per direction.
        case value
        /// In requests.
        case call
        /// In responses.
        case answer
    }

    enum Security: Sendable { case neither, forth, back }

    /// The enclosing element of an example.
    enum Shape: Sendable {
        /// YAML of a schema, as a property of a request or response.
        case value
        /// A query parameter.
        case parameter
        /// A media type of a body.
        case media
        /// An operation's responses.
        case responses
        /// An operation's members.
        ///
        /// The operation is `post /things`.
        case operation
        /// The document's members except `openapi` and `info`.
        case document
    }

    init(_ aspect: Aspect, _ action: Action, _ effect: Effect, _ forth: String, _ back: String? = nil) {
        self.aspect = aspect
        self.action = action
        self.effect = effect
        ids = Sides(forth, back ?? forth)
    }

    /// Whether the inverse is the same fact with old and new swapped.
    var isItsOwnInverse: Bool { ids.forth == ids.back }

    func says(_ forth: String, _ back: String? = nil) -> Row { with { $0.wording = Sides(forth, back ?? forth) } }
    func means(_ forth: String, _ back: String? = nil) -> Row { with { $0.meaning = Sides(forth, back ?? forth) } }
    func fix(_ forth: String, _ back: String? = nil) -> Row { with { $0.fix = Sides(forth, back ?? forth) } }
    func was(_ forth: String, _ back: String? = nil) -> Row { with { $0.formerly = Sides(forth, back ?? forth) } }
    func security(_ side: Security) -> Row { with { $0.security = side } }

    func example(_ before: String, _ after: String) -> Row { with { $0.example = Sides(before, after) } }

    func call(_ shape: Shape, _ before: String, _ after: String) -> Row {
        with {
            $0.scope = .call
            $0.shape = shape
            $0.example = Sides(before, after)
        }
    }

    func answer(_ before: String, _ after: String) -> Row {
        with {
            $0.scope = .answer
            $0.shape = .responses
            $0.example = Sides(before, after)
        }
    }

    func media(_ before: String, _ after: String) -> Row {
        with {
            $0.shape = .media
            $0.example = Sides(before, after)
        }
    }

    private func with(_ change: (inout Row) -> Void) -> Row {
        var row = self
        change(&row)
        return row
    }
}
