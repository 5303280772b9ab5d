import YAMLTree

extension DocumentReader {
    mutating func readParameter(_ node: Node) -> Parameter? {
        guard let resolved = dereference(node, as: .parameters) else { return nil }
        let place = resolved.node.location
        let read: Parameter?
        if let known = components.parameters[place] {
            read = known
        } else {
            read = readParameter(resolved)
            components.parameters[place] = .some(read)
        }
        guard var parameter = read else { return nil }
        parameter.componentName = resolved.componentName
        if let description = resolved.description { parameter.description = description }
        return parameter
    }

    private mutating func readParameter(_ resolved: Dereferenced) -> Parameter? {
        let object = resolved.object
        guard let name = readName(resolved) else { return nil }
        guard let placeNode = object["in"] else {
            report(faults.missingMember, ("in", .parameter), at: resolved.node)
            return nil
        }
        if let text = placeNode.string, text == "body" || text == "formData" {
            report(faults.bodyParameter, text, at: placeNode)
            return nil
        }
        guard let place = readPlace(placeNode) else { return nil }
        var parameter = readShared(object, named: name, place, .parameter, resolved.node)
        if place == .path, !parameter.isRequired {
            report(faults.pathParameterNotRequired, name, at: object["required"] ?? resolved.node)
            parameter.isRequired = true
        }
        return parameter
    }

    private mutating func readName(_ resolved: Dereferenced) -> String? {
        if let node = resolved.object["name"] { return text(node) }
        // The name of a whole query string isn't used. Source: OpenAPI 3.2, Parameter Object.
        if is32OrLater, resolved.object["in"]?.string == Parameter.Place.querystring.rawValue {
            report(faults.missingMemberIgnored, ("name", .parameter), at: resolved.node)
            return "querystring"
        }
        report(faults.missingMember, ("name", .parameter), at: resolved.node)
        return nil
    }

    private mutating func readPlace(_ node: Node) -> Parameter.Place? {
        guard let text = text(node) else { return nil }
        if let place = Parameter.Place(rawValue: text), place != .querystring || is32OrLater { return place }
        let known = Parameter.Place.allCases.filter { $0 != .querystring || is32OrLater }.map(\.rawValue)
        report(faults.unknownValue, ("place of a parameter", text, known), at: node)
        return nil
    }

    /// A header of a response or of a part.
    mutating func readHeader(_ node: Node, name: String) -> Parameter? {
        guard let resolved = dereference(node, as: .headers) else { return nil }
        let place = resolved.node.location
        let read: Parameter?
        if let known = components.headers[place] {
            read = known
        } else {
            guard enter(resolved.node, "headers") else { return nil }
            defer { leave(resolved.node) }
            let header = readShared(resolved.object, named: name, .header, .header, resolved.node)
            components.headers[place] = .some(header)
            read = header
        }
        guard var header = read else { return nil }
        header.name = name
        header.componentName = resolved.componentName
        if let description = resolved.description { header.description = description }
        return header
    }

    /// The members that parameters and headers share.
    private mutating func readShared(
        _ object: Mapping,
        named name: String,
        _ place: Parameter.Place,
        _ kind: ObjectKind,
        _ node: Node
    ) -> Parameter {
        var parameter = Parameter(
            name: name,
            place: place,
            style: .ordinary(in: place),
            explode: false,
            content: .unspecified,
            location: node.location,
            source: object
        )
        var explode: Bool?
        var schemaID: SchemaID?
        var media: [MediaType] = []
        var extensions = ExtensionFields()
        for entry in object {
            let value = entry.value
            switch entry.key.text {
            case "name" where kind == .parameter, "in" where kind == .parameter: break
            case "description": parameter.description = prose(value)
            case "required": parameter.isRequired = flag(value) ?? false
            case "schema": schemaID = schema(value)
            case "style": readStyle(value, of: &parameter)
            case "explode": explode = flag(value)
            case "example": parameter.examples.insert(value, at: 0)
            case "examples": parameter.examples += readExamples(value).map(\.value)
            case "deprecated": parameter.isDeprecated = flag(value) ?? false
            case "allowReserved": parameter.allowReserved = flag(value) ?? false
            case "allowEmptyValue": parameter.allowEmptyValue = flag(value, .harmless) ?? false
            case "content": media = readContent(value)
            default:
                if !readExtension(entry, on: kind, &extensions) { unread(entry, in: kind) }
            }
        }
        parameter.explode = explode ?? (parameter.style == .form || parameter.style == .cookie)
        parameter.extensions = extensions.finished(sensitiveByFormat: false)
        if let schemaID {
            parameter.content = .schema(schemaID)
            if let content = object["content"] { report(faults.schemaAndContent, name, at: content) }
            for example in parameter.examples { deferred.examples.append((schemaID, example)) }
        } else if let first = media.first {
            parameter.content = .media(first)
            if media.count > 1, let content = object["content"] { report(faults.severalContents, name, at: content) }
        } else if object["schema"] == nil {
            report(faults.parameterWithoutSchema, name, at: node)
        }
        checkExampleAndExamples(object)
        return parameter
    }

    private mutating func readStyle(_ node: Node, of parameter: inout Parameter) {
        guard let style = choice(node, "style", Parameter.Style.self) else { return }
        guard style.fits(parameter.place), style != .cookie || is32OrLater else {
            return report(faults.styleNotForPlace, (style, parameter.place), at: node)
        }
        parameter.style = style
    }

    mutating func checkExampleAndExamples(_ object: Mapping) {
        guard object["example"] != nil, let examples = object.entry("examples") else { return }
        report(faults.exampleAndExamples, atKey: examples.key)
    }
}

extension Parameter.Style {
    /// The default style.
    static func ordinary(in place: Parameter.Place) -> Parameter.Style {
        switch place {
        case .path, .header: .simple
        case .query, .querystring, .cookie: .form
        }
    }

    func fits(_ place: Parameter.Place) -> Bool {
        switch place {
        case .path: self == .simple || self == .label || self == .matrix
        case .query: self == .form || self == .spaceDelimited || self == .pipeDelimited || self == .deepObject
        case .header: self == .simple
        case .cookie: self == .form || self == .cookie
        case .querystring: false
        }
    }
}
