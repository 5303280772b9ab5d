package import BindingsModel

/// Compares the public declarations of two sets of bindings.
///
/// A change breaks source if some source that calls the bindings compiled before and doesn't compile after.
/// Conforming to the client's protocol, and referring to an initializer without calling it, don't count as calls.
package enum SwiftComparison {
    /// - Parameters:
    ///   - ambiguous: The types that a removed name could refer to.
    ///   - sides: The documents that the bindings were generated from, for locations.
    package static func compare(
        _ old: Bindings,
        _ new: Bindings,
        ambiguous: [TypeName: [TypeName]] = [:],
        of sides: (base: SpecDiff.Side, revision: SpecDiff.Side)? = nil
    ) -> [SwiftChange] {
        let unchanged = SwiftAPI.unchanged(old, new).subtracting(new.formerNameTargets)
        var comparison = SwiftAPIComparison(
            SwiftAPI(old, leavingOut: unchanged),
            SwiftAPI(new, leavingOut: unchanged),
            ambiguous: Dictionary(ambiguous.map { ("\($0)", $1.map { "'\($0)'" }) }) { first, _ in first }
        )
        comparison.run()
        guard let sides, !comparison.changes.isEmpty else { return comparison.changes }
        let named = Set(comparison.changes.map { String($0.declaration.prefix { $0 != "." }) })
        let left = unchanged.filter { !named.contains("\($0)") }
        let before = SwiftPlaces(old, sides.base, leavingOut: left)
        let after = SwiftPlaces(new, sides.revision, leavingOut: left)
        let basePlaces = before.places(of: comparison.changes.map(\.declaration))
        func newPath(_ change: SwiftChange) -> String {
            comparison.newPaths[change.declaration] ?? change.declaration
        }
        let revisionPlaces = after.places(of: comparison.changes.map(newPath))
        return comparison.changes.map { change in
            var change = change
            if change.before != nil { change.base = basePlaces[change.declaration] }
            if change.after != nil { change.revision = revisionPlaces[newPath(change)] }
            return change
        }
    }
}

struct SwiftAPIComparison {
    let old: SwiftAPI
    let new: SwiftAPI
    /// The types that a removed name could refer to, in quotes.
    let ambiguous: [String: [String]]
    private(set) var changes: [SwiftChange] = []
    /// The new names of renamed declarations.
    private(set) var newPaths: [String: String] = [:]
    /// The types that keep their old names as aliases.
    private(set) var kept: Set<String> = []
    /// The new names of types, by old name.
    private var renamedTypes: [String: String] = [:]
    private(set) var oldByPath: [String: SwiftAPI.Item] = [:]
    private var newByPath: [String: SwiftAPI.Item] = [:]
    /// The declarations that only the new side has, by identity.
    ///
    /// In reverse order, so that the first can be removed cheaply.
    private var come: [Identity: [SwiftAPI.Item]] = [:]
    /// Types that only one side has.
    ///
    /// Their members aren't reported individually.
    private var lonelyTypes: Set<String> = []

    init(_ old: SwiftAPI, _ new: SwiftAPI, ambiguous: [String: [String]]) {
        self.old = old
        self.new = new
        self.ambiguous = ambiguous
        for item in old.items { oldByPath[item.path + item.kind.suffix] = item }
        for item in new.items { newByPath[item.path + item.kind.suffix] = item }
        for item in new.items.reversed() where !item.key.isEmpty && oldByPath[item.path + item.kind.suffix] == nil {
            come[Identity(item, in: item.parent), default: []].append(item)
        }
    }

    private struct Identity: Hashable {
        var kind: SwiftAPI.Item.Kind
        var parent: String
        var key: String

        init(_ item: SwiftAPI.Item, in parent: String) {
            kind = item.kind
            self.parent = parent
            key = item.key
        }
    }

    mutating func run() {
        findRenamedTypes()
        for item in old.items { compare(item) }
        let known = Set(old.items.map { translated($0.path) + $0.kind.suffix })
        for item in new.items where !known.contains(item.path + item.kind.suffix) && !isRenamed(item) {
            if new.formerNames[item.path] != nil { continue }
            if item.isType { lonelyTypes.insert(item.path) }
            if lonelyTypes.contains(item.parent) {
                lonelyTypes.insert(item.path)
                continue
            }
            added(item)
        }
        compareSharing()
        findMergedTypes()
    }

