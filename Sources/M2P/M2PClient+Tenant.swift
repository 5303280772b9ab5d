extension M2PClient {
    /// Creates a client for one tenant.
    ///
    /// Both spellings of the tenant header, `X-TENANT-ID` of the customer API and `TENANT` of the platform API, carry
    /// the same identifier.
    /// - Parameters:
    ///   - environment: The environment: `.sandbox`, `.production`, or `.origin(…)` for your own server.
    ///   - tenant: The tenant identifier assigned at onboarding.
    ///   - token: The bearer token, or `.tokens(…)` with a `TokenProvider` that renews it. Not needed for `login` and
    ///     `createAccessToken`.
    public init(
        environment: M2PEnvironment,
        tenant: String,
        token: Credential? = nil,
        transport: any Transport = APIClient.defaultTransport(),
        middlewares: [any Middleware] = []
    ) {
        self.init(
            environment: environment,
            transport: transport,
            middlewares: middlewares,
            credentials: Credentials(
                bearerAuth: token,
                tenantId: Credential(tenant),
                tenant: Credential(tenant)
            )
        )
    }
}
