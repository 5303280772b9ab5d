import ArgumentParser
import Foundation
import M2P

/// Where the calls go, and who makes them.
struct Connection: ParsableArguments {
    @Option(help: "The environment to call: sandbox or production.")
    var environment: EnvironmentName = .sandbox

    @Option(help: ArgumentHelp("Call this server instead, such as a local sandbox.", valueName: "url"))
    var origin: String?

    @Option(help: ArgumentHelp("The tenant identifier that M2P assigned to you.", valueName: "id"))
    var tenant: String

    @Option(help: ArgumentHelp("The name of the account that logs in.", valueName: "name"))
    var username: String

    enum EnvironmentName: String, ExpressibleByArgument {
        case sandbox, production
    }

    /// A client that logs in before its first call and keeps the token for the others.
    func client() throws -> M2PClient {
        let password = try Secrets.read("Password of \(username)", variable: "M2P_PASSWORD")
        return client(password: password)
    }

    func client(password: String) -> M2PClient {
        let tokens = TokenProvider(loggingInWith: M2PClient(environment: server), username: username) { password }
        return M2PClient(environment: server, tenant: tenant, token: .tokens(tokens), middlewares: [Retries()])
    }

    private var server: M2PEnvironment {
        if let origin { return .origin(origin) }
        return switch environment {
        case .sandbox: .sandbox
        case .production: .production
        }
    }
}
