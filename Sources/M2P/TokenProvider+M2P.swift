extension TokenProvider {
    /// Tokens from `login`, for a user's name and password.
    ///
    /// They live 24 hours and are renewed an hour before. The vendor allows ten logins a minute from one address.
    /// - Parameters:
    ///   - api: a client without a token, with the transport and middlewares that logins should take.
    ///   - password: asked for before each login, so that it need not stay in memory.
    public init(
        loggingInWith api: some M2PAPI,
        username: String,
        password: @escaping @Sendable () async throws -> String
    ) {
        self.init {
            BearerToken(jwt: try await api.login(username: username, password: try await password()).token)
        }
    }

    /// Tokens from `createAccessToken`, for a client's identifier and secret.
    ///
    /// They live as long as the answer says, an hour as a rule, and are renewed a tenth of that before.
    /// - Parameters:
    ///   - api: a client without a token, with the transport and middlewares that these calls should take.
    ///   - clientSecret: asked for before each call, so that it need not stay in memory.
    public init(
        creatingAccessTokensWith api: some M2PAPI,
        clientId: String,
        clientSecret: @escaping @Sendable () async throws -> String
    ) {
        self.init {
            let token = try await api.createAccessToken(clientId: clientId, clientSecret: try await clientSecret())
            return BearerToken(token.accessToken, lifetime: .seconds(token.expiresIn))
        }
    }
}
