package import BindingsModel

/// The new names of types that were renamed between two versions of a document.
///
/// An old and a new type match if they are used at the same place (a property, a body, a parameter) and the new one
/// still has all members of the old one. A type without such a place is matched by its structure.
package struct RenamedTypes {
    /// The new names, by old name.
    package private(set) var names: [TypeName: TypeName] = [:]
    /// The candidates for old names that match several types.
    package private(set) var ambiguous: [TypeName: [TypeName]] = [:]

    package init(_ old: Bindings, _ new: Bindings) {
        var pairing = TypePairing(old, new)
        pairing.run(old, new)
        let gone = pairing.gone
        var lonely: [TypeName: [TypeName]] = [:]
        for name in gone {
            var candidates = pairing.candidates(for: name)
            if candidates.count > 1 {
                let equal = candidates.filter { pairing.areEqual(name, $0) }
                if equal.count == 1 { candidates = equal }
            }
            if candidates.isEmpty { candidates = pairing.lookalikes(of: name) { lonely[$0, default: []].append(name) } }
            if candidates.count == 1 { names[name] = candidates[0] }
            if candidates.count > 1 { ambiguous[name] = candidates }
        }
        // What was not compared could be a better match than what was found.
        if pairing.isExhausted {
            (names, ambiguous) = ([:], [:])
            return
        }
        // A match by structure is ambiguous if several old types have the same structure.
        for (new, olds) in lonely where olds.count > 1 {
            for old in olds where names.removeValue(forKey: old) != nil { ambiguous[old] = [new] }
        }
        // The alias for `Old` also makes `Old.Child` valid.
        for (old, new) in names {
            if let parent = old.parent, let around = names[TypeName(parent)], new == TypeName(old.own, in: around.own) {
                names[old] = nil
            }
        }
    }
}

/// Walks over two sets of bindings side by side, and records which types are in the same places.
private struct TypePairing {
    private struct Pair: Hashable {
        var old: TypeName
        var new: TypeName
    }

    /// A declaration with what is compared of it.
    private struct Shape {
        var declaration: Declaration
        var members: [(name: String, type: SwiftType)]
        var outline: String

        init(_ declaration: Declaration) {
            self.declaration = declaration
            members = declaration.members
            outline = declaration.outline
        }
    }

    private var oldTypes: [TypeName: Shape] = [:]
    private var newTypes: [TypeName: Shape] = [:]
    private let shared: [TypeName: TypeName]
    /// The new types at the places of each old type that is gone.
    private var found: [TypeName: Set<TypeName>] = [:]
    private var met: Set<Pair> = []
    private var waiting: [Pair] = []
    /// The pairs of types that may still be compared.
    ///
    /// Two documents can have as many pairs as the product of their sizes.
    private var budget = 50_000
    /// Whether some types were not compared, because the documents have too many pairs.
    var isExhausted: Bool { budget == 0 }
    /// The new types, by kind and members.
    private var arrivals: [String: [TypeName]] = [:]

    init(_ old: Bindings, _ new: Bindings) {
        shared = new.sharedEnumerations
        old.walk { name, type in if !type.isFormerName { oldTypes[name] = Shape(type) } }
        new.walk { name, type in if !type.isFormerName { newTypes[name] = Shape(type) } }
        for name in newTypes.keys.sorted(by: { $0.path < $1.path }) where oldTypes[name] == nil {
            if let type = newTypes[name] { arrivals[type.outline, default: []].append(name) }
        }
    }

    /// The old types whose names are no longer used, sorted.
    var gone: [TypeName] { oldTypes.keys.filter { newTypes[$0] == nil }.sorted { $0.path < $1.path } }

    mutating func run(_ old: Bindings, _ new: Bindings) {
        for name in oldTypes.keys.sorted(by: { $0.path < $1.path }) where newTypes[name] != nil { meet(name, name) }
        let operations = new.operations.keyed { "\($0.httpMethod) \($0.path.skeleton)" }
        for operation in old.operations {
            guard let other = operations["\(operation.httpMethod) \(operation.path.skeleton)"] else { continue }
            meet(operation.properties.map { ($0.wireName, $0.type) }, other.properties.map { ($0.wireName, $0.type) })
            meet(operation.output, other.output)
            meet(
                operation.failureCases.map { ($0.name.identifier, $0.bodyType) },
                other.failureCases.map { ($0.name.identifier, $0.bodyType) }
            )
        }
        meet(
            old.events.map { ($0.name.identifier, $0.content.type) },
            new.events.map { ($0.name.identifier, $0.content.type) }
        )
        while let pair = waiting.popLast() {
            guard let before = oldTypes[pair.old], let after = newTypes[pair.new] else { continue }
            meet(before.members, after.members)
            // A union's case is named after its type, so it is renamed with it.
            guard case .union = before.declaration, before.members.count == after.members.count else { continue }
            let names = Set(before.members.map(\.name)), others = Set(after.members.map(\.name))
            for (one, other) in zip(before.members, after.members)
            where !others.contains(one.name) && !names.contains(other.name) {
                meet(one.type, other.type)
            }
        }
    }

    // MARK: Places

    private mutating func meet(_ old: [(name: String, type: SwiftType)], _ new: [(name: String, type: SwiftType)]) {
        let others = new.keyed { $0.name }
        for member in old {
            if let other = others[member.name] { meet(member.type, other.type) }
        }
    }

