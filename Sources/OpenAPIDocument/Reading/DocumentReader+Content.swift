import YAMLTree

/// Request bodies, responses and media types.
extension DocumentReader {
    mutating func readRequestBody(_ node: Node) -> RequestBody? {
        guard let resolved = dereference(node, as: .requestBodies) else { return nil }
        let place = resolved.node.location
        let read: RequestBody?
        if let known = components.requestBodies[place] {
            read = known
        } else {
            read = readRequestBody(resolved)
            components.requestBodies[place] = .some(read)
        }
        guard var body = read else { return nil }
        body.componentName = resolved.componentName
        if let description = resolved.description { body.description = description }
        return body
    }

    private mutating func readRequestBody(_ resolved: Dereferenced) -> RequestBody {
        var body = RequestBody(location: resolved.node.location)
        for entry in resolved.object {
            switch entry.key.text {
            case "description": body.description = prose(entry.value)
            case "content": body.content = readContent(entry.value)
            case "required": body.isRequired = flag(entry.value) ?? false
            case "x-swift-name": body.swiftName = swiftName(entry.value)
            default: unread(entry, in: .requestBody)
            }
        }
        if resolved.object["content"] == nil {
            report(faults.missingMemberIgnored, ("content", .requestBody), at: resolved.node)
        }
        return body
    }

    mutating func readResponses(_ node: Node) -> [Response] {
        var responses: [Response] = []
        for entry in mapping(node) ?? Mapping() {
            if isExtension(entry.key.text) {
                checkExtension(entry.key, on: .responses)
                continue
            }
            guard let status = readStatus(entry.key) else { continue }
            if let response = readResponse(entry.value, status: status, at: entry.key.location) {
                responses.append(response)
            }
        }
        return responses
    }

