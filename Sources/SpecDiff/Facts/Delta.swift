import OpenAPIDocument
import YAMLTree

/// One fact: a difference between the two documents, before a rule names or judges it.
struct Delta: Sendable {
    var aspect: Aspect
    /// Nil if it was added.
    var old: String?
    /// Nil if it was removed.
    var new: String?
    var effect: Effect
    /// The subject, for messages: `the request body property 'user.name'`.
    var subject: String
    /// Its location.
    var site: Site
    /// The member to point to on both sides, or nil for the objects themselves.
    var keyword: String?

    var action: Action { old == nil ? .added : new == nil ? .removed : .changed }
    var base: SourceLocation? { site.base?.place(keyword) }
    var revision: SourceLocation? { site.revision?.place(keyword) }
    /// Where to show it in the revision if it was removed.
    var anchor: SourceLocation? { site.anchor ?? revision }
    /// The member whose keys the locations are.
    var member: String? { keyword == "required" ? site.member : keyword ?? site.member }
}

/// The location of a fact in the two documents, and its subject.
struct Site: Sendable {
    var subject: String?
    var direction: Direction?
    /// The step of the walk that reached it.
    var step: Int32
    /// Inside a property that this direction excludes.
    var isQuiet = false
    var base: Spot?
    var revision: Spot?
    var member: String?
    var anchor: SourceLocation?
    var lifecycle = Lifecycle()

    /// Another location in the same operation and direction.
    ///
    /// It is shown at the same anchor by default.
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

    /// An object, and the mapping with the locations of its members.
    struct Spot: Sendable {
        var location: SourceLocation
        var source: Mapping?
        /// Whether a missing member has no location.
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

/// What a document says about the end of life of an element, and how stable it is.
struct Lifecycle: Sendable {
    /// Whether it was deprecated in the base.
    var wasDeprecated = false
    /// `x-sunset` as written, in the base and in the revision.
    var oldSunset: String?
    var newSunset: String?
    /// `x-stability-level` of an operation.
    var oldStability = Stability.stable
    var newStability = Stability.stable

    init() {}

    /// - Parameter old: Whether it was deprecated, and its members.
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

    /// What the base said about the end of life, appended to 'was removed'.
    var phrase: String {
        guard wasDeprecated else { return "" }
        guard let oldSunset else { return ", which was deprecated" }
        return CalendarDate(startOf: oldSunset) == nil
            ? ", which was deprecated; its sunset '\(oldSunset.shortened)' isn't a day"
            : ", which was deprecated with the sunset \(oldSunset.prefix(10))"
    }
}

extension CalendarDate {
    /// The date at the start of a date or date-time.
    init?(startOf text: String) { self.init(String(text.prefix(10))) }
}

/// How stable an operation is.
///
/// Less stable operations have fewer guarantees.
enum Stability: String, CaseIterable, Comparable, Sendable {
    case draft, alpha, beta, stable

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    static func < (left: Stability, right: Stability) -> Bool { left.rank < right.rank }
}
