import YAMLTree

extension DocumentReader {
    /// The maximum nesting of objects through references.
    ///
    /// Real documents need two or three.
    static let deepestObjects = 16

    /// An object with its references resolved, and the members next to `$ref` (3.1).
    struct Dereferenced {
        var object: Mapping
        var node: Node
        var componentName: String?
        var description: String?
    }

    /// The object at a node, or the target of its reference.
    ///
    /// Reports and returns nil if there is none.
    mutating func dereference(_ node: Node, as section: ComponentSection) -> Dereferenced? {
        guard case .mapping(let object) = node.content, let reference = object["$ref"] else {
            return mapping(node).map { Dereferenced(object: $0, node: node) }
        }
        var description: String?
        for entry in object {
            switch entry.key.text {
            case "$ref": break
            case "summary" where is31OrLater: break
            case "description" where is31OrLater: description = prose(entry.value)
            case let key where isExtension(key): break
            default: report(faults.besideReference, entry.key.text, atKey: entry.key)
            }
        }
        guard let text = text(reference), let target = resolve(text, at: reference.location, as: section) else {
            return nil
        }
        if target.node["$ref"] != nil {
            // A reference with its own description to another reference.
            guard enter(target.node, "references") else { return nil }
            defer { leave(target.node) }
            guard var further = dereference(target.node, as: section) else { return nil }
            further.description = description ?? further.description
            further.componentName = target.name ?? further.componentName
            return further
        }
        guard let found = mapping(target.node) else { return nil }
        return Dereferenced(object: found, node: target.node, componentName: target.name, description: description)
    }

    /// A map of named objects, or the target of a reference in its place.
    ///
    /// Documents that were split into files have these.
    ///
    /// A property could be named `$ref`, but a path or a component can't.
    mutating func expanded(_ node: Node, _ what: String) -> Node {
        guard let reference = loneReference(in: node) else { return node }
        report(faults.referenceForMap, what, at: reference.location)
        return resolve(reference.text, at: reference.location, as: .schemas)?.node
            ?? Node(.mapping(Mapping()), location: node.location)
    }

    /// Records that an object is being read.
    ///
    /// Reports and returns false if it contains itself or is nested too deeply.
    mutating func enter(_ node: Node, _ what: String) -> Bool {
        guard depth < Self.deepestObjects, components.open.insert(node.location).inserted else {
            report(faults.nestedTooDeep, what, at: node)
            return false
        }
        depth += 1
        return true
    }

    mutating func leave(_ node: Node) {
        components.open.remove(node.location)
        depth -= 1
    }

    mutating func readComponents(_ node: Node) -> Components {
        var result = Components()
        guard let object = mapping(expanded(node, "components")) else { return result }
        for entry in object {
            guard let section = ComponentSection(rawValue: entry.key.text),
                KeywordTable.row(entry.key.text, of: .components)?.isIn(line) == true
            else {
                unread(entry, in: .components)
                continue
            }
            guard let named = mapping(expanded(entry.value, entry.key.text)) else { continue }
            for component in named {
                if isExtension(component.key.text), section != .schemas, component.value.mapping == nil { continue }
                if !Self.isComponentName(component.key.text) {
                    report(faults.componentName, component.key.text, atKey: component.key)
                }
                read(component, of: section, into: &result)
            }
        }
        return result
    }

    private mutating func read(_ entry: Mapping.Entry, of section: ComponentSection, into result: inout Components) {
        let key = entry.key
        switch section {
        case .schemas:
            let id = schema(entry.value)
            result.schemas.append(Schema.Property(name: key.text, schema: id, location: key.location))
        case .responses:
            if let response = readResponse(entry.value, status: .default, at: key.location) {
                result.responses.append(.init(name: key.text, value: response, location: key.location))
            }
        case .parameters:
            if let parameter = readParameter(entry.value) {
                result.parameters.append(.init(name: key.text, value: parameter, location: key.location))
            }
        case .headers:
            if let header = readHeader(entry.value, name: key.text) {
                result.headers.append(.init(name: key.text, value: header, location: key.location))
            }
        case .requestBodies:
            if let body = readRequestBody(entry.value) {
                result.requestBodies.append(.init(name: key.text, value: body, location: key.location))
            }
        case .callbacks:
            if let callback = readCallback(entry) {
                result.callbacks.append(.init(name: key.text, value: callback, location: key.location))
            }
        case .pathItems:
            let isOutside = deferred.isInComponents
            deferred.isInComponents = true
            if let item = readPathItem(entry, as: .component) { result.pathItems.append(item) }
            deferred.isInComponents = isOutside
        case .securitySchemes:
            if let scheme = readSecurityScheme(entry) { result.securitySchemes.append(scheme) }
        case .examples: _ = readExample(entry.value)
        case .links: checkLink(entry.value)
        case .mediaTypes: _ = readMediaType(entry)
        }
    }

    private static func isComponentName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
