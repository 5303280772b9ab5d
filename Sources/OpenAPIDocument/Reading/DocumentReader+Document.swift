import YAMLTree

extension DocumentReader {
    mutating func readDocument(_ root: Node) -> Document? {
        guard case .mapping(let object) = root.content else {
            report(faults.notADocument, root.summary, at: root)
            return nil
        }
        guard let version = readVersion(object, root) else { return nil }
        line = version.line
        library.selfURI = is32OrLater ? object["$self"]?.string.map { String($0.prefix { $0 != "#" }) } : nil
        prepare(object)

        var document = Document(version: version, info: Info(title: "", version: ""), root: root)
        if object["info"] == nil { report(faults.missingMemberIgnored, ("info", .document), at: root) }
        for entry in object {
            let value = entry.value
            switch entry.key.text {
            case "openapi": break
            case "info": document.info = readInfo(value)
            case "servers": document.servers = readServers(value) ?? []
            case "tags": document.tags = readTags(value)
            case "security": document.security = readSecurity(value)
            case "paths": document.paths = readPaths(value)
            case "webhooks" where is31OrLater: document.webhooks = readWebhooks(value)
            case "components": document.components = readComponents(value)
            case "jsonSchemaDialect" where is31OrLater: checkDialect(value)
            case "$self" where is32OrLater: _ = text(value)
            default: unread(entry, in: .document)
            }
        }
        checkHasContent(object, root)
        readWaitingSchemas()
        document.schemas = schemas
        document.referenceNames = referenceNames
        link(&document)
        check(&document)
        // Schemas are free of cycles only in a document without errors.
        if checksExamples, !diagnostics.hasErrors { checkExampleValues(document) }
        return document
    }

    private mutating func readVersion(_ object: Mapping, _ root: Node) -> OpenAPIVersion? {
        guard let node = object["openapi"] else {
            if let swagger = object["swagger"] {
                report(faults.swagger2, swagger.scalar?.text ?? "2.0", at: swagger)
            } else {
                report(faults.missingVersion, at: root)
            }
            return nil
        }
        guard case .scalar(let scalar) = node.content, scalar.kind != .null else {
            report(faults.wrongType, ("a version such as '3.1.0'", node.summary), at: node)
            return nil
        }
        let parts = scalar.text.split(separator: ".", omittingEmptySubsequences: false)
        let line: OpenAPIVersion.Line? =
            switch parts.prefix(2) {
            case ["3", "0"]: .v3_0
            case ["3", "1"]: .v3_1
            case ["3", "2"]: .v3_2
            default: nil
            }
        guard let line, parts.count <= 3 else {
            report(scalar.text.hasPrefix("2") ? faults.swagger2 : faults.unknownVersion, scalar.text, at: node)
            return nil
        }
        if scalar.kind != .string { report(faults.unquotedText, scalar, at: node) }
        return OpenAPIVersion(line: line, text: scalar.text)
    }

    /// Collects the names that other parts of the document reference.
    private mutating func prepare(_ object: Mapping) {
        if case .sequence(let tags)? = object["tags"]?.content {
            deferred.declaredTags = Set(tags.compactMap { $0["name"]?.scalar?.text })
        }
        guard let named = object["components"].map({ expanded($0, "components") }) else { return }
        if let schemes = named["securitySchemes"].flatMap({ expanded($0, "securitySchemes").mapping }) {
            deferred.securitySchemes = Set(schemes.map(\.key.text))
        }
        if let schemas = named["schemas"].flatMap({ expanded($0, "schemas").mapping }) {
            componentSchemas = schemas
            componentSchemaPlaces = Set(schemas.map(\.value.location))
            componentSchemaNames = Dictionary(schemas.map { ($0.value.location, $0.key.text) }) { first, _ in first }
            adoptSchemas(schemas)
        }
        schemaIDs.reserveCapacity(1024)
    }

