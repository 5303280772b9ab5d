import YAMLTree

/// `x-error-codes` and `x-failure-when`.
extension DocumentReader {
    mutating func errorCodes(_ node: Node) -> ErrorCodes? {
        guard let object = mapping(node) else { return nil }
        var result = ErrorCodes(places: [], codes: [], location: node.location)
        for entry in object {
            switch entry.key.text {
            case "at": result.places = places(entry.value)
            case "codes": result.codes = codes(entry.value)
            default: report(faults.unknownMember, (entry.key.text, "x-error-codes", ["at", "codes"]), atKey: entry.key)
            }
        }
        if object["at"] == nil {
            report(faults.badExtensionValue, ("x-error-codes", node, "'at' is missing"), at: node)
        }
        return result
    }

    private mutating func places(_ node: Node) -> [ErrorCodes.Place] {
        let nodes = node.sequence ?? [node]
        var places: [ErrorCodes.Place] = []
        for element in nodes {
            if let pointer = pointer(element, "x-error-codes") {
                places.append(ErrorCodes.Place(pointer: pointer, location: element.location))
            }
        }
        return places
    }

    private mutating func pointer(_ node: Node, _ keyword: String) -> JSONPointer? {
        guard let text = text(node) else { return nil }
        guard let pointer = try? JSONPointer(parsing: text), !pointer.isRoot else {
            report(
                faults.badExtensionValue,
                (keyword, node, "expected a JSON pointer into the body, such as '/exception'"),
                at: node
            )
            return nil
        }
        return pointer
    }

    private mutating func codes(_ node: Node) -> [ErrorCodes.Code] {
        var codes: [ErrorCodes.Code] = []
        for entry in mapping(node) ?? Mapping() {
            let code = LocatedText(entry.key.text, at: entry.key.location)
            guard let object = entry.value.mapping else {
                if let name = swiftName(entry.value) {
                    codes.append(ErrorCodes.Code(code: code, name: name, summary: nil, origin: nil))
                }
                continue
            }
            var name: LocatedText?
            var summary: String?
            var origin: String?
            for entry in object {
                switch entry.key.text {
                case "name": name = swiftName(entry.value)
                case "summary": summary = prose(entry.value)
                case "x-source": origin = source(entry.value)
                default:
                    report(
                        faults.unknownMember,
                        (entry.key.text, "x-error-codes", ["name", "summary", "x-source"]),
                        atKey: entry.key
                    )
                }
            }
            if let name {
                codes.append(ErrorCodes.Code(code: code, name: name, summary: summary, origin: origin))
            } else if object["name"] == nil {
                report(
                    faults.badExtensionValue,
                    ("x-error-codes", entry.value, "the code '\(code.text)' needs a 'name'"),
                    at: entry.value
                )
            }
        }
        return codes
    }

    /// - Parameter content: of the response, whose JSON body the failure has where no schema is given.
    mutating func failureCondition(_ node: Node, _ content: [MediaType]) -> FailureCondition? {
        var pointer: JSONPointer?
        var schemaID: SchemaID?
        if case .mapping(let object) = node.content {
            for entry in object {
                switch entry.key.text {
                case "property": pointer = self.pointer(entry.value, "x-failure-when")
                case "schema": schemaID = schema(entry.value)
                default:
                    report(
                        faults.unknownMember,
                        (entry.key.text, "x-failure-when", ["property", "schema"]),
                        atKey: entry.key
                    )
                }
            }
            if object["property"] == nil {
                report(faults.badExtensionValue, ("x-failure-when", node, "'property' is missing"), at: node)
            }
        } else {
            pointer = self.pointer(node, "x-failure-when")
        }
        guard let pointer else { return nil }
        guard let schemaID = schemaID ?? content.first(where: Self.isJSON)?.schema else {
            report(faults.failureWithoutSchema, at: node)
            return nil
        }
        return FailureCondition(pointer: pointer, schema: schemaID, location: node.location)
    }

    private static func isJSON(_ media: MediaType) -> Bool {
        let name = media.name.prefix { $0 != ";" }.lowercased().trimmingSuffix(" ")
        return name == "application/json" || name == "text/json" || name.hasSuffix("+json")
    }
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
