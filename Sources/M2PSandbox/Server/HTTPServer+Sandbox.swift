import FlyingFox
import FlyingSocks
import Foundation

extension HTTPServer {
    /// Makes a server for the configured address.
    /// - Throws: `SandboxError.hostNotAnAddress`.
    init(_ configuration: Sandbox.Configuration, handler: some HTTPHandler) throws(SandboxError) {
        let host = configuration.address
        do {
            // A stalled call must outlast any client's patience.
            if host.contains(":") {
                let address = try sockaddr_in6.inet6(ip6: host, port: configuration.port)
                self.init(
                    address: address,
                    timeout: 86_400,
                    pool: DispatchSocketPool(),
                    logger: .disabled,
                    handler: handler
                )
            } else {
                let address = try sockaddr_in.inet(ip4: host, port: configuration.port)
                self.init(
                    address: address,
                    timeout: 86_400,
                    pool: DispatchSocketPool(),
                    logger: .disabled,
                    handler: handler
                )
            }
        } catch {
            throw .hostNotAnAddress(configuration.host)
        }
    }

    /// The port that the server listens on.
    var port: UInt16? {
        switch listeningAddress {
        case .ip4(_, let port), .ip6(_, let port): port
        case .unix, nil: nil
        }
    }

    /// Starts to listen and serve.
    ///
    /// Fails immediately if that is impossible.
    func listen(_ configuration: Sandbox.Configuration) async throws -> Task<Void, Never> {
        let (starts, start) = AsyncThrowingStream.makeStream(of: Void.self)
        let serving = Task {
            do {
                try await self.run()
            } catch {
                let reason = error.localizedDescription
                start.finish(
                    throwing: SandboxError.cannotListen(
                        host: configuration.host,
                        port: configuration.port,
                        reason: reason
                    )
                )
            }
        }
        let listening = Task {
            try await self.waitUntilListening(timeout: 60)
            start.yield()
        }
        defer { listening.cancel() }
        for try await _ in starts { return serving }
        serving.cancel()
        throw CancellationError()
    }
}

extension Sandbox.Configuration {
    /// The host as an address.
    var address: String {
        host.lowercased() == "localhost" ? "127.0.0.1" : host
    }

    /// The host as a client on this machine writes it in a URL.
    var reachableHost: String {
        switch address {
        case "0.0.0.0": "127.0.0.1"
        case "::": "[::1]"
        default: address.contains(":") ? "[\(address)]" : address
        }
    }

    /// Refuses names that would not tell who is meant.
    func checkNames() throws(SandboxError) {
        for names in [
            tenants.map(\.id), tenants.flatMap(\.users).map(\.username), tenants.flatMap(\.clients).map(\.clientId),
        ] {
            var seen: Set<String> = []
            for name in names where !seen.insert(name).inserted { throw .duplicateName(name) }
        }
    }
}
