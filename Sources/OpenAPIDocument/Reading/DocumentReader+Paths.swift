import YAMLTree

extension DocumentReader {
    enum PathItemUse {
        case path, webhook, callback, component
    }

    mutating func readPaths(_ node: Node) -> [PathItem] {
        guard let object = mapping(expanded(node, "paths")) else { return [] }
        var items: [PathItem] = []
        items.reserveCapacity(object.count)
        var skeletons: [String: String] = [:]
        for entry in object {
            let path = entry.key.text
            if isExtension(path) {
                checkExtension(entry.key, on: .paths)
                continue
            }
            if !path.hasPrefix("/") { report(faults.pathWithoutSlash, entry.key.text, atKey: entry.key) }
            let template = PathTemplate(path)
            if !template.isWellFormed {
                report(faults.badPathTemplate, entry.key.text, atKey: entry.key)
            } else if let first = skeletons[template.skeleton] {
                report(faults.equivalentPaths, (entry.key.text, first), atKey: entry.key)
            } else if !template.names.isEmpty {
                skeletons[template.skeleton] = path
            }
            if let item = readPathItem(entry, as: .path, template) { items.append(item) }
        }
        return items
    }

    mutating func readWebhooks(_ node: Node) -> [PathItem] {
        guard let object = mapping(expanded(node, "webhooks")) else { return [] }
        var items: [PathItem] = []
        for entry in object where !isExtension(entry.key.text) {
            if let item = readPathItem(entry, as: .webhook) { items.append(item) }
        }
        return items
    }

    mutating func readPathItem(
        _ entry: Mapping.Entry,
        as use: PathItemUse,
        _ template: PathTemplate? = nil
    ) -> PathItem? {
        let path = use == .path && !entry.key.text.hasPrefix("/") ? "/" + entry.key.text : entry.key.text
        guard let (members, node, isShared) = pathItemMembers(entry.value) else { return nil }
        var item: PathItem
        if isShared, let known = components.pathItems[node.location] {
            item = known
        } else {
            // An operation that is its own callback was already added.
            if use == .callback, components.open.contains(node.location) { return nil }
            guard enter(node, "path items and callbacks") else { return nil }
            defer { leave(node) }
            item = readMembers(members, of: PathItem(path: path, location: entry.key.location))
            if isShared { components.pathItems[node.location] = item }
        }
        item.path = path
        item.location = entry.key.location
        registerOperationIDs(of: &item)
        if let template { checkParameters(of: &item, template, entry.key) }
        return item
    }

    private mutating func readMembers(_ members: [Mapping.Entry], of empty: PathItem) -> PathItem {
        var item = empty
        // Shared members come first, wherever they are in the document.
        for member in members {
            switch member.key.text {
            case "summary": item.summary = prose(member.value)
            case "description": item.description = prose(member.value)
            case "servers": item.servers = readServers(member.value)
            case "parameters": item.parameters = readParameters(member.value)
            default: break
            }
        }
        for member in members { readOperation(member, into: &item) }
        return item
    }

    /// The members of a path item, followed by those of the path item that it references, and whether all of them are
    /// in one node.
    private mutating func pathItemMembers(_ node: Node) -> ([Mapping.Entry], Node, isShared: Bool)? {
        guard let object = mapping(node) else { return nil }
        guard let reference = object.entry("$ref") else { return (object.entries, node, true) }
        guard let text = text(reference.value),
            let target = resolve(text, at: reference.value.location, as: .pathItems), let found = mapping(target.node)
        else { return nil }
        var members = object.entries.filter { $0.key.text != "$ref" }
        for entry in found {
            if object[entry.key.text] == nil {
                members.append(entry)
            } else if entry.key.text == "$ref" {
                report(faults.referenceCycle, text, at: reference.value.location)
            }
        }
        return (members, target.node, object.count == 1)
    }