    // MARK: Names

    private mutating func findRenamedTypes() {
        // A declaration that is matched here may still be the renamed form of a member or another type.
        var others = come
        let targets = Set(new.formerNames.values)
        for key in others.keys { others[key]?.removeAll { targets.contains($0.path) } }
        let types = old.items.filter { ($0.isType || $0.kind == .alias) && old.formerNames[$0.path] == nil }
        // Nested types come last, because their parents may be renamed too.
        for item in types.filter(\.parent.isEmpty) + types.filter({ !$0.parent.isEmpty }) {
            guard let target = new.formerNames[translated(item.path)] else { continue }
            renamedTypes[item.path] = target
            kept.insert(item.path)
        }
        for item in old.items where item.isType && !item.key.isEmpty && newByPath[item.path + item.kind.suffix] == nil {
            guard let other = others[Identity(item, in: translated(item.parent))]?.popLast() else { continue }
            renamedTypes[item.path] = other.path
        }
    }

    /// The path with the types' new names.
    func translated(_ path: String) -> String {
        if renamedTypes.isEmpty { return path }
        if let whole = renamedTypes[path] { return whole }
        guard let dot = path.lastIndex(of: ".") else { return path }
        return translated(String(path[..<dot])) + path[dot...]
    }

    /// A type's spelling with the new names.
    func translatedType(_ text: String) -> String {
        if renamedTypes.isEmpty { return text }
        var result = ""
        var word = ""
        for character in text + " " {
            if character.isLetter || character.isNumber || character == "_" || (character == "." && !word.isEmpty) {
                word.append(character)
            } else {
                result += translated(word)
                word = ""
                result.append(character)
            }
        }
        return String(result.dropLast())
    }

    private mutating func isRenamed(_ item: SwiftAPI.Item) -> Bool {
        renamedMembers.contains(item.path + item.kind.suffix)
    }
    private var renamedMembers: Set<String> = []

    // MARK: One declaration of the old side

    private mutating func compare(_ item: SwiftAPI.Item) {
        if lonelyTypes.contains(item.parent) {
            if item.isType { lonelyTypes.insert(item.path) }
            return
        }
        let path = translated(item.path)
        if let other = newByPath[path + item.kind.suffix] {
            if renamedTypes[item.path] != nil, other.name != item.name || kept.contains(item.path) {
                renamed(item, other)
            }
            compare(item, other)
        } else if let other = renaming(of: item) {
            renamedMembers.insert(other.path + other.kind.suffix)
            renamed(item, other)
            compare(item, other)
        } else {
            if item.isType { lonelyTypes.insert(item.path) }
            // A method belongs to its operation, and an initializer to its type, unless the type is no longer sent.
            if item.kind == .method { return }
            if item.kind == .initializer, !new.typeNames.contains(translated(item.parent)) { return }
            change(
                .removed,
                item,
                after: nil,
                breaks: true,
                item.kind == .initializer
                    ? "the type '\(item.parent)' no longer has an initializer, because only the server sends it: source that creates one no longer compiles"
                    : "\(item.kind.phrase) '\(item.path)' was removed: source that uses it no longer compiles\(ambiguity(item))"
            )
        }
    }

    private mutating func renaming(of item: SwiftAPI.Item) -> SwiftAPI.Item? {
        guard !item.key.isEmpty else { return nil }
        return come[Identity(item, in: translated(item.parent))]?.popLast()
    }

    private mutating func renamed(_ item: SwiftAPI.Item, _ other: SwiftAPI.Item) {
        newPaths[item.path] = other.path
        let isKept = kept.contains(item.path)
        change(
            .renamed,
            item,
            after: other.signature,
            breaks: !isKept,
            isKept
                ? "\(item.kind.phrase) '\(item.path)' is now named '\(other.path)'; the old name remains as a deprecated alias"
                : "\(item.kind.phrase) '\(item.path)' is now named '\(other.name)': source that uses the old name no longer compiles\(ambiguity(item))"
        )
    }

