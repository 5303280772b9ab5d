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
            in: library
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

/// The pointers to the places of diagnostics; where they are many, found in one walk over each file.
private struct PointerIndex {
    private var wantedKeys: Set<SourceLocation>
    private var wantedValues: Set<SourceLocation>
    private var keys: [SourceLocation: JSONPointer] = [:]
    private var values: [SourceLocation: JSONPointer] = [:]
    private var seen: Set<SourceLocation> = []
    private var tokens: [String] = []

    /// So many are looked for one by one, which is fast but for documents full of aliases.
    private static let fewPlaces = 128

    init(keys: some Sequence<SourceLocation>, values: some Sequence<SourceLocation>, in library: FileLibrary) {
        wantedKeys = Set(keys)
        wantedValues = Set(values)
        if wantedKeys.count + wantedValues.count <= Self.fewPlaces {
            for place in wantedKeys { self.keys[place] = library.root(of: place.file)?.pointer(toKeyAt: place) }
            for place in wantedValues { self.values[place] = library.root(of: place.file)?.pointer(to: place) }
            return
        }
        let files = Set(wantedKeys.map(\.file)).union(wantedValues.map(\.file))
        for file in files.sorted() {
            if let root = library.root(of: file) { visit(root) }
        }
    }

    func key(at location: SourceLocation) -> JSONPointer? { keys[location] ?? values[location] }
    func value(at location: SourceLocation) -> JSONPointer? { values[location] }

    private mutating func visit(_ node: Node) {
        if wantedValues.contains(node.location), values[node.location] == nil {
            values[node.location] = JSONPointer(tokens)
        }
        switch node.content {
        case .scalar: return
        case .sequence(let nodes):
            guard seen.insert(node.location).inserted else { return }
            for (index, child) in nodes.enumerated() {
                tokens.append(String(index))
                visit(child)
                tokens.removeLast()
            }
        case .mapping(let mapping):
            guard seen.insert(node.location).inserted else { return }
            for entry in mapping {
                tokens.append(entry.key.text)
                if wantedKeys.contains(entry.key.location), keys[entry.key.location] == nil {
                    keys[entry.key.location] = JSONPointer(tokens)
                }
                visit(entry.value)
                tokens.removeLast()
            }
        }
    }
}
