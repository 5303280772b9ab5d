import YAMLTree

extension DocumentReader {
    mutating func readOperation(_ member: Mapping.Entry, method: String, in item: PathItem) -> Operation? {
        guard let object = mapping(member.value) else { return nil }
        var operation = Operation(method: method, location: member.key.location, source: object)
        var own: [Parameter] = []
        for entry in object {
            let value = entry.value
            switch entry.key.text {
            case "operationId": operation.operationID = locatedText(value).flatMap { $0.text.isEmpty ? nil : $0 }
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
        let names = Set(own.map(ParameterKey.init))
        operation.parameters = own + item.parameters.filter { !names.contains(ParameterKey($0)) }
        if let responses = object["responses"] {
            if responses.mapping?.isEmpty == true { report(faults.noResponses, at: responses) }
        } else if line == .v3_0 {
            report(faults.missingMemberIgnored, ("responses", .operation), at: member.value)
        }
        return operation
    }

    private mutating func readTagNames(_ node: Node) -> [LocatedText] {
        var tags: [LocatedText] = []
        for element in sequence(node, .harmless) ?? [] {
            guard let name = text(element, .harmless) else { continue }
            tags.append(LocatedText(name, at: element.location))
            if let declared = deferred.declaredTags, !declared.contains(name) {
                report(faults.undeclaredTag, (name, nearby(declared.sorted())), at: element.location)
            }
        }
        return tags
    }

    /// The key by which a parameter overrides another.
    ///
    /// Header names are case-insensitive; the others are case-sensitive.
    private struct ParameterKey: Hashable {
        var place: Parameter.Place
        var name: String

        init(_ parameter: Parameter) {
            place = parameter.place
            name = parameter.place == .header ? parameter.name.lowercased() : parameter.name
        }
    }

    /// Records the ids of a path item's operations and finds duplicates.
    ///
    /// A path item that two paths share has its ids twice. The second use has no id.
    mutating func registerOperationIDs(of item: inout PathItem) {
        guard !deferred.isInComponents else { return }
        for index in item.operations.indices {
            let operation = item.operations[index]
            guard let id = operation.operationID else { continue }
            guard let first = deferred.operationIDs[id.text] else {
                deferred.operationIDs[id.text] = DeferredChecks.OperationUse(
                    location: id.location,
                    method: operation.method,
                    path: item.path
                )
                continue
            }
            if first.location == id.location, first.path != item.path {
                report(faults.sharedOperationID, (id.text, item.path, first.path), at: id)
                item.operations[index].operationID = nil
            } else {
                report(
                    faults.duplicateOperationID,
                    id.text,
                    at: id,
                    notes: [Diagnostic.Note(location: first.location, message: "first used here")]
                )
                item.operations[index].operationID = nil
            }
        }
    }

    mutating func readParameters(_ node: Node) -> [Parameter] {
        guard let nodes = sequence(node) else { return [] }
        var parameters: [Parameter] = []
        parameters.reserveCapacity(nodes.count)
        var places: [ParameterKey: SourceLocation] = [:]
        for element in nodes {
            guard let parameter = readParameter(element) else { continue }
            if parameter.place == .header, Self.isIgnoredHeader(parameter.name) {
                report(faults.ignoredHeaderParameter, parameter.name, at: element)
                continue
            }
            let key = ParameterKey(parameter)
            if let first = places[key] {
                report(
                    faults.duplicateParameter,
                    (parameter.place, parameter.name),
                    at: element,
                    notes: [Diagnostic.Note(location: first, message: "first declared here")]
                )
                continue
            }
            places[key] = element.location
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
        // An operation that is its own callback was already added.
        if components.open.contains(place) { return nil }
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
