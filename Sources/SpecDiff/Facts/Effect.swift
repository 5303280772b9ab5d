/// The effect of a change on the set of allowed values or calls.
package enum Effect: String, CaseIterable, Sendable {
    /// Something that was allowed no longer is.
    case narrows
    /// Something that wasn't allowed now is.
    case widens
    /// Both, or it can't be decided.
    case changes
    /// The allowed set is unchanged.
    ///
    /// Only the meaning changed.
    case annotates

    /// The effect with base and revision swapped.
    var inverse: Effect {
        switch self {
        case .narrows: .widens
        case .widens: .narrows
        case .changes, .annotates: self
        }
    }
}

/// The combined effects between what two schemas accept.
struct Relation: OptionSet, Sendable {
    let rawValue: UInt8

    static let same: Relation = []
    static let narrower = Relation(rawValue: 1)
    static let wider = Relation(rawValue: 2)
    static let incomparable: Relation = [.narrower, .wider]

    /// The single equivalent effect, or nil for equal schemas.
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

    /// How two lists of allowed values compare.
    init<Value>(_ old: Set<Value>, _ new: Set<Value>) {
        self.init(acceptsOld: old.isSubset(of: new), acceptsNew: new.isSubset(of: old))
    }

    /// Derived from whether the new one accepts everything in the old one, and vice versa.
    init(acceptsOld: Bool, acceptsNew: Bool) {
        self = acceptsOld ? (acceptsNew ? .same : .wider) : (acceptsNew ? .narrower : .incomparable)
    }
}

/// Who sends the changed element.
package enum Direction: String, Hashable, CaseIterable, Sendable {
    /// The caller sends it.
    ///
    /// Narrowing it breaks senders.
    case request
    /// The caller reads it.
    ///
    /// Widening it breaks readers.
    case response

    var flipped: Direction { self == .request ? .response : .request }
}
