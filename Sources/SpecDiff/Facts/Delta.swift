import OpenAPIDocument
import YAMLTree

/// One fact: what differs between the two documents, before anyone names or judges it.
struct Delta: Sendable {
    var aspect: Aspect
    /// nil where it was added.
    var old: String?
    /// nil where it was removed.
    var new: String?
    var effect: Effect
    /// What it is about, for messages: `the request body property 'user.name'`.
    var subject: String
    /// Where it is.
    var site: Site
    /// The member to point at on both sides, else the objects themselves.
    var keyword: String?

    var action: Action { old == nil ? .added : new == nil ? .removed : .changed }
    var base: SourceLocation? { site.base?.place(keyword) }
    var revision: SourceLocation? { site.revision?.place(keyword) }
    /// Where it can be shown in the revision though it is gone from there.
    var anchor: SourceLocation? { site.anchor ?? revision }
    /// The member that the places are the keys of.
    var member: String? { keyword == "required" ? site.member : keyword ?? site.member }
}

/// Where in the two documents a fact is, and what it is about.
struct Site: Sendable {
    var subject: String?
    var direction: Direction?
    /// The step of the walk by which it was reached.
    var step: Int32
    /// Inside a property that this direction does not carry.
    var isQuiet = false
    var base: Spot?
    var revision: Spot?
    var member: String?
    var anchor: SourceLocation?
    var lifecycle = Lifecycle()

    /// Another place in the same operation and direction; shown at the same anchor, unless there is another.
    func at(
        _ base: Spot?,
        _ revision: Spot?,
        _ subject: String?,
        member: String? = nil,
        anchor: SourceLocation? = nil
    ) -> Site {
        Site(
            subject: subject,
            direction: direction,
            step: step,
            base: base,
            revision: revision,
            member: member,
            anchor: anchor ?? self.anchor
        )
    }

    /// An object, and the mapping that has the places of its members.
    struct Spot: Sendable {
        var location: SourceLocation
        var source: Mapping?
        /// Whether there is no place for a member that isn't there.
        var isRoot = false

        init(_ location: SourceLocation, _ source: Mapping? = nil) {
            self.location = location
            self.source = source
        }

        init(root document: Document) {
            self.init(document.root.location, document.root.mapping)
            isRoot = true
        }

        func place(_ keyword: String?) -> SourceLocation? {
            guard let keyword else { return location }
            return source?.entry(keyword)?.key.location ?? (isRoot ? nil : location)
        }
    }
}

/// What a document says about the end of one of its parts, and how settled the part is.
struct Lifecycle: Sendable {
    /// Whether it was deprecated in the base.
    var wasDeprecated = false
    /// `x-sunset` as written: in the base, and in the revision.
    var oldSunset: String?
    var newSunset: String?
    /// `x-stability-level` of an operation.
    var oldStability = Stability.stable
    var newStability = Stability.stable

    init() {}

    /// - Parameter old: whether it was deprecated, and its members.
    init(old: (isDeprecated: Bool, source: Mapping)?, new: Mapping?) {
        wasDeprecated = old?.isDeprecated ?? false
        oldSunset = old?.source["x-sunset"]?.scalar?.text
        newSunset = new?["x-sunset"]?.scalar?.text
        func stability(_ source: Mapping?) -> Stability? {
            source.map { $0["x-stability-level"]?.string.flatMap(Stability.init) ?? .stable }
        }
        newStability = stability(new) ?? .stable
        oldStability = stability(old?.source) ?? newStability
    }

    /// What the base said about the end, after 'was removed'.
    var words: String {
        guard wasDeprecated else { return "" }
        guard let oldSunset else { return ", which was deprecated" }
        return CalendarDate(startOf: oldSunset) == nil
            ? ", which was deprecated; its sunset '\(oldSunset.shortened)' isn't a day"
            : ", which was deprecated with the sunset \(oldSunset.prefix(10))"
    }
}

extension CalendarDate {
    /// The day that a day or a time starts with.
    init?(startOf text: String) { self.init(String(text.prefix(10))) }
}

/// How settled an operation is: the less, the fewer promises.
enum Stability: String, CaseIterable, Comparable, Sendable {
    case draft, alpha, beta, stable

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    static func < (left: Stability, right: Stability) -> Bool { left.rank < right.rank }
}
