/// Builds the tree from parser events and enforces the limits that the parsers don't know about.
///
/// Both parsers use it, so YAML and JSON agree on duplicates, depth and positions. It keeps its own stack, so no
/// document can overflow the thread's.
struct TreeBuilder: ~Copyable {
    /// A collection that isn't complete yet.
    private struct Frame {
        enum State { case root, sequence, key, value }

        var state: State
        var location = SourceLocation(file: 0, line: 1, column: 1)
        var anchor: String?
        /// The index in `nodes` or `entries` where the collection's elements start.
        var start = 0
        /// In state `value`: the key whose value comes next.
        var key = Mapping.Key(text: "", location: SourceLocation(file: 0, line: 1, column: 1))
        /// The position of the merge key `<<` among the collection's keys.
        var mergePosition: Int?
        /// The position of each key.
        ///
        /// Built only for collections with many keys.
        var positions: [ExactText: Int] = [:]
        /// The number of nodes with aliases expanded, including this one, and the deepest nesting below it.
        var size = 1
        var height = 0
    }

    private struct Anchored {
        var node: Node
        var size: Int
        var height: Int
    }

    private enum Anchor {
        /// The collection isn't complete yet, so an alias would make it contain itself.
        case open(SourceLocation)
        case complete(Anchored)
    }

    private var limits: YAMLLimits
    private var top = Frame(state: .root)
    private var outer: [Frame] = []
    private var nodes: [Node] = []
    private var entries: [Mapping.Entry] = []
    /// The keys seen so far.
    ///
    /// Equal keys share one string.
    private var keys: Set<ExactText> = []
    private var anchors: [String: Anchor] = [:]
    private var ownNodes = 0
    private var aliasedNodes = 0
    /// The alias that expands to the most nodes.
    private var largestAlias: (name: String, location: SourceLocation, size: Int)?
    private(set) var root: Node?

    init(limits: YAMLLimits) {
        self.limits = limits
        // More than fits in memory, with enough headroom that sums can't overflow.
        self.limits.expandedNodes = min(limits.expandedNodes, 1 << 40)
    }

    /// The number of open collections.
    var depth: Int { outer.count }
    var isInMapping: Bool { top.state == .key || top.state == .value }

    // MARK: Parser events

    mutating func beginSequence(_ tag: Tag = .none, anchor: String? = nil, at location: SourceLocation)
        throws(Diagnostic)
    {
        if tag != .none, tag != .sequence { throw misplaced(tag, on: "a sequence", at: location) }
        try begin(.sequence, start: nodes.count, anchor, location)
    }

    mutating func beginMapping(_ tag: Tag = .none, anchor: String? = nil, at location: SourceLocation)
        throws(Diagnostic)
    {
        if tag != .none, tag != .mapping { throw misplaced(tag, on: "a mapping", at: location) }
        try begin(.key, start: entries.count, anchor, location)
    }

    /// Ends the innermost collection.
    mutating func end() throws(Diagnostic) {
        guard let parent = outer.popLast() else { return }
        var frame = parent
        swap(&frame, &top)
        let content: Node.Content
        if frame.state == .sequence {
            content = .sequence(nodes.removeLast(from: frame.start))
        } else {
            var members = entries.removeLast(from: frame.start)
            if let position = frame.mergePosition { members = try MergeKey.expand(members, at: position, pointer) }
            content = .mapping(Mapping(entries: members))
        }
        let node = Node(content, location: frame.location)
        if let anchor = frame.anchor {
            anchors[anchor] = .complete(Anchored(node: node, size: frame.size, height: frame.height + 1))
        }
        add(node, size: frame.size, height: frame.height + 1)
    }

    /// Adds a scalar.
    ///
    /// It becomes a key if the innermost collection expects one.
    mutating func scalar(
        _ text: UnsafeBufferPointer<UInt8>,
        _ style: Scalar.Style,
        _ tag: Tag = .none,
        anchor: String? = nil,
        at location: SourceLocation
    ) throws(Diagnostic) {
        ownNodes += 1
        guard let kind = tag.kind(of: text, style) else {
            throw misplaced(tag, on: "'\(String(decoding: text.prefix(60), as: UTF8.self))'", at: location)
        }
        if top.state == .key {
            let key = keys.insert(ExactText(String(decoding: text, as: UTF8.self))).memberAfterInsert.text
            let isMerge = style == .plain && kind == .string && tag != .string && MergeKey.isMergeKey(text)
            try beginMember(Mapping.Key(text: key, location: location, kind: kind), isMerge: isMerge)
            guard let anchor else { return }
            let scalar = Scalar(text: key, style: style, kind: kind)
            anchors[anchor] = .complete(Anchored(node: Node(.scalar(scalar), location: location), size: 1, height: 0))
        } else {
            let scalar = Scalar(text: String(decoding: text, as: UTF8.self), style: style, kind: kind)
            let node = Node(.scalar(scalar), location: location)
            if let anchor { anchors[anchor] = .complete(Anchored(node: node, size: 1, height: 0)) }
            add(node, size: 1, height: 0)
        }
    }

