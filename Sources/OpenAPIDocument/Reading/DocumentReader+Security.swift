import YAMLTree

extension DocumentReader {
    mutating func readSecurity(_ node: Node) -> [SecurityRequirement]? {
        guard let nodes = sequence(node) else { return nil }
        var requirements: [SecurityRequirement] = []
        for element in nodes {
            guard let object = mapping(element) else { continue }
            var schemes: [SecurityRequirement.Scheme] = []
            for entry in object {
                guard deferred.securitySchemes.contains(entry.key.text) else {
                    let known = deferred.securitySchemes
                    report(faults.unknownSecurityScheme, (entry.key.text, nearby(known.sorted())), atKey: entry.key)
                    continue
                }
                var scopes: [String] = []
                for scope in sequence(entry.value, .harmless) ?? [] {
                    if let name = text(scope, .harmless) {
                        scopes.append(name)
                        deferred.scopes.append(DeferredChecks.Scope(name: name, scheme: entry.key.text, node: scope))
                    }
                }
                schemes.append(
                    SecurityRequirement.Scheme(name: entry.key.text, scopes: scopes, location: entry.key.location)
                )
            }
            // An empty alternative would mean that no credential is needed.
            if schemes.isEmpty, !object.isEmpty { continue }
            requirements.append(SecurityRequirement(schemes: schemes, location: element.location))
        }
        return requirements
    }

    mutating func readSecurityScheme(_ entry: Mapping.Entry) -> SecurityScheme? {
        guard let resolved = dereference(entry.value, as: .securitySchemes) else { return nil }
        let object = resolved.object
        var fields = SecurityFields()
        var scheme = SecurityScheme(name: entry.key.text, kind: .mutualTLS, location: entry.key.location)
        for entry in object {
            let value = entry.value
            switch entry.key.text {
            case "type": fields.type = choice(value, "security scheme type")
            case "description": scheme.description = prose(value)
            case "name": fields.name = text(value)
            case "in": fields.place = choice(value, "place of an API key")
            case "scheme": fields.scheme = text(value)
            case "bearerFormat": fields.bearerFormat = text(value, .harmless)
            case "flows": fields.flows = readFlows(value)
            case "openIdConnectUrl": fields.url = text(value, .harmless)
            case "x-swift-name": scheme.swiftName = swiftName(value)
            case "x-source": scheme.origin = source(value)
            default: unread(entry, in: .securityScheme)
            }
        }
        scheme.description = resolved.description ?? scheme.description
        guard let kind = kind(of: fields, resolved.node) else { return nil }
        scheme.kind = kind
        return scheme
    }

    private enum SchemeType: String, CaseIterable {
        case apiKey, http, mutualTLS, oauth2, openIdConnect
    }

    private enum KeyPlace: String, CaseIterable {
        case query, header, cookie
    }

    private struct SecurityFields {
        var type: SchemeType?
        var name: String?
        var place: KeyPlace?
        var scheme: String?
        var bearerFormat: String?
        var url: String?
        var flows: [SecurityScheme.Flow] = []
    }

    private mutating func kind(of fields: SecurityFields, _ node: Node) -> SecurityScheme.Kind? {
        func has(_ name: String) -> Bool { node[name] != nil }
        guard let type = fields.type else {
            if !has("type") { report(faults.missingMember, ("type", .securityScheme), at: node) }
            return nil
        }
        switch type {
        case .apiKey:
            if let name = fields.name, let place = fields.place, let place = Parameter.Place(rawValue: place.rawValue) {
                return .apiKey(name: name, in: place)
            }
            for name in ["name", "in"] where !has(name) {
                report(faults.missingMember, (name, .securityScheme), at: node)
            }
            return nil
        case .http:
            if let scheme = fields.scheme { return .http(scheme: scheme, bearerFormat: fields.bearerFormat) }
            if !has("scheme") { report(faults.missingMember, ("scheme", .securityScheme), at: node) }
            return nil
        case .mutualTLS:
            if line == .v3_0, let type = node["type"] { report(faults.mutualTLSTooEarly, at: type) }
            return .mutualTLS
        case .oauth2:
            if !has("flows") { report(faults.missingMemberIgnored, ("flows", .securityScheme), at: node) }
            return .oauth2(flows: fields.flows)
        case .openIdConnect:
            if !has("openIdConnectUrl") {
                report(faults.missingMemberIgnored, ("openIdConnectUrl", .securityScheme), at: node)
            }
            return .openIDConnect(url: fields.url ?? "")
        }
    }

    private mutating func readFlows(_ node: Node) -> [SecurityScheme.Flow] {
        guard let object = mapping(node, .harmless) else { return [] }
        var flows: [SecurityScheme.Flow] = []
        for entry in object {
            guard let row = KeywordTable.row(entry.key.text, of: .oauthFlows), row.isIn(line) else {
                unread(entry, in: .oauthFlows)
                continue
            }
            guard let object = mapping(entry.value, .harmless) else { continue }
            flows.append(readFlow(entry.key.text, object))
        }
        return flows
    }

    private mutating func readFlow(_ kind: String, _ object: Mapping) -> SecurityScheme.Flow {
        var flow = SecurityScheme.Flow(kind: kind, authorizationURL: nil, tokenURL: nil, refreshURL: nil, scopes: [])
        for entry in object {
            switch entry.key.text {
            case "authorizationUrl": flow.authorizationURL = text(entry.value, .harmless)
            case "tokenUrl": flow.tokenURL = text(entry.value, .harmless)
            case "refreshUrl": flow.refreshURL = text(entry.value, .harmless)
            case "scopes": flow.scopes = mapping(entry.value, .harmless)?.map(\.key.text) ?? []
            default: unread(entry, in: .oauthFlow)
            }
        }
        return flow
    }
}
