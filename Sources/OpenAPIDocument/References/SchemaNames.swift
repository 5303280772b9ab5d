import YAMLTree

/// The schemas that can be referenced without a JSON pointer: by `$id`, `$anchor` and `$dynamicAnchor`.
struct SchemaNames {
    struct Anchor: Hashable {
        var file: UInt32
        var name: String
    }

    private(set) var anchors: [Anchor: Node] = [:]
    private(set) var dynamicAnchors: [String: [Node]] = [:]
    private(set) var ids: [String: Node] = [:]
    private var scanned: Set<UInt32> = []
    private var seen: Set<SourceLocation> = []

    /// Adds the names in a file.
    ///
    /// Does nothing the second time.
    mutating func scan(_ root: Node, file: UInt32) {
        guard scanned.insert(file).inserted else { return }
        visit(root)
    }

    private mutating func visit(_ node: Node) {
        switch node.content {
        case .scalar: return
        case .sequence(let nodes):
            guard seen.insert(node.location).inserted else { return }
            for child in nodes { visit(child) }
        case .mapping(let mapping):
            guard seen.insert(node.location).inserted else { return }
            for entry in mapping {
                switch entry.key.text {
                case "$anchor":
                    if let name = entry.value.string { add(name, node) }
                case "$dynamicAnchor":
                    if let name = entry.value.string {
                        add(name, node)
                        dynamicAnchors[name, default: []].append(node)
                    }
                case "$id":
                    if let id = entry.value.string, ids[id] == nil { ids[id] = node }
                case "example", "examples", "default", "enum", "const": continue
                case let key where key.hasPrefix("x-"): continue
                default: visit(entry.value)
                }
            }
        }
    }

    private mutating func add(_ name: String, _ node: Node) {
        let anchor = Anchor(file: node.location.file, name: name)
        if anchors[anchor] == nil { anchors[anchor] = node }
    }
}
