import AsyncHTTPClient
import BindingsRuntime
import Foundation
import M2P
import M2PSandbox
import NIOCore

// Measures generated calls over loopback next to the same calls with only the HTTP client and hand-written types.
//
//     swift run -c release --package-path Benchmarks/Loopback LoopbackBenchmark [--calls N]
//
// Ends with 1 where the generated calls take more than 1.15 times the CPU time, or where memory grows.

struct TokenRequest: Encodable {
    var clientId: String
    var clientSecret: String
    var grantType = "client_credentials"
}

struct TokenAnswer: Decodable {
    var accessToken: String
    var tokenType: String
    var expiresIn: Int

    enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case tokenType = "token_type"
        case expiresIn = "expires_in"
    }
}

/// The call as somebody would write it without any generator.
@Sendable func bareCall(_ client: HTTPClient, _ origin: String) async throws -> Int {
    var request = HTTPClientRequest(url: "\(origin)/auth/token")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.headers.add(name: "Accept", value: "application/json")
    request.headers.add(name: "X-Request-ID", value: UUID().uuidString)
    let body = try JSONEncoder().encode(TokenRequest(clientId: "acme-backend", clientSecret: "acme-secret"))
    request.body = .bytes(ByteBuffer(bytes: body))
    let response = try await client.execute(request, timeout: .seconds(30))
    guard response.status == .ok else { throw CocoaError(.fileReadUnknown) }
    let answer = try await response.body.collect(upTo: 1_048_576)
    return try JSONDecoder().decode(TokenAnswer.self, from: Data(answer.readableBytesView)).expiresIn
}

func option(_ name: String, _ value: Int) -> Int {
    let arguments = CommandLine.arguments
    guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else { return value }
    return Int(arguments[place + 1]) ?? value
}

/// Compares both ways against one server; the ratio of their CPU times.
@concurrent
func compare(_ name: String, _ argument: String, calls: Int, inFlight: Int) async throws -> Double {
    let server = try ServerProcess(argument)
    defer { server.stop() }
    var (bare, generated) = (Cost(), Cost())
    var ratios: [Double] = []
    // New clients for each round: how connections fall on event loops is chance, and lasts as long as they do.
    let (rounds, batches) = (15, 4)
    for _ in 0..<rounds {
        let http = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup)
        let transport = AsyncHTTPClientTransport()
        let client = M2PClient(environment: .origin(server.origin), transport: transport)
        var round = (Cost(), Cost())
        for batch in 0..<batches {
            // The first batch opens the connections and fills caches.
            if batch == 1 { round = (Cost(), Cost()) }
            try await measure(&round.0, calls: calls / rounds / batches, inFlight: inFlight) {
                [origin = server.origin] in
                try await bareCall(http, origin)
            }
            try await measure(&round.1, calls: calls / rounds / batches, inFlight: inFlight) {
                try await client.createAccessToken(clientId: "acme-backend", clientSecret: "acme-secret").expiresIn
            }
        }
        try await transport.shutdown()
        try await http.shutdown()
        bare.add(round.0)
        generated.add(round.1)
        ratios.append(round.1.microsecondsPerCall / round.0.microsecondsPerCall)
    }
    let ratio = ratios.sorted()[rounds / 2]
    print("\n\(name), \(inFlight) at once, \(bare.calls) calls each way")
    for (way, cost) in [("async-http-client and Codable by hand", bare), ("generated call", generated)] {
        let text = "\(way):".padding(toLength: 40, withPad: " ", startingAt: 0)
        print(
            "  \(text)"
                + String(
                    format: "%8.1f µs of CPU a call, %6.0f calls a second",
                    cost.microsecondsPerCall,
                    cost.callsPerSecond
                )
        )
    }
    print(
        String(
            format: "  ratio of CPU time %.2f (median of the rounds), at most 1.15; of calls a second %.2f",
            ratio,
            generated.callsPerSecond / bare.callsPerSecond
        )
    )
    return ratio
}

/// Makes many calls, and gives by how much memory grew after the first tenth, in MiB.
@concurrent
func memoryGrowth(calls: Int) async throws -> Double {
    let server = try ServerProcess("--echo-server")
    defer { server.stop() }
    let transport = AsyncHTTPClientTransport()
    let client = M2PClient(environment: .origin(server.origin), transport: transport, middlewares: [Retries()])
    var (cost, samples): (Cost, [Double]) = (Cost(), [])
    for _ in 0..<10 {
        try await measure(&cost, calls: calls / 10, inFlight: 64) {
            try await client.createAccessToken(clientId: "acme-backend", clientSecret: "acme-secret").expiresIn
        }
        if let memory = residentMemory() { samples.append(memory) }
    }
    try await transport.shutdown()
    print(
        "\nmemory over \(cost.calls) calls, MiB after each tenth: "
            + samples.map { String(format: "%.1f", $0) }.joined(separator: " ")
    )
    guard let first = samples.first, let last = samples.last else { return 0 }
    return last - first
}

switch CommandLine.arguments.dropFirst().first {
case "--echo-server": try EchoServer.run()
case "--sandbox":
    let sandbox = try await Sandbox.start()
    EchoServer.announce(sandbox.baseURL.port ?? 0)
    await sandbox.stop()
default:
    let calls = option("--calls", 200_000)
    var isGood = true
    for inFlight in [1, 64] {
        isGood =
            try await compare("NIO server", "--echo-server", calls: calls / 8, inFlight: inFlight) <= 1.15 && isGood
        isGood = try await compare("sandbox", "--sandbox", calls: calls / 20, inFlight: inFlight) <= 1.15 && isGood
    }
    isGood = try await memoryGrowth(calls: calls) < 8 && isGood
    if !isGood { print("\nA bar was missed.") }
    exit(isGood ? 0 : 1)
}
