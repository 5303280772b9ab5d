extension TokenProvider {
    /// Tokens from `login`, with a user name and password.
    ///
    /// They are valid for 24 hours and renewed an hour before they expire. The vendor allows ten logins a minute from
    /// one address.
    /// - Parameters:
    ///   - api: A client without a token, with the transport and middlewares for logins.
    ///   - password: Returns the password before each login, so that it doesn't have to stay in memory.
    public init(
        loggingInWith api: some M2PAPI,
        username: String,
        password: @escaping @Sendable () async throws -> String
    ) {
        self.init {
            BearerToken(jwt: try await api.login(username: username, password: try await password()).token)
        }
    }

    /// Tokens from `createAccessToken`, with a client's identifier and secret.
    ///
    /// Their lifetime is in the response, usually an hour. They are renewed when a tenth of it is left.
    /// - Parameters:
    ///   - api: A client without a token, with the transport and middlewares for these calls.
    ///   - clientSecret: Returns the secret before each call, so that it doesn't have to stay in memory.
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
