import YAMLTree

/// The diagnostics of one run, each fact once.
struct Findings {
    private struct Fact: Hashable {
        var location: SourceLocation?
        var id: String
        var message: String
    }

    private struct Finding {
        var diagnostic: Diagnostic
        var isAtKey: Bool
    }

    private var seen: Set<Fact> = []
    private var findings: [Finding] = []

    mutating func add(_ diagnostic: Diagnostic, atKey: Bool) {
        let fact = Fact(location: diagnostic.location, id: diagnostic.id, message: diagnostic.message)
        guard seen.insert(fact).inserted else { return }
        findings.append(Finding(diagnostic: diagnostic, isAtKey: atKey))
    }

    /// Sorted by location, with the JSON pointer of each.
    func sorted(in library: FileLibrary) -> [Diagnostic] {
        let pointers = PointerIndex(
            keys: findings.lazy.filter(\.isAtKey).compactMap(\.diagnostic.location),
            values: findings.lazy.filter { !$0.isAtKey }.compactMap(\.diagnostic.location),
            roots: library.roots
        )
        let located = findings.map { finding in
            var diagnostic = finding.diagnostic
            if diagnostic.pointer == nil, let location = diagnostic.location {
                diagnostic.pointer = finding.isAtKey ? pointers.key(at: location) : pointers.value(at: location)
            }
            return diagnostic
        }
        return located.enumerated().sorted { left, right in
            switch (left.element.location, right.element.location) {
            case (let l?, let r?): l == r ? left.offset < right.offset : l < r
            case (nil, nil): left.offset < right.offset
            case (nil, _): true
            case (_, nil): false
            }
        }.map(\.element)
    }
}
