import ArgumentParser
import Foundation
import M2P

/// The server, tenant and token of calls.
struct ConnectionOptions: ParsableArguments {
    @Option(help: "The environment to call.")
    var environment: EnvironmentName?

    @Option(
        help: ArgumentHelp(
            "Instead of --environment: the scheme and host of another server, such as a local sandbox. "
                + "http is allowed only for this machine.",
            valueName: "url"
        )
    )
    var origin: String?

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
        if (origin == nil) == (environment == nil) {
            throw ValidationError("Give either --environment or --origin.")
        }
    }

    /// The environment of the calls.
    func target() throws(Failure) -> M2PEnvironment {
        if let environment { return environment.environment }
        return .origin(try Self.checked(origin: origin ?? ""))
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

    /// A token sent without encryption could be read by anyone on the network.
    private static func checked(origin: String) throws(Failure) -> String {
        guard let url = URLComponents(string: origin), let host = url.host, !host.isEmpty,
            url.user == nil, url.query == nil, url.fragment == nil
        else { throw .usage("--origin takes a URL such as https://api.example.com or http://127.0.0.1:8080") }
        let isLoopback = ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
        guard url.scheme == "https" || url.scheme == "http" && isLoopback else {
            throw .usage("--origin: use https to protect the token; http is allowed only for this machine")
        }
        return origin
    }
}

/// The environments of the API.
enum EnvironmentName: String, CaseIterable, ExpressibleByArgument {
    case sandbox, production

    var environment: M2PEnvironment {
        switch self {
        case .sandbox: .sandbox
        case .production: .production
        }
    }
}

/// The purpose of a password, as the API spells it.
///
/// `set-pin` is accepted for `SET_PIN`.
struct PurposeName: ExpressibleByArgument {
    let purpose: OtpPurpose

    init?(argument: String) {
        purpose = OtpPurpose(rawValue: argument.uppercased().replacingOccurrences(of: "-", with: "_"))
        if purpose.isUnrecognized { return nil }
    }

    static var allValueStrings: [String] { ["SET_PIN", "TRANSACTION", "LOGIN", "CARD_BLOCK"] }
}
