import YAMLTree

extension DocumentReader {
    typealias Target = ReferenceMemo.Target

    /// The target of a reference, with plain references followed.
    ///
    /// Reports and returns nil if there is none.
    mutating func resolve(_ text: String, at location: SourceLocation, as section: ComponentSection) -> Target? {
        guard let target = place(text, at: location, as: section) else { return nil }
        switch end(of: target, as: section) {
        case .found(let end): return end
        case .circle: report(faults.referenceCycle, text, at: location)
        case .missing: break
        }
        return nil
    }

    /// The final target of a chain of plain references.
    ///
    /// Each result is cached, so a chain is followed once, however many references lead into it.
    private mutating func end(of target: Target, as section: ComponentSection) -> ReferenceMemo.End {
        var chain: [ReferenceMemo.Start] = []
        var end = ReferenceMemo.End.found(target)
        while case .found(let place) = end, let next = loneReference(in: place.node), !isKept(place.node, section) {
            let start = ReferenceMemo.Start(location: place.node.location, section: section)
            if let known = references.ends[start] {
                end = known
                break
            }
            references.ends[start] = .circle
            chain.append(start)
            end = self.place(next.text, at: next.location, as: section).map { .found($0) } ?? .missing
        }
        for start in chain { references.ends[start] = end }
        return end
    }

    /// The string and location of a `$ref` that is a node's only member.
    func loneReference(in node: Node) -> LocatedText? {
        guard case .mapping(let mapping) = node.content, mapping.count == 1, let entry = mapping.first,
            entry.key.text == "$ref", let text = entry.value.string
        else { return nil }
        return LocatedText(text, at: entry.value.location)
    }

    /// A named schema of the main document stays a separate schema, even if it is only a reference.
    private func isKept(_ node: Node, _ section: ComponentSection) -> Bool {
        section == .schemas && componentSchemaPlaces.contains(node.location) && adoptedSchemas[node.location] == nil
    }

    /// The direct target of a reference.
    private mutating func place(_ text: String, at location: SourceLocation, as section: ComponentSection) -> Target? {
        switch find(text, at: location) {
        case .failed(var diagnostic):
            diagnostic.location = location
            add(diagnostic, isAtKey: false)
            return nil
        case .found(let target):
            if target.tokens.count == 3, target.tokens[0] == "components", target.tokens[1] != section.rawValue,
                let found = ComponentSection(rawValue: target.tokens[1])
            {
                report(faults.referenceToWrongKind, (text, found, section), at: location)
                return nil
            }
            return target
        }
    }

    /// Looks up a reference once.
    mutating func find(_ text: String, at location: SourceLocation) -> ReferenceMemo.Resolution {
        let key = ReferenceMemo.Key(file: location.file, text: text)
        if let known = references.resolutions[key] { return known }
        let circle = ReferenceMemo.Resolution.failed(Diagnostic(faults.referenceCycle, text, at: location))
        // A pointer can lead through references, and those through others. Each uses stack space.
        guard references.depth < Document.longestChain else { return circle }
        // A pointer can't pass through its own target.
        references.resolutions[key] = circle
        references.depth += 1
        defer { references.depth -= 1 }
        let resolution = lookUp(text, at: location)
        references.resolutions[key] = resolution
        return resolution
    }

    private mutating func lookUp(_ text: String, at location: SourceLocation) -> ReferenceMemo.Resolution {
        guard let reference = ReferenceText(text) else {
            return .failed(Diagnostic(faults.badPointer, text, at: location))
        }
        let root: Node
        var name: String?
        if reference.file.isEmpty {
            guard let node = library.root(of: location.file) else {
                return .failed(Diagnostic(faults.badPointer, text, at: location))
            }
            root = node
        } else if let node = schemaWithID(reference.file) {
            root = node
        } else if let scheme = reference.scheme {
            return .failed(Diagnostic(faults.remoteReference, (text, scheme), at: location))
        } else if reference.file.hasPrefix("/") {
            return .failed(Diagnostic(faults.absolutePath, text, at: location))
        } else {
            switch open(reference.file, for: text, at: location) {
            case .failure(let diagnostic): return .failed(diagnostic)
            case .success(let node): root = node
            }
            name = FileLibrary.baseName(of: reference.file)
        }
        switch reference.fragment {
        case .none: return .found(Target(node: root, name: name, tokens: []))
        case .pointer(let tokens):
            if tokens == [""] { return .found(Target(node: root, name: name, tokens: [])) }
            return walk(tokens, from: root, text: text, at: location)
        case .anchor(let anchor):
            scanNames()
            let key = SchemaNames.Anchor(file: root.location.file, name: anchor)
            if is31OrLater, let node = references.names?.anchors[key] {
                return .found(Target(node: node, name: anchor, tokens: []))
            }
            return .failed(Diagnostic(faults.unknownAnchor, (anchor, text), at: location))
        }
    }

