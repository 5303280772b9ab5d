import YAMLTree

extension DocumentReader {
    mutating func readOperation(_ member: Mapping.Entry, method: String, in item: PathItem) -> Operation? {
        guard let object = mapping(member.value) else { return nil }
        var operation = Operation(method: method, location: member.key.location, source: object)
        var own: [Parameter] = []
        for entry in object {
            let value = entry.value
            switch entry.key.text {
            case "operationId": operation.operationID = readOperationID(value)
            case "summary": operation.summary = prose(value)
            case "description": operation.description = prose(value)
            case "tags": operation.tags = readTagNames(value)
            case "parameters": own = readParameters(value)
            case "requestBody": operation.requestBody = readRequestBody(value)
            case "responses": operation.responses = readResponses(value)
            case "deprecated": operation.isDeprecated = flag(value) ?? false
            case "security": operation.security = readSecurity(value)
            case "servers": operation.servers = readServers(value)
            case "callbacks": operation.callbacks = readCallbacks(value)
            case "x-swift-name": operation.swiftName = swiftName(value)
            case "x-retry": operation.retry = retryRule(value)
            case "x-source": operation.origin = source(value)
            default: unread(entry, in: .operation)
            }
        }
        if operation.servers == nil { operation.servers = item.servers }
        operation.parameters =
            own
            + item.parameters.filter { shared in !own.contains { Self.isSame($0, shared) } }
        if let responses = object["responses"] {
            if responses.mapping?.isEmpty == true { report(.noResponses(responses)) }
        } else if line == .v3_0 {
            report(.missingMemberIgnored("responses", of: .operation, at: member.value))
        }
        return operation
    }

    private mutating func readOperationID(_ node: Node) -> LocatedText? {
        guard let id = locatedText(node), !id.text.isEmpty else { return nil }
        if later.isInComponents { return id }
        if let first = later.operationIDs[id.text] {
            report(.duplicateOperationID(id, first: first))
        } else {
            later.operationIDs[id.text] = id.location
        }
        return id
    }

    private mutating func readTagNames(_ node: Node) -> [LocatedText] {
        var tags: [LocatedText] = []
        for element in sequence(node, .harmless) ?? [] {
            guard let name = text(element, .harmless) else { continue }
            tags.append(LocatedText(name, at: element.location))
            if let declared = later.declaredTags, !declared.contains(name) {
                report(.undeclaredTag(name, at: element.location, among: declared.sorted()))
            }
        }
        return tags
    }

    /// Header names do not know case; the others do.
    static func isSame(_ left: Parameter, _ right: Parameter) -> Bool {
        guard left.place == right.place else { return false }
        return left.name == right.name
            || (left.place == .header && left.name.lowercased() == right.name.lowercased())
    }

    mutating func readParameters(_ node: Node) -> [Parameter] {
        guard let nodes = sequence(node) else { return [] }
        var parameters: [Parameter] = []
        parameters.reserveCapacity(nodes.count)
        for element in nodes {
            guard let parameter = readParameter(element) else { continue }
            if parameter.place == .header, Self.isIgnoredHeader(parameter.name) {
                report(.ignoredHeaderParameter(parameter.name, at: element))
                continue
            }
            if let first = parameters.first(where: { Self.isSame($0, parameter) }) {
                var repeated = parameter
                repeated.location = element.location
                report(.duplicateParameter(repeated, first: first.location))
                continue
            }
            parameters.append(parameter)
        }
        return parameters
    }

    private static func isIgnoredHeader(_ name: String) -> Bool {
        switch name.utf8.count {
        case 6, 12, 13: ["accept", "content-type", "authorization"].contains(name.lowercased())
        default: false
        }
    }

    mutating func readCallbacks(_ node: Node) -> [Callback] {
        var callbacks: [Callback] = []
        for entry in mapping(node) ?? Mapping() where !isExtension(entry.key.text) {
            if let callback = readCallback(entry) { callbacks.append(callback) }
        }
        return callbacks
    }

    mutating func readCallback(_ entry: Mapping.Entry) -> Callback? {
        guard let resolved = dereference(entry.value, as: .callbacks) else { return nil }
        let place = resolved.node.location
        if let known = components.callbacks[place] {
            guard var callback = known else { return nil }
            callback.name = entry.key.text
            callback.location = entry.key.location
            return callback
        }
        guard enter(resolved.node, "path items and callbacks") else { return nil }
        defer { leave(resolved.node) }
        var callback = Callback(name: entry.key.text, pathItems: [], location: entry.key.location)
        for expression in resolved.object where !isExtension(expression.key.text) {
            if let item = readPathItem(expression, as: .callback) { callback.pathItems.append(item) }
        }
        components.callbacks[place] = .some(callback)
        return callback
    }
}