    private mutating func readStatus(_ key: Mapping.Key) -> Response.StatusPattern? {
        if key.text == "default" { return .default }
        let bytes = Array(key.text.utf8.prefix(4))
        guard bytes.count == 3, (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(bytes[0]) else {
            report(faults.badStatus, key.text, atKey: key)
            return nil
        }
        if bytes[1] | 0x20 == UInt8(ascii: "x"), bytes[2] | 0x20 == UInt8(ascii: "x") {
            if key.text != key.text.uppercased() { report(faults.lowercaseRange, key.text, atKey: key) }
            return .range(Int(bytes[0] - UInt8(ascii: "0")))
        }
        guard let code = Int(key.text) else {
            report(faults.badStatus, key.text, atKey: key)
            return nil
        }
        return .code(code)
    }

    mutating func readResponse(
        _ node: Node,
        status: Response.StatusPattern,
        at location: SourceLocation
    ) -> Response? {
        guard let resolved = dereference(node, as: .responses) else { return nil }
        let place = resolved.node.location
        let read: Response?
        if let known = components.responses[place] {
            read = known
        } else {
            read = readResponse(resolved)
            components.responses[place] = .some(read)
        }
        guard var response = read else { return nil }
        response.status = status
        response.location = location
        response.componentName = resolved.componentName
        if let description = resolved.description { response.description = description }
        return response
    }

    private mutating func readResponse(_ resolved: Dereferenced) -> Response {
        var response = Response(status: .default, location: resolved.node.location)
        var failure: Node?
        for entry in resolved.object {
            let value = entry.value
            switch entry.key.text {
            case "description": response.description = prose(value)
            case "summary" where is32OrLater: response.description = response.description ?? prose(value)
            case "content": response.content = readContent(value)
            case "headers": response.headers = readHeaders(value)
            case "links": response.links = readLinks(value)
            case "x-error-codes": response.errorCodes = errorCodes(value)
            case "x-failure-when": failure = value
            case "x-swift-name": response.swiftName = swiftName(value)
            case "x-source": response.origin = source(value)
            default: unread(entry, in: .response)
            }
        }
        if let failure { response.failureCondition = failureCondition(failure, response.content) }
        if resolved.object["description"] == nil, !is32OrLater {
            report(faults.missingMemberIgnored, ("description", .response), at: resolved.node)
        }
        return response
    }

    mutating func readHeaders(_ node: Node) -> [Parameter] {
        var headers: [Parameter] = []
        for entry in mapping(node) ?? Mapping() {
            if entry.key.text.lowercased() == "content-type" {
                report(faults.ignoredResponseHeader, entry.key.text, atKey: entry.key)
                continue
            }
            if let header = readHeader(entry.value, name: entry.key.text) { headers.append(header) }
        }
        return headers
    }

    private mutating func readLinks(_ node: Node) -> [LocatedText] {
        guard let object = mapping(node, .harmless) else { return [] }
        return object.map { entry in
            checkLink(entry.value)
            return LocatedText(entry.key.text, at: entry.key.location)
        }
    }

    mutating func checkLink(_ node: Node) {
        guard let resolved = dereference(node, as: .links) else { return }
        for entry in resolved.object {
            if entry.key.text == "server" {
                _ = readServers(Node(.sequence([entry.value]), location: entry.value.location))
            }
            unread(entry, in: .link)
        }
    }

    mutating func readContent(_ node: Node) -> [MediaType] {
        guard let object = mapping(node) else { return [] }
        var content: [MediaType] = []
        for entry in object where !isExtension(entry.key.text) {
            guard Self.isMediaType(entry.key.text) else {
                report(faults.badMediaType, entry.key.text, atKey: entry.key)
                continue
            }
            if let media = readMediaType(entry) { content.append(media) }
        }
        return content
    }

    /// Whether a key is `type/subtype`, optionally with parameters.
    ///
    /// Either may be `*`.
    ///
    /// Source: RFC 9110, section 8.3.1.
    private static func isMediaType(_ text: String) -> Bool {
        let name = text.prefix { $0 != ";" }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
    }

    mutating func readMediaType(_ entry: Mapping.Entry) -> MediaType? {
        var media = MediaType(name: entry.key.text, location: entry.key.location)
        let object: Mapping
        if is32OrLater, entry.value["$ref"] != nil {
            guard let resolved = dereference(entry.value, as: .mediaTypes) else { return nil }
            object = resolved.object
        } else {
            guard let found = mapping(entry.value) else { return media }
            object = found
        }
        for entry in object {
            let value = entry.value
            switch entry.key.text {
            case "schema": media.schema = schema(value)
            case "itemSchema" where is32OrLater: media.itemSchema = schema(value)
            case "example": media.examples.insert(MediaType.Example(name: nil, value: value), at: 0)
            case "examples": media.examples += readExamples(value)
            case "encoding": media.encodings = readEncodings(value)
            default: unread(entry, in: .mediaType)
            }
        }
        checkExampleAndExamples(object)
        if let id = media.schema { for example in media.examples { deferred.examples.append((id, example.value)) } }
        return media
    }

    mutating func readExamples(_ node: Node) -> [MediaType.Example] {
        guard let object = mapping(node, .harmless) else { return [] }
        var examples: [MediaType.Example] = []
        for entry in object where !isExtension(entry.key.text) {
            if let value = readExample(entry.value) {
                examples.append(MediaType.Example(name: entry.key.text, value: value))
            }
        }
        return examples
    }

    /// The value of an example object, if it is inline.
    mutating func readExample(_ node: Node) -> Node? {
        guard case .mapping(let written) = node.content else {
            report(faults.wrongTypeIgnored, ("a mapping", node.summary), at: node)
            return nil
        }
        let resolved: Dereferenced?
        if written["$ref"] != nil {
            resolved = dereference(node, as: .examples)
        } else {
            resolved = Dereferenced(object: written, node: node)
        }
        guard let object = resolved?.object else { return nil }
        var value: Node?
        for entry in object {
            switch entry.key.text {
            case "value": value = value ?? entry.value
            case "dataValue" where is32OrLater: value = entry.value
            default: unread(entry, in: .example)
            }
        }
        return value
    }

    private mutating func readEncodings(_ node: Node) -> [MediaType.Encoding] {
        var encodings: [MediaType.Encoding] = []
        for property in mapping(node) ?? Mapping() {
            guard let object = mapping(property.value) else { continue }
            var encoding = MediaType.Encoding(property: property.key.text, location: property.key.location)
            for entry in object {
                switch entry.key.text {
                case "contentType": encoding.contentType = text(entry.value)
                case "headers": encoding.headers = readHeaders(entry.value)
                case "style": encoding.style = choice(entry.value, "style")
                case "explode": encoding.explode = flag(entry.value)
                case "allowReserved": encoding.allowReserved = flag(entry.value) ?? false
                default: unread(entry, in: .encoding)
                }
            }
            encodings.append(encoding)
        }
        return encodings
    }
}
