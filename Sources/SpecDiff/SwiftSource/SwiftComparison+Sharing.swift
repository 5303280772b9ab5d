extension SwiftAPIComparison {
    /// Types that were separate and are now one type.
    mutating func findMergedTypes() {
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

    /// Enums that were one type with two names and are now separate, or the reverse.
    mutating func compareSharing() {
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
        report(
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
}