    /// Follows a pointer's tokens, and the references on the path.
    ///
    /// Documents that were split point through them.
    private mutating func walk(
        _ tokens: [String],
        from root: Node,
        text: String,
        at location: SourceLocation
    ) -> ReferenceMemo.Resolution {
        var node = root
        for (position, token) in tokens.enumerated() {
            if let next = Self.child(token, of: node) {
                node = next
                continue
            }
            if let reference = node["$ref"], let further = reference.string,
                case .found(let target) = find(further, at: reference.location),
                let next = Self.child(token, of: target.node)
            {
                node = next
                continue
            }
            let names = nearby(node.mapping?.map(\.key.text) ?? [])
            return .failed(Diagnostic(faults.danglingReference, (text, tokens, position, names), at: location))
        }
        return .found(Target(node: node, name: Self.name(of: tokens), tokens: tokens))
    }

    private static func child(_ token: String, of node: Node) -> Node? {
        switch node.content {
        case .mapping(let mapping): return mapping[token]
        case .sequence(let nodes):
            guard let index = Int(token), nodes.indices.contains(index), String(index) == token else { return nil }
            return nodes[index]
        case .scalar: return nil
        }
    }

    /// The name that a pointer's last token gives the schema, or nil for keywords and indices.
    private static func name(of tokens: [String]) -> String? {
        guard let last = tokens.last, let first = last.utf8.first else { return nil }
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first), Int(last) != nil { return nil }
        let parent = tokens.count > 1 ? tokens[tokens.count - 2] : ""
        switch last {
        case "schema", "items", "additionalProperties", "not", "itemSchema", "contains", "propertyNames", "if", "then",
            "else", "unevaluatedItems", "unevaluatedProperties", "contentSchema":
            return parent == "properties" || parent == "schemas" || parent == "$defs" ? last : nil
        default: return last
        }
    }

    private mutating func open(
        _ file: String,
        for text: String,
        at location: SourceLocation
    ) -> Result<Node, Diagnostic> {
        let named = library.path(of: file, in: location.file)
        if named.split(separator: "/").prefix(while: { $0 == ".." }).count > levelsAbove {
            return .failure(Diagnostic(faults.fileOutside, text, at: location))
        }
        let path = identify(named)
        if let known = library.file(at: path) {
            if let root = library.root(of: known) { return .success(root) }
            return .failure(Diagnostic(faults.fileInError, path, at: location))
        }
        let bytes: [UInt8]
        do {
            bytes = try load(path)
        } catch {
            let isName = library.root(of: 0)?["components"]?["schemas"]?[text] != nil
            return .failure(Diagnostic(faults.unreadableFile, (path, "\(error)", text, isName), at: location))
        }
        let index = library.add(displayName: library.displayName(of: path), path: path)
        do throws(Diagnostic) {
            let root = try YAMLReader.parse(bytes, file: index)
            library.setRoot(root, of: index, readFrom: bytes)
            if references.names != nil { references.names?.scan(root, file: index) }
            return .success(root)
        } catch {
            add(error, isAtKey: false)
            return .failure(Diagnostic(faults.fileInError, path, at: location))
        }
    }

    private mutating func schemaWithID(_ id: String) -> Node? {
        if id == library.selfURI { return library.root(of: 0) }
        guard is31OrLater else { return nil }
        scanNames()
        return references.names?.ids[id]
    }

    mutating func scanNames() {
        if references.names == nil { references.names = SchemaNames() }
        for file in library.allFiles {
            if let root = library.root(of: file) { references.names?.scan(root, file: file) }
        }
    }
}