    /// The reason that a name has no alias, if several types could have it.
    private func ambiguity(_ item: SwiftAPI.Item) -> String {
        guard let types = ambiguous[item.path] else { return "" }
        return types.count == 1
            ? " (other types became \(types[0]) too, so it has no alias)"
            : " (\(types.joined(separator: " and ")) are equally likely, so it has no alias)"
    }

    private mutating func compare(_ item: SwiftAPI.Item, _ other: SwiftAPI.Item) {
        if old.formerNames[item.path] != nil, other.isType {
            change(
                .retyped,
                item,
                after: other.signature,
                breaks: true,
                "the former name '\(item.path)' of '\(item.type)' is taken by another type: source that uses it no longer compiles"
            )
            return
        }
        switch item.kind {
        case .initializer: compareCalls(item, other, named: item.parent)
        case .method:
            compareCalls(item, other, named: item.path)
            if translatedType(item.type) != other.type {
                change(
                    .retyped,
                    item,
                    after: other.signature,
                    breaks: true,
                    "the method '\(item.path)' now returns '\(other.type)' instead of '\(item.type)': source that uses the result no longer compiles"
                )
            }
        case .type, .operation:
            let (before, after) = (item.signature.prefix { $0 != " " }, other.signature.prefix { $0 != " " })
            if before != after {
                change(
                    .retyped,
                    item,
                    after: other.signature,
                    breaks: true,
                    "the type '\(item.path)' went from '\(before)' to '\(after)': source that creates one no longer compiles"
                )
            } else if item.type != other.type, item.kind == .type {
                retyped(item, other)
            }
        case .enumCase, .errorCase, .property, .alias, .constant:
            if translatedType(item.type) != other.type { retyped(item, other) }
        }
    }

    private mutating func retyped(_ item: SwiftAPI.Item, _ other: SwiftAPI.Item) {
        let (before, after) = (translatedType(item.type), other.type)
        let words =
            after == "\(before)?"
            ? "may now be nil, and no default can replace an absent value: source that reads it no longer compiles"
            : before == "\(after)?"
                ? "is no longer optional: source that unwraps it no longer compiles"
                : "went from '\(item.type.isEmpty ? "no value" : item.type)' to '\(after.isEmpty ? "no value" : after)': source that uses it no longer compiles"
        change(.retyped, item, after: other.signature, breaks: true, "\(item.kind.phrase) '\(item.path)' \(words)")
    }

    private mutating func added(_ item: SwiftAPI.Item) {
        switch item.kind {
        case .initializer: return
        case .enumCase:
            change(
                .added,
                item,
                before: nil,
                after: item.signature,
                breaks: true,
                "\(item.kind.phrase) '\(item.path)' is new: a 'switch' that lists every case no longer compiles"
            )
        case .method:
            change(
                .added,
                item,
                before: nil,
                after: item.signature,
                breaks: false,
                "\(item.kind.phrase) '\(item.path)' is new; a test double that conforms to '\(item.parent)' needs it too"
            )
        default:
            change(
                .added,
                item,
                before: nil,
                after: item.signature,
                breaks: false,
                "\(item.kind.phrase) '\(item.path)' is new"
            )
        }
    }

    mutating func report(_ change: SwiftChange) { changes.append(change) }

    mutating func change(
        _ verb: SwiftChange.Verb,
        _ item: SwiftAPI.Item,
        before: String? = "",
        after: String?,
        breaks: Bool,
        _ message: String
    ) {
        report(
            SwiftChange(
                rule: SwiftChange.rule(item.kind, verb),
                declaration: item.path,
                before: before == nil ? nil : item.signature,
                after: after,
                breaksSource: breaks,
                message: message
            )
        )
    }
}

extension SwiftAPI.Item {
    fileprivate var isType: Bool { kind == .type || kind == .operation }
}

extension SwiftAPI.Item.Kind {
    /// Methods and cases may share a name with a type.
    fileprivate var suffix: String { self == .method ? "()" : self == .initializer ? "!" : "" }
}

extension Bindings {
    /// The outermost types that former names refer to.
    fileprivate var formerNameTargets: Set<SwiftName> {
        var targets: Set<SwiftName> = []
        walk { _, declaration in
            guard case .alias(let type) = declaration, type.isFormerName, case .named(let name) = type.type else {
                return
            }
            targets.insert(name.parent ?? name.own)
        }
        return targets
    }
}
