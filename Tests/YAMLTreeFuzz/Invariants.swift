import YAMLTree

/// A violated invariant of `YAMLReader.parse`.
struct BrokenInvariant: Error {
    var reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// The invariants for any input.
enum Invariants {
    /// Reads the input and checks the tree or the diagnostic.
    ///
    /// Returns whether it was readable.
    static func check(_ input: [UInt8]) throws(BrokenInvariant) -> Bool {
        let places = Places(input)
        var files = SourceFiles()
        let file = files.add(name: "f")
        let root: Node
        do throws(Diagnostic) {
            root = try YAMLReader.parse(input, file: file)
        } catch {
            try check(error, places, files)
            return false
        }
        var nodes = 0
        try check(root, depth: 0, places, &nodes)
        try checkPointers(root)
        try checkJSONAgainstYAML(root, input)
        return true
    }

    private static func check(
        _ diagnostic: Diagnostic,
        _ places: Places,
        _ files: SourceFiles
    ) throws(BrokenInvariant) {
        let text = diagnostic.rendered(in: files)
        guard let location = diagnostic.location else { throw BrokenInvariant("no location: \(text)") }
        guard places.contain(location) else { throw BrokenInvariant("location outside the file: \(text)") }
        for note in diagnostic.notes where !places.contain(note.location) {
            throw BrokenInvariant("note outside the file: \(text)")
        }
        if text.split(separator: "\n").count != 1 + diagnostic.notes.count {
            throw BrokenInvariant("line break in: \(text)")
        }
    }

    /// - Parameter nodes: Counts the nodes, so that documents with many aliases aren't walked completely.
    private static func check(
        _ node: Node,
        depth: Int,
        _ places: Places,
        _ nodes: inout Int
    ) throws(BrokenInvariant) {
        nodes += 1
        if nodes > 20_000 { return }
        guard places.contain(node.location) else { throw BrokenInvariant("node outside the file: \(node.location)") }
        switch node.content {
        case .scalar(let scalar): _ = scalar.value
        case .sequence(let children):
            if depth >= 512 { throw BrokenInvariant("too deep") }
            for child in children { try check(child, depth: depth + 1, places, &nodes) }
        case .mapping(let mapping):
            if depth >= 512 { throw BrokenInvariant("too deep") }
            for entry in mapping {
                guard let found = mapping.entry(entry.key.text), found.key.location == entry.key.location else {
                    throw BrokenInvariant("key '\(entry.key.text)' not found, or found twice")
                }
                try check(entry.value, depth: depth + 1, places, &nodes)
            }
        }
    }

    /// The first nodes of the walk can be found by their location.
    private static func checkPointers(_ root: Node) throws(BrokenInvariant) {
        var node: Node? = root
        for _ in 0..<8 {
            guard let current = node else { return }
            guard let pointer = root.pointer(to: current.location) else {
                throw BrokenInvariant("no pointer to a node")
            }
            guard root.node(at: pointer)?.location == current.location else {
                throw BrokenInvariant("'\(pointer)' leads elsewhere")
            }
            guard (try? JSONPointer(parsing: pointer.description)) == pointer else {
                throw BrokenInvariant("'\(pointer)' is not read back")
            }
            node = current.sequence?.last ?? current.mapping?.last?.value
        }
    }

    /// Both readers agree on input that both accept.
    ///
    /// A leading comment turns JSON into YAML.
    private static func checkJSONAgainstYAML(_ root: Node, _ input: [UInt8]) throws(BrokenInvariant) {
        guard root.scalar == nil, input.count < 4096, input.first == 0x7B || input.first == 0x5B else { return }
        // In strings, YAML 1.1 folds these line breaks, but JSON doesn't.
        guard !String(decoding: input, as: UTF8.self).unicodeScalars.contains(where: Places.isUnicodeBreak) else {
            return
        }
        guard let yaml = try? YAMLReader.parse([0x23, 0x0A] + input, file: 0) else { return }
        if !isEqual(root, yaml) { throw BrokenInvariant("JSON and YAML differ") }
    }

    private static func isEqual(_ left: Node, _ right: Node) -> Bool {
        switch (left.content, right.content) {
        case (.scalar(let a), .scalar(let b)): a.text == b.text && a.kind == b.kind && a.style == b.style
        case (.sequence(let a), .sequence(let b)): a.count == b.count && zip(a, b).allSatisfy(isEqual)
        case (.mapping(let a), .mapping(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.key.text == $1.key.text && isEqual($0.value, $1.value) }
        default: false
        }
    }
}
