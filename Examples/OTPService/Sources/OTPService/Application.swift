import BindingsLogging
import BindingsMetrics
import BindingsTracing
import CoreMetrics
import Hummingbird
import Logging
import M2P
import PINBlockAES
import ServiceLifecycle
import Tracing

/// Puts the service together.
///
/// - Parameters:
///   - metrics, tracer: where the numbers and spans of the calls to M2P go; the process's own backends in production.
func makeApplication(
    _ settings: Settings,
    logger: Logger,
    metrics: any MetricsFactory = MetricsSystem.factory,
    tracer: (any Tracer)? = nil,
    onServerRunning: @escaping @Sendable (Int?) async -> Void = { _ in }
) -> some ApplicationProtocol {
    let transport = AsyncHTTPClientTransport()
    let api = makeClient(
        settings,
        transport: transport,
        // Before Retries, so each sees calls; after it, each would see attempts.
        middlewares: [
            CallTracing(tracer), CallMetrics(factory: metrics), CallLogging(logger), Retries(.forAWaitingCaller),
        ]
    )

    let router = Router(context: ServiceContext.self)
    router.addMiddleware {
        TracingMiddleware()
        MetricsMiddleware()
        LogRequestsMiddleware(.info)
    }
    router.get("health") { _, _ in HTTPResponse.Status.ok }
    // Your authentication of callers belongs before these routes.
    OTPRoutes(api: api).add(to: router.group("otp"))
    PINRoutes(api: api, cipher: AESPINCipher(key: settings.pinKey)).add(to: router.group("cards/:kit/pin"))

    return Application(
        router: router,
        configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port)),
        services: [TransportService(transport: transport)],
        onServerRunning: { channel in await onServerRunning(channel.localAddress?.port) },
        logger: logger
    )
}

/// A client that logs in when it makes its first call, and renews its token.
private func makeClient(
    _ settings: Settings,
    transport: any Transport,
    middlewares: [any Middleware]
) -> M2PClient {
    let login = M2PClient(environment: settings.environment, transport: transport, middlewares: middlewares)
    let tokens = TokenProvider(loggingInWith: login, username: settings.username) { try settings.password.read() }
    return M2PClient(
        environment: settings.environment,
        tenant: settings.tenant,
        token: .tokens(tokens),
        transport: transport,
        middlewares: middlewares
    )
}

extension RetryPolicy {
    /// Somebody waits for each answer, so a call with all of its retries ends after ten seconds.
    fileprivate static var forAWaitingCaller: RetryPolicy {
        var policy = RetryPolicy()
        policy.deadline = .seconds(10)
        return policy
    }
}

/// Closes the connections to M2P when the service ends.
///
/// Services end in reverse order, so the HTTP server has answered its last request by then.
private struct TransportService: Service {
    let transport: AsyncHTTPClientTransport

    func run() async throws {
        // It throws if the task is cancelled instead, which ends the wait just as well.
        try? await gracefulShutdown()
        try await transport.shutdown()
    }
}
