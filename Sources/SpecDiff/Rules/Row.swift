/// A row of the rule table: a fact and its inverse, with what they are called and what they mean.
///
/// The inverse is what the same edit gives where base and revision are swapped: its action and its effect follow.
struct Row: Sendable {
    let aspect: Aspect
    let action: Action
    let effect: Effect
    let ids: Sides
    private(set) var scope = Scope.value
    /// Sentences in which `{it}`, `{old}` and `{new}` stand for the facts.
    private(set) var wording = Sides("", "")
    private(set) var meaning = Sides("", "")
    /// The compatible way to the same end; empty where callers need no change.
    private(set) var fix = Sides("", "")
    /// The smallest parts that differ by this fact alone.
    private(set) var example = Sides("", "")
    private(set) var shape = Shape.value
    /// Which of the two can let a secret out.
    private(set) var security = Security.neither
    /// The ids that the facts had before; they still name them in a policy file.
    private(set) var formerly: Sides?

    /// Something about the fact, and about its inverse.
    struct Sides: Sendable {
        let forth: String
        let back: String

        init(_ forth: String, _ back: String) {
            self.forth = forth
            self.back = back
        }
    }

    enum Scope: Sendable {
        /// A part of what is sent and read: one rule for each direction.
        case value
        /// What callers do.
        case call
        /// What callers read.
        case answer
    }

    enum Security: Sendable { case neither, forth, back }

    /// What an example is a part of.
    enum Shape: Sendable {
        /// YAML of a schema, as a property of what is sent or read.
        case value
        /// A query parameter.
        case parameter
        /// A media type of a body.
        case media
        /// An operation's responses.
        case responses
        /// An operation's members; it is `post /things`.
        case operation
        /// The document's members but `openapi` and `info`.
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