    /// A named schema that is only a reference to another file becomes that file's schema under this name.
    ///
    /// A document in several files then gives the same result as one in a single file.
    private mutating func adoptSchemas(_ named: Mapping) {
        var taken: Set<SourceLocation> = []
        var candidates: [(name: String, place: SourceLocation, target: Target)] = []
        for entry in named {
            guard let reference = loneReference(in: entry.value), !reference.text.hasPrefix("#"),
                let target = resolve(reference.text, at: reference.location, as: .schemas),
                target.node.location.file != 0
            else { continue }
            candidates.append((entry.key.text, entry.value.location, target))
        }
        for candidate in candidates where candidate.target.name == candidate.name {
            if taken.insert(candidate.target.node.location).inserted {
                adoptedSchemas[candidate.place] = candidate.target.node
            }
        }
        for candidate in candidates where adoptedSchemas[candidate.place] == nil {
            if taken.insert(candidate.target.node.location).inserted {
                adoptedSchemas[candidate.place] = candidate.target.node
            }
        }
        componentSchemaPlaces.formUnion(taken)
    }

    private mutating func readInfo(_ node: Node) -> Info {
        var info = Info(title: "", version: "")
        guard let object = mapping(node, .harmless) else { return info }
        for entry in object {
            switch entry.key.text {
            case "title": info.title = prose(entry.value) ?? ""
            case "version": info.version = prose(entry.value) ?? ""
            case "summary" where is31OrLater: info.summary = prose(entry.value)
            case "description": info.description = prose(entry.value)
            default: unread(entry, in: .info)
            }
        }
        for name in ["title", "version"] where object[name] == nil {
            report(faults.missingMemberIgnored, (name, .info), at: node)
        }
        return info
    }

    private mutating func checkHasContent(_ object: Mapping, _ root: Node) {
        if line == .v3_0, object["paths"] == nil {
            report(faults.missingMemberIgnored, ("paths", .document), at: root)
        } else if object["paths"] == nil, object["webhooks"] == nil, object["components"] == nil {
            report(faults.missingMemberIgnored, ("paths", .document), at: root)
        }
    }

    /// The dialects whose keywords the schema reader supports.
    static let knownDialects = [
        "https://spec.openapis.org/oas/3.1/dialect/base", "https://json-schema.org/draft/2020-12/schema",
        "https://spec.openapis.org/oas/3.1/dialect/2024-10-25", "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
        "https://spec.openapis.org/oas/3.2/dialect/2025-09-17",
    ]

    mutating func checkDialect(_ node: Node) {
        guard let text = text(node, .harmless) else { return }
        let name = text.utf8.last == UInt8(ascii: "#") ? String(text.dropLast()) : text
        if !Self.knownDialects.contains(name) { report(faults.unknownDialect, text, at: node) }
    }

    private mutating func readTags(_ node: Node) -> [Tag] {
        var tags: [Tag] = []
        var names: Set<String> = []
        for element in sequence(node, .harmless) ?? [] {
            guard let tag = readTag(element) else { continue }
            guard names.insert(tag.name).inserted else {
                report(faults.duplicateTag, tag.name, at: element)
                continue
            }
            tags.append(tag)
        }
        return tags
    }

    private mutating func readTag(_ node: Node) -> Tag? {
        guard let object = mapping(node, .harmless) else { return nil }
        var tag = Tag(name: "", location: node.location)
        for entry in object {
            switch entry.key.text {
            case "name": tag.name = text(entry.value, .harmless) ?? ""
            case "summary" where is32OrLater: tag.summary = prose(entry.value)
            case "description": tag.description = prose(entry.value)
            case "parent" where is32OrLater:
                tag.parent = text(entry.value, .harmless)
                deferred.tagParents[object["name"]?.scalar?.text ?? ""] = entry.value.location
            default: unread(entry, in: .tag)
            }
        }
        guard !tag.name.isEmpty else {
            report(faults.missingMemberIgnored, ("name", .tag), at: node)
            return nil
        }
        return tag
    }
}
