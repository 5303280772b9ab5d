/// What a change does to what may be sent, or to what callers may do.
package enum Effect: String, CaseIterable, Sendable {
    /// Something that was allowed no longer is.
    case narrows
    /// Something is allowed that was not.
    case widens
    /// Both, or it cannot be decided which.
    case changes
    /// Nothing about what is allowed, only about what it means.
    case annotates

    /// The effect where base and revision are swapped.
    var inverse: Effect {
        switch self {
        case .narrows: .widens
        case .widens: .narrows
        case .changes, .annotates: self
        }
    }
}

/// How what a schema accepts compares with what another accepts: the effects between them, folded.
struct Relation: OptionSet, Sendable {
    let rawValue: UInt8

    static let same: Relation = []
    static let narrower = Relation(rawValue: 1)
    static let wider = Relation(rawValue: 2)
    static let incomparable: Relation = [.narrower, .wider]

    /// The one effect that says the same; nil for the same schema.
    var effect: Effect? {
        switch self {
        case .narrower: .narrows
        case .wider: .widens
        case .incomparable: .changes
        default: nil
        }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ effect: Effect) {
        switch effect {
        case .narrows: self = .narrower
        case .widens: self = .wider
        case .changes: self = .incomparable
        case .annotates: self = .same
        }
    }

    /// How two lists of what is allowed compare.
    init<Value>(_ old: Set<Value>, _ new: Set<Value>) {
        self.init(acceptsOld: old.isSubset(of: new), acceptsNew: new.isSubset(of: old))
    }

    /// From whether the new accepts all of the old, and the old all of the new.
    init(acceptsOld: Bool, acceptsNew: Bool) {
        self = acceptsOld ? (acceptsNew ? .same : .wider) : (acceptsNew ? .narrower : .incomparable)
    }
}

/// Who sends what changed.
package enum Direction: String, Hashable, CaseIterable, Sendable {
    /// The caller sends it: narrowing it breaks senders.
    case request
    /// The caller reads it: widening it breaks readers.
    case response

    var flipped: Direction { self == .request ? .response : .request }
}