    mutating func alias(_ name: String, at location: SourceLocation) throws(Diagnostic) {
        ownNodes += 1
        let target: Anchored
        switch anchors[name] {
        case nil: throw Diagnostic(faults.undefinedAlias, (name, anchors.keys.sorted()), at: location, pointer)
        case .open(let start):
            let note = Diagnostic.Note(location: start, message: "'&\(name)' starts here")
            throw Diagnostic(faults.recursiveAlias, name, at: location, pointer, notes: [note])
        case .complete(let anchored): target = anchored
        }
        if depth + target.height > limits.depth { throw Diagnostic(faults.nestedTooDeep, limits.depth, at: location) }
        aliasedNodes += target.size
        if aliasedNodes > limits.expandedNodes {
            throw Diagnostic(faults.expandedTooFar, (name, limits.expandedNodes), at: location)
        }
        if target.size > largestAlias?.size ?? 0 { largestAlias = (name, location, target.size) }
        guard top.state == .key else { return add(target.node, size: target.size, height: target.height) }
        guard let scalar = target.node.scalar else {
            throw collectionAsKey(isSequence: target.node.sequence != nil, at: location)
        }
        try beginMember(Mapping.Key(text: scalar.text, location: location, kind: scalar.kind), isMerge: false)
    }

    /// Runs the checks that need the whole document.
    func finish() throws(Diagnostic) {
        guard let largestAlias, aliasedNodes > limits.expansionFloor else { return }
        let (most, overflow) = ownNodes.multipliedReportingOverflow(by: limits.expansionFactor)
        if !overflow, ownNodes + aliasedNodes > most {
            throw Diagnostic(
                faults.expandedByFactor,
                (largestAlias.name, limits.expansionFactor),
                at: largestAlias.location
            )
        }
    }

    // MARK: Helpers

    private mutating func begin(
        _ state: Frame.State,
        start: Int,
        _ anchor: String?,
        _ location: SourceLocation
    ) throws(Diagnostic) {
        if top.state == .key { throw collectionAsKey(isSequence: state == .sequence, at: location) }
        if depth >= limits.depth { throw Diagnostic(faults.nestedTooDeep, limits.depth, at: location) }
        ownNodes += 1
        if let anchor { anchors[anchor] = .open(location) }
        outer.append(top)
        top = Frame(state: state, location: location, anchor: anchor, start: start)
    }

    private mutating func add(_ node: consuming Node, size: Int, height: Int) {
        top.size += size
        if height > top.height { top.height = height }
        switch top.state {
        case .root: root = node
        case .sequence: nodes.append(node)
        case .key, .value:
            entries.append(Mapping.Entry(key: top.key, value: node))
            top.state = .key
        }
    }

    /// Records the key after checking that the mapping doesn't have it already.
    private mutating func beginMember(_ key: Mapping.Key, isMerge: Bool) throws(Diagnostic) {
        if let first = position(of: key.text) {
            let original = entries[top.start + first].key
            let note = Diagnostic.Note(location: original.location, message: "'\(key.text)' appears first here")
            throw Diagnostic(
                faults.duplicateKey,
                (key.text, isMerge),
                at: key,
                pointer.appending(key.text),
                notes: [note]
            )
        }
        let position = entries.count - top.start
        if !top.positions.isEmpty { top.positions[ExactText(key.text)] = position }
        top.size += 1
        top.key = key
        if isMerge { top.mergePosition = position }
        top.state = .value
    }

    private mutating func position(of key: String) -> Int? {
        let members = entries[top.start...]
        if members.count < 32 {
            return members.firstIndex { $0.key.text.isSameText(as: key) }.map { $0 - top.start }
        }
        if top.positions.isEmpty {
            for (position, entry) in members.enumerated() { top.positions[ExactText(entry.key.text)] = position }
        }
        return top.positions[ExactText(key)]
    }

    private func collectionAsKey(isSequence: Bool, at location: SourceLocation) -> Diagnostic {
        Diagnostic(isSequence ? faults.sequenceAsKey : faults.mappingAsKey, at: location, pointer)
    }

    private func misplaced(_ tag: Tag, on found: String, at location: SourceLocation) -> Diagnostic {
        if case .other = tag { return Diagnostic(faults.unknownTag, tag.name, at: location, pointer) }
        return Diagnostic(faults.wrongTag, (found, tag.name), at: location, pointer)
    }

    /// The parser's current position, for messages.
    private var pointer: JSONPointer {
        var tokens: [String] = []
        var nodesEnd = nodes.count
        for frame in CollectionOfOne(top) + outer.reversed() {
            switch frame.state {
            case .root, .key: break
            case .value: tokens.append(frame.key.text)
            case .sequence:
                tokens.append(String(nodesEnd - frame.start))
                nodesEnd = frame.start
            }
        }
        return JSONPointer(tokens.reversed())
    }
}

extension Array {
    /// Removes and returns the elements from `start` to the end.
    fileprivate mutating func removeLast(from start: Int) -> [Element] {
        defer { removeSubrange(start...) }
        return Array(self[start...])
    }
}
