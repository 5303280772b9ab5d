import ArgumentParser
import Foundation
import M2P

/// Where the calls go, and for whom.
struct ConnectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Scheme and host in place of the documented ones, such as a sandbox's URL. http only on this machine.",
            valueName: "url"
        )
    )
    var origin: String?

    @Option(help: "A documented server, in place of --origin.")
    var server: ServerName?

    @Option(help: ArgumentHelp("The tenant identifier assigned at onboarding.", valueName: "id"))
    var tenant: String

    @Option(help: ArgumentHelp("A file with the bearer token.", valueName: "path"))
    var tokenFile: String?

    @Option(help: ArgumentHelp("An open file descriptor with the bearer token.", valueName: "n"))
    var tokenFd: Int32?

    func validate() throws {
        if tokenFile != nil, tokenFd != nil {
            throw ValidationError("Give either --token-file or --token-fd, not both.")
        }
        if (origin == nil) == (server == nil) { throw ValidationError("Give either --origin or --server.") }
    }

    /// The servers, for an operation of this API.
    func servers(for api: ServerName.API) throws(Failure) -> ServerConfiguration {
        if let origin { return .origin(try Self.checked(origin: origin)) }
        guard let server, server.api == api else {
            let names = ServerName.allCases.filter { $0.api == api }.map(\.rawValue).joined(separator: " or ")
            throw .usage("this call needs --server \(names); --purpose decides which API is called")
        }
        return .preferring(server.server)
    }

    /// Reads the token.
    func token() throws(Failure) -> Credential {
        let token = try SecretReader().secret(
            "Token",
            file: ("--token-file", tokenFile),
            descriptor: ("--token-fd", tokenFd)
        )
        return .token(token.text())
    }

    /// A token on a wire that anybody can read is everybody's.
    private static func checked(origin: String) throws(Failure) -> String {
        guard let url = URLComponents(string: origin), let host = url.host, !host.isEmpty,
            url.user == nil, url.query == nil, url.fragment == nil
        else { throw .usage("--origin takes a URL such as https://api.example.com or http://127.0.0.1:8080") }
        let isLoopback = ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
        guard url.scheme == "https" || url.scheme == "http" && isLoopback else {
            throw .usage("--origin: use https, or anybody on the way can read the token; http is for this machine only")
        }
        return origin
    }
}

/// The documented servers.
enum ServerName: String, CaseIterable, ExpressibleByArgument {
    case customerSandbox = "customer-sandbox"
    case customerProduction = "customer-production"
    case platform
    case platformUAT = "platform-uat"

    /// The two APIs.
    enum API {
        case customer, platform
    }

    var api: API {
        switch self {
        case .customerSandbox, .customerProduction: .customer
        case .platform, .platformUAT: .platform
        }
    }

    var server: APIServer {
        switch self {
        case .customerSandbox: M2PServers.customerSandbox
        case .customerProduction: M2PServers.customerProduction
        case .platform: M2PServers.platform
        case .platformUAT: M2PServers.platformUAT
        }
    }
}

/// What a password is for, as the API writes it; `set-pin` for `SET_PIN` will do.
struct PurposeName: ExpressibleByArgument {
    let purpose: OtpPurpose

    init?(argument: String) {
        purpose = OtpPurpose(rawValue: argument.uppercased().replacingOccurrences(of: "-", with: "_"))
        if purpose.isUnrecognized { return nil }
    }

    static var allValueStrings: [String] { ["SET_PIN", "TRANSACTION", "LOGIN", "CARD_BLOCK"] }
}
