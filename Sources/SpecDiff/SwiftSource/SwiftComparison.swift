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
        var comparison = Comparison(
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

private struct Comparison {
    let old: SwiftAPI
    let new: SwiftAPI
    /// The types that a name which is gone could stand for, in quotes.
    let ambiguous: [String: [String]]
    var changes: [SwiftChange] = []
    /// The new names of renamed declarations.
    private(set) var newPaths: [String: String] = [:]
    /// The types that keep their old names as aliases.
    private var kept: Set<String> = []
    /// The new names of types, by old name.
    private var renamedTypes: [String: String] = [:]
    private var oldByPath: [String: SwiftAPI.Item] = [:]
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

    /// Types that were separate and are now one type.
    private mutating func findMergedTypes() {
        var names: [String: Set<String>] = [:]
        for name in kept.union(kept.map(translated)) where old.typeNames.contains(name) {
            // An alias was never a separate type.
            if oldByPath[name]?.kind == .alias { continue }
            names[new.canonical(translated(name)), default: []].insert(old.canonical(name))
        }
        for (target, names) in names.sorted(by: { $0.key < $1.key }) where names.count > 1 {
            let names = names.sorted()
            sharingChanged(
                names.first { $0 != target } ?? target,
                before: nil,
                after: target,
                "the types \(names.map { "'\($0)'" }.joined(separator: " and ")) are now one type: source that overloads on them no longer compiles"
            )
        }
    }

    /// Whether a renamed type keeps its old name as an alias.
    private func keepsName(_ path: String) -> Bool { kept.contains(path) }

    /// Enums that were one type with two names and are now separate, or the reverse.
    private mutating func compareSharing() {
        if old.shared.isEmpty, new.shared.isEmpty { return }
        for (name, original) in old.shared.sorted(by: { $0.key < $1.key }) {
            let (one, other) = (translated(name), translated(original))
            guard new.typeNames.contains(one), new.typeNames.contains(other),
                new.canonical(one) != new.canonical(other)
            else { continue }
            sharingChanged(
                name,
                before: original,
                after: nil,
                "the type '\(name)' is no longer an alias of '\(original)': source that uses them interchangeably no longer compiles"
            )
        }
        for (name, original) in new.shared.sorted(by: { $0.key < $1.key }) {
            guard old.typeNames.contains(name), old.typeNames.contains(original),
                old.canonical(name) != old.canonical(original)
            else { continue }
            sharingChanged(
                name,
                before: nil,
                after: original,
                "the types '\(name)' and '\(original)' are now the same type: source that distinguishes them, such as overloads, no longer compiles"
            )
        }
    }

    private mutating func sharingChanged(_ name: String, before: String?, after: String?, _ message: String) {
        let own = name.split(separator: ".").last ?? ""
        func signature(_ original: String?) -> String {
            original.map { "typealias \(own) = \($0)" } ?? "struct \(own)"
        }
        changes.append(
            SwiftChange(
                rule: SwiftChange.rule(.type, .retyped),
                declaration: name,
                before: signature(before),
                after: signature(after),
                breaksSource: true,
                message: message
            )
        )
    }

    // MARK: Names

    private mutating func findRenamedTypes() {
        // A declaration that is matched here may still be the renamed form of a member or another type.
        var others = come
        let targets = Set(new.formerNames.values)
        for key in others.keys { others[key]?.removeAll { targets.contains($0.path) } }
        let types = old.items.filter { ($0.isType || $0.kind == .alias) && old.formerNames[$0.path] == nil }
        // Those inside of others come last: the others may be renamed too.
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
    private func translated(_ path: String) -> String {
        if renamedTypes.isEmpty { return path }
        if let whole = renamedTypes[path] { return whole }
        guard let dot = path.lastIndex(of: ".") else { return path }
        return translated(String(path[..<dot])) + path[dot...]
    }

    /// A type's spelling with the new names.
    private func translatedType(_ text: String) -> String {
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
            if renamedTypes[item.path] != nil, other.name != item.name || keepsName(item.path) { renamed(item, other) }
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
                    : "\(item.kind.words) '\(item.path)' was removed: source that uses it no longer compiles\(ambiguity(item))"
            )
        }
    }

    private mutating func renaming(of item: SwiftAPI.Item) -> SwiftAPI.Item? {
        guard !item.key.isEmpty else { return nil }
        return come[Identity(item, in: translated(item.parent))]?.popLast()
    }

    private mutating func renamed(_ item: SwiftAPI.Item, _ other: SwiftAPI.Item) {
        newPaths[item.path] = other.path
        let isKept = keepsName(item.path)
        change(
            .renamed,
            item,
            after: other.signature,
            breaks: !isKept,
            isKept
                ? "\(item.kind.words) '\(item.path)' is now named '\(other.path)'; the old name remains as a deprecated alias"
                : "\(item.kind.words) '\(item.path)' is now named '\(other.name)': source that uses the old name no longer compiles\(ambiguity(item))"
        )
    }

    /// Why a name has no alias, where several types could have it.
    private func ambiguity(_ item: SwiftAPI.Item) -> String {
        guard let types = ambiguous[item.path] else { return "" }
        return types.count == 1
            ? " (other types became \(types[0]) too, so it has no alias)"
            : " (\(types.joined(separator: " and ")) could both be meant, so it has no alias)"
    }

    private mutating func compare(_ item: SwiftAPI.Item, _ other: SwiftAPI.Item) {
        if old.formerNames[item.path] != nil, other.isType {
            change(
                .retyped,
                item,
                after: other.signature,
                breaks: true,
                "the former name '\(item.path)' of '\(item.type)' is taken by another type: source that uses it stops compiling"
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
        change(.retyped, item, after: other.signature, breaks: true, "\(item.kind.words) '\(item.path)' \(words)")
    }

    /// Whether every old call still compiles: the old parameters are present in order with the same types, and the
    /// new ones may be omitted.
    private mutating func compareCalls(_ item: SwiftAPI.Item, _ other: SwiftAPI.Item, named name: String) {
        let before = item.parameters.map { parameter in
            SwiftAPI.Parameter(
                label: parameter.label,
                type: translatedType(parameter.type),
                hasDefault: parameter.hasDefault
            )
        }
        let after = other.parameters
        if before == after { return }
        var position = 0
        var complaint: String?
        for parameter in before {
            guard let index = after[position...].firstIndex(where: { $0.label == parameter.label }) else {
                complaint =
                    after.contains { $0.label == parameter.label }
                    ? "argument '\(parameter.label)' moved" : "argument '\(parameter.label)' was removed"
                break
            }
            for skipped in after[position..<index] where !skipped.hasDefault && complaint == nil {
                complaint = "argument '\(skipped.label)' is required"
            }
            let found = after[index]
            if complaint == nil, found.type != parameter.type, found.type != "\(parameter.type)?" {
                complaint = "argument '\(parameter.label)' has type '\(found.type)' instead of '\(parameter.type)'"
            }
            if complaint == nil, parameter.hasDefault, !found.hasDefault {
                complaint = "argument '\(parameter.label)' is required"
            }
            if complaint != nil { break }
            position = index + 1
        }
        if complaint == nil, let needed = after[position...].first(where: { !$0.hasDefault }) {
            complaint = "argument '\(needed.label)' is required"
        }
        let words = item.kind == .initializer ? "the initializer of '\(name)'" : "the method '\(name)'"
        if let complaint {
            change(
                .parametersChanged,
                item,
                after: other.signature,
                breaks: true,
                "\(words): \(complaint); existing calls no longer compile"
            )
        } else {
            change(
                .parametersWidened,
                item,
                after: other.signature,
                breaks: false,
                "\(words) has new arguments; existing calls still compile"
            )
        }
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
                "\(item.kind.words) '\(item.path)' is new: a 'switch' that lists every case no longer compiles"
            )
        case .method:
            change(
                .added,
                item,
                before: nil,
                after: item.signature,
                breaks: false,
                "\(item.kind.words) '\(item.path)' is new; a test double that conforms to '\(item.parent)' needs it too"
            )
        default:
            change(
                .added,
                item,
                before: nil,
                after: item.signature,
                breaks: false,
                "\(item.kind.words) '\(item.path)' is new"
            )
        }
    }

    private mutating func change(
        _ verb: SwiftChange.Verb,
        _ item: SwiftAPI.Item,
        before: String? = "",
        after: String?,
        breaks: Bool,
        _ message: String
    ) {
        changes.append(
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
    /// The outermost types that former names stand for.
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
