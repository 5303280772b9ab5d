import BindingsLogging
import BindingsMetrics
import BindingsTracing
import CoreMetrics
import Foundation
import HTTPTypes
import Logging
import M2P
import Tracing

/// Measures a generated call against `JSONEncoder` and `JSONDecoder` on types written by hand.
///
///     swift run -c release --package-path Benchmarks Benchmarks
///
/// Ends with 1 if a ratio exceeds its limit.
@main
enum Benchmarks {
    /// How much CPU time a whole call may take, against encoding and decoding alone: 1.0, and room for a busy machine.
    static let limit = 1.2
    /// How much of it a call with the README's middlewares may take, against one without any: 2.4, and room.
    static let observedLimit = 3.0

    static func main() async throws {
        let answer = Data(
            """
            {"result":{"status":true,"refNumber":"68bff8eb7eedcd247cf46204",\
            "messageHash":"EF9A1A2F15555C1EA3A202EBBBA03B901B399D306C0BA07500C0B1915E213D34"},"pagination":null}
            """.utf8
        )
        let transport = InMemory(answer: answer)
        let client = M2PClient(environment: .sandbox, tenant: "ACME_CORP", token: .token("token"), transport: transport)
        let observed = M2PClient(
            environment: .sandbox,
            tenant: "ACME_CORP",
            token: .token("token"),
            transport: transport,
            middlewares: [
                CallTracing(NoOpTracer()), CallMetrics(factory: NOOPMetricsHandler.instance),
                CallLogging(Logger(label: "benchmark") { _ in CountingLog() }, bodies: .redacted), Retries(),
            ]
        )
        let encoder = JSONEncoder()
        let decoder = JSONDecoder()

        let comparison = try await Comparison(batches: 41, runs: 2_000) {
            let request = RequestByHand(
                traceNumber: "73ee6eb5-ebb8-4e9f-8d9c-dc7520cd4870",
                mobileOtp: "123456",
                refNumber: "68bff8eb7eedcd247cf46204",
                otpType: .singleDual,
                mobile: .init(value: "9876543210", countryCode: 91)
            )
            let body = try encoder.encode(request)
            return try body.count + decoder.decode(ResponseByHand.self, from: answer).result.messageHash.utf8.count
        } second: {
            try await call(client)
        }
        let observation = try await Comparison(batches: 41, runs: 2_000) {
            try await call(client)
        } second: {
            try await call(observed)
        }

        func microseconds(_ nanoseconds: Double) -> String { String(format: "%.2f µs", nanoseconds / 1000) }
        print("validateOtp, CPU time of one call (median of 41 batches of 2000; \(comparison.checked) bytes checked)")
        print("  JSONEncoder + JSONDecoder on types by hand   \(microseconds(comparison.first))")
        print("  generated call over a transport in memory    \(microseconds(comparison.second))")
        print("  ratio \(String(format: "%.2f", comparison.ratio)), at most \(limit)")
        print("the same call with tracing, metrics, redacted logging and retries")
        print("  without them   \(microseconds(observation.first))")
        print("  with them      \(microseconds(observation.second))")
        print("  ratio \(String(format: "%.2f", observation.ratio)), at most \(observedLimit)")
        if comparison.ratio > limit || observation.ratio > observedLimit { exit(1) }
    }

    private static func call(_ client: M2PClient) async throws -> Int {
        let verified = try await client.validateOtp(
            traceNumber: "73ee6eb5-ebb8-4e9f-8d9c-dc7520cd4870",
            mobileOtp: "123456",
            refNumber: "68bff8eb7eedcd247cf46204",
            otpType: .singleOtpDual,
            mobile: MobileNumber(value: "9876543210", countryCode: 91)
        )
        return verified.result.messageHash.utf8.count
    }
}

/// Answers each request with the same bytes.
private struct InMemory: Transport {
    let answer: Data

    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        (HTTPResponse(status: .ok), HTTPBody(answer))
    }

    /// Responds immediately.
    func send(_ request: HTTPRequest, body: HTTPBody?, within time: Duration) async throws -> (HTTPResponse, HTTPBody) {
        (HTTPResponse(status: .ok), HTTPBody(answer))
    }
}

/// Takes each line of a log and keeps nothing.
private struct CountingLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {}
}
