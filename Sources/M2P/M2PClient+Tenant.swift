extension M2PClient {
    /// A client for one tenant.
    ///
    /// Both spellings of the tenant header, `X-TENANT-ID` of the customer API and `TENANT` of the platform API, carry
    /// the same identifier.
    /// - Parameters:
    ///   - tenant: the tenant identifier assigned at onboarding.
    ///   - token: the bearer token, or `.tokens(…)` of a `TokenProvider` that renews it; not needed for `login` and
    ///     `createAccessToken`.
    ///   - servers: where the calls go; the documented sandboxes unless said otherwise.
    public init(
        tenant: String,
        token: Credential? = nil,
        servers: ServerConfiguration = ServerConfiguration(),
        transport: any Transport = URLSessionTransport(),
        middlewares: [any Middleware] = []
    ) {
        self.init(
            transport: transport,
            middlewares: middlewares,
            servers: servers,
            credentials: Credentials(
                bearerAuth: token,
                tenantId: Credential(tenant),
                tenant: Credential(tenant)
            )
        )
    }
}