    private mutating func readOperation(
        _ member: Mapping.Entry,
        into item: inout PathItem
    ) {
        switch member.key.text {
        case "summary", "description", "servers", "parameters": return
        case "get", "put", "post", "delete", "options", "head", "patch", "trace":
            append(member, method: member.key.text.uppercased(), to: &item)
        case "query" where is32OrLater: append(member, method: "QUERY", to: &item)
        case "additionalOperations" where is32OrLater:
            let methods = Set(item.operations.map(\.method)).union(Self.fixedMethods)
            for extra in mapping(member.value) ?? Mapping() where !isExtension(extra.key.text) {
                guard Self.isMethod(extra.key.text) else {
                    report(faults.badMethod, extra.key.text, atKey: extra.key)
                    continue
                }
                guard !methods.contains(extra.key.text) else {
                    report(faults.methodTwice, extra.key.text, atKey: extra.key)
                    continue
                }
                append(extra, method: extra.key.text, to: &item)
            }
        default: unread(member, in: .pathItem)
        }
    }

    private static let fixedMethods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY"]

    private mutating func append(_ member: Mapping.Entry, method: String, to item: inout PathItem) {
        guard let operation = readOperation(member, method: method, in: item) else { return }
        item.operations.append(operation)
    }

    /// A method is a token.
    ///
    /// Source: RFC 9110, section 9.1.
    private static func isMethod(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x30...0x39, 0x41...0x5A, 0x5E...0x7A, 0x7C, 0x7E: true
                default: false
                }
            }
    }

    /// Reconciles path parameters with the template.
    ///
    /// The template wins.
    private mutating func checkParameters(of item: inout PathItem, _ template: PathTemplate, _ key: Mapping.Key) {
        let wanted = Set(template.names)
        for index in item.operations.indices {
            let declared = item.operations[index].parameters.lazy.filter { $0.place == .path }.map(\.name)
            let names = Set(declared)
            guard names != wanted else { continue }
            for name in template.names where !names.contains(name) {
                report(faults.undeclaredPathParameter, (name, nearby(Array(declared))), atKey: key)
                item.operations[index].parameters.append(Self.undeclared(name, at: key.location))
            }
            item.operations[index].parameters = item.operations[index].parameters.compactMap { parameter in
                guard parameter.place == .path, !wanted.contains(parameter.name) else { return parameter }
                report(faults.pathParameterNotInTemplate, (parameter.name, item.path), at: parameter.location)
                guard tolerated.contains(faults.pathParameterNotInTemplate.kind) else { return nil }
                // It was probably meant as a query parameter.
                var parameter = parameter
                parameter.place = .query
                parameter.style = .form
                parameter.explode = true
                return parameter
            }
        }
    }

    /// An undeclared parameter of the template: any string.
    private static func undeclared(_ name: String, at location: SourceLocation) -> Parameter {
        var parameter = Parameter(
            name: name,
            place: .path,
            style: .simple,
            explode: false,
            content: .unspecified,
            location: location,
            source: Mapping()
        )
        parameter.isRequired = true
        return parameter
    }
}

/// A template such as `/cards/{id}/image.{format}#small`: its names, and the rest.
struct PathTemplate {
    private(set) var names: [String] = []
    /// The template with `{}` for each name.
    ///
    /// Two paths with the same skeleton match the same URLs.
    private(set) var skeleton = ""
    /// Whether the braces are balanced and each pair encloses a name.
    private(set) var isWellFormed = true

    init(_ text: String) {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
            skeleton = text
            return
        }
        var rest = text[...]
        var seen: Set<String> = []
        while let open = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) {
            skeleton += rest[..<open]
            let after = rest.index(after: open)
            guard rest.utf8[open] == UInt8(ascii: "{"),
                let close = rest[after...].utf8.firstIndex(of: UInt8(ascii: "}")),
                close > after, !rest[after..<close].utf8.contains(UInt8(ascii: "{"))
            else {
                isWellFormed = false
                skeleton += rest[open..<after]
                rest = rest[after...]
                continue
            }
            let name = String(rest[after..<close])
            if seen.insert(name).inserted { names.append(name) }
            skeleton += "{}"
            rest = rest[rest.index(after: close)...]
        }
        skeleton += rest
    }
}
