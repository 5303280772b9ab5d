extension SandboxState {
    /// Logs a user in, at most 10 times a minute from one address, as the vendor documents.
    func login(_ call: Incoming) throws(Refusal) -> Reply {
        let fields = try call.fields()
        let username = try fields.required("username")
        let password = try fields.required("password")
        if case .refused(let seconds) = logins.admit(call.peer, at: now) {
            throw .loginRateLimit.retry(after: seconds)
        }
        for tenant in configuration.tenants {
            guard let user = tenant.users.first(where: { $0.username == username && $0.password == password }) else {
                continue
            }
            let token = issueToken(tenant, subject: user.id, lifetime: configuration.loginTokenLifetime)
            return .ok(
                .members([
                    "token": .string(token),
                    "user": .members([
                        "id": .string(user.id), "username": .string(user.username),
                        "entityId": .string(user.entityId), "role": .string(user.role),
                    ]),
                ])
            )
        }
        throw .credentialsInvalid
    }

    /// Issues an access token to a client.
    func createAccessToken(_ call: Incoming) throws(Refusal) -> Reply {
        let fields = try call.fields()
        let clientId = try fields.required("clientId")
        let clientSecret = try fields.required("clientSecret")
        guard try fields.required("grantType") == "client_credentials" else { throw .grantTypeUnsupported }
        let isNamed = { (client: Sandbox.Client) in client.clientId == clientId && client.clientSecret == clientSecret }
        guard let tenant = configuration.tenants.first(where: { $0.clients.contains(where: isNamed) }) else {
            throw .credentialsInvalid
        }
        let lifetime = configuration.accessTokenLifetime
        let token = issueToken(tenant, subject: clientId, lifetime: lifetime)
        return .ok(
            .members([
                "access_token": .string(token), "token_type": "Bearer",
                "expires_in": JSONValue(Int(lifetime.components.seconds)),
            ])
        )
    }

    func issueToken(_ tenant: Sandbox.Tenant, subject: String, lifetime: Duration) -> String {
        tokens.issue(tenant: tenant.id, subject: subject, lifetime: lifetime, at: now, random: &random)
    }
}