    private mutating func meet(_ old: SwiftType, _ new: SwiftType) {
        switch (old, new) {
        case (.optional(let one), _): meet(one, new)
        case (_, .optional(let other)): meet(old, other)
        case (.array(let one), .array(let other)), (.dictionary(let one), .dictionary(let other)): meet(one, other)
        case (.named(let one), .named(let other)): meet(one, other)
        case (.named(let one), _): if let type = oldTypes[one]?.declaration.aliased { meet(type, new) }
        case (_, .named(let other)): if let type = newTypes[other]?.declaration.aliased { meet(old, type) }
        default: break
        }
    }

    private mutating func meet(_ old: TypeName, _ new: TypeName) {
        guard budget > 0, met.insert(Pair(old: old, new: new)).inserted else { return }
        budget -= 1
        guard let before = oldTypes[old], let after = newTypes[new] else { return }
        switch (before.declaration.aliased, after.declaration.aliased) {
        case (let type?, nil): return meet(type, .named(new))
        case (nil, let type?): return meet(.named(old), type)
        default: break
        }
        if old != new {
            if newTypes[old] != nil { return }
            found[old, default: []].insert(shared[new] ?? new)
        }
        waiting.append(Pair(old: old, new: new))
    }

    // MARK: Structure

    /// The types at the places of an old type that have all its members.
    func candidates(for old: TypeName) -> [TypeName] {
        guard let before = oldTypes[old] else { return [] }
        return found[old, default: []].filter {
            newTypes[$0].map { $0.declaration.hasMembers(of: before.declaration) } ?? false
        }
        .sorted { $0.path < $1.path }
    }

    /// The first two new types with the structure of an old one that isn't in any of their places.
    ///
    /// - Parameter note: Called with each.
    mutating func lookalikes(of old: TypeName, _ note: (TypeName) -> Void) -> [TypeName] {
        guard let before = oldTypes[old], found[old] == nil else { return [] }
        var equal: [TypeName] = []
        for name in arrivals[before.outline, default: []] where equal.count < 2 && budget > 0 {
            if areEqual(old, name) { equal.append(name) }
        }
        equal.forEach(note)
        return equal
    }

    /// Whether two types differ only in the names of types.
    mutating func areEqual(_ old: TypeName, _ new: TypeName) -> Bool {
        var assumed: Set<Pair> = [Pair(old: old, new: new)]
        var waiting = Array(assumed)
        while let pair = waiting.popLast() {
            if budget == 0 { return false }
            budget -= 1
            guard let before = oldTypes[pair.old], let after = newTypes[pair.new], before.outline == after.outline
            else {
                return false
            }
            for (one, other) in zip(before.members, after.members) {
                guard let pairs = Self.names(one.type, other.type) else { return false }
                for pair in pairs where pair.old != pair.new && assumed.insert(pair).inserted {
                    if newTypes[pair.old] != nil { return false }
                    waiting.append(pair)
                }
            }
        }
        return true
    }

    /// The names at the same places of two types.
    ///
    /// Nil if the types differ in anything else.
    private static func names(_ old: SwiftType, _ new: SwiftType) -> [Pair]? {
        switch (old, new) {
        case (.array(let one), .array(let other)), (.dictionary(let one), .dictionary(let other)),
            (.optional(let one), .optional(let other)):
            names(one, other)
        case (.named(let one), .named(let other)): [Pair(old: one, new: other)]
        default: old == new ? [] : nil
        }
    }
}

extension Declaration {
    fileprivate var isFormerName: Bool { if case .alias(let type) = self { type.isFormerName } else { false } }

    /// The type that it is an alias of.
    fileprivate var aliased: SwiftType? { if case .alias(let type) = self { type.type } else { nil } }

    /// The members by wire name, sorted.
    fileprivate var members: [(name: String, type: SwiftType)] {
        let members: [(name: String, type: SwiftType)] =
            switch self {
            case .structure(let type):
                type.properties.map { ($0.wireName, $0.declaredType) }
                    + [type.additionalProperty].compactMap { $0.map { ("", $0) } }
            case .union(let type): type.cases.map { ($0.name.identifier, $0.type) }
            case .content(let type): type.cases.map { ($0.name.identifier, $0.content.type) }
            case .output(let type): [("", type.body)] + type.headers.map { ($0.wireName, $0.type) }
            case .alias(let type): [("", type.type)]
            case .enumeration(let type): type.cases.map { ($0.rawValue, .void) }
            }
        // A union's cases stay in order, because they may be renamed.
        if case .union = self { return members }
        return members.sorted { $0.name < $1.name }
    }

    /// The kind and the names of the members, or the number of a union's cases, which are named after types.
    fileprivate var outline: String {
        if case .union = self { return "\(kind) \(members.count)" }
        return "\(kind) \(members.map(\.name).joined(separator: "\u{0}"))"
    }

    private var kind: String {
        switch self {
        case .structure(let type): "\(type.isTuple ? "tuple" : "struct")"
        case .union(let type): "union\(type.isOnlySent)"
        case .content: "content"
        case .output: "output"
        case .alias: "alias"
        case .enumeration(let type): "\(type.rawType)"
        }
    }

    /// Whether it has the kind and all members of an old type.
    fileprivate func hasMembers(of old: Declaration) -> Bool {
        if kind != old.kind { return false }
        switch (old, self) {
        case (.union, _): return old.members.count <= members.count
        case (.alias(let one), .alias(let other)):
            if case .named = one.type, case .named = other.type { return true }
            return one.type == other.type || one.type.isContainer && other.type.isContainer
        default: return Set(old.members.map(\.name)).isSubset(of: members.map(\.name))
        }
    }
}

extension SwiftType {
    fileprivate var isContainer: Bool {
        switch self {
        case .array, .dictionary: true
        default: false
        }
    }
}
