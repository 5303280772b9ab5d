import YAMLTree

extension DocumentReader {
    mutating func readServers(_ node: Node) -> [Server]? {
        guard let nodes = sequence(node) else { return nil }
        var servers: [Server] = []
        for element in nodes {
            if let server = readServer(element) { servers.append(server) }
        }
        return servers
    }

    private mutating func readServer(_ node: Node) -> Server? {
        guard let object = mapping(node) else { return nil }
        var server = Server(url: "", location: node.location)
        for entry in object {
            switch entry.key.text {
            case "url": server.url = text(entry.value) ?? ""
            case "description": server.description = prose(entry.value)
            case "name" where is32OrLater: server.name = server.name ?? locatedText(entry.value)
            case "variables": server.variables = readServerVariables(entry.value)
            case "x-swift-name": server.name = swiftName(entry.value) ?? server.name
            case "x-environment": server.environment = environmentName(entry.value)
            case "x-source": server.origin = source(entry.value)
            default: unread(entry, in: .server)
            }
        }
        guard object["url"] != nil else {
            report(faults.missingMember, ("url", .server), at: node)
            return nil
        }
        checkVariables(of: server, object)
        return server
    }

    private mutating func environmentName(_ node: Node) -> LocatedText? {
        guard let name = locatedText(node) else { return nil }
        if !name.text.isEmpty { return name }
        report(
            faults.badExtensionValue,
            ("x-environment", node, "expected a name such as 'sandbox' or 'production'"),
            at: node
        )
        return nil
    }

    private mutating func readServerVariables(_ node: Node) -> [Server.Variable] {
        var variables: [Server.Variable] = []
        for variable in mapping(node) ?? Mapping() where !isExtension(variable.key.text) {
            guard let object = mapping(variable.value) else { continue }
            var values: [String] = []
            var defaultValue: String?
            var description: String?
            for entry in object {
                switch entry.key.text {
                case "enum":
                    for value in sequence(entry.value) ?? [] {
                        if let text = text(value) { values.append(text) }
                    }
                case "default": defaultValue = text(entry.value)
                case "description": description = prose(entry.value)
                default: unread(entry, in: .serverVariable)
                }
            }
            if let defaultValue, !values.isEmpty, !values.contains(defaultValue), let place = object["default"] {
                report(faults.serverDefaultNotInEnum, defaultValue, at: place)
            }
            if object["default"] == nil {
                report(faults.missingMemberIgnored, ("default", .serverVariable), at: variable.value)
            }
            variables.append(
                Server.Variable(
                    name: variable.key.text,
                    defaultValue: defaultValue ?? values.first ?? "",
                    values: values,
                    description: description,
                    location: variable.key.location
                )
            )
        }
        return variables
    }

    private mutating func checkVariables(of server: Server, _ object: Mapping) {
        let template = PathTemplate(server.url)
        guard let url = object["url"] else { return }
        let declared = Set(server.variables.map(\.name))
        for name in template.names where !declared.contains(name) {
            report(faults.undeclaredServerVariable, name, at: url)
        }
        let used = Set(template.names)
        for variable in server.variables where !used.contains(variable.name) {
            report(faults.unusedServerVariable, variable.name, atKey: variable.location)
        }
    }
}
