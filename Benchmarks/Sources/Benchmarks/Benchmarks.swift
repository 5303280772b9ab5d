import Foundation
import HTTPTypes
import M2P

/// Measures a generated call against `JSONEncoder` and `JSONDecoder` on types written by hand.
///
///     swift run -c release --package-path Benchmarks Benchmarks [--report-only]
///
/// Ends with 1 where the call takes more than 1.6 times their CPU time, unless it is to report only.
@main
enum Benchmarks {
    /// How much CPU time a whole call may take, against encoding and decoding alone.
    static let bar = 1.6

    static func main() async throws {
        let answer = Data(
            """
            {"result":{"status":true,"refNumber":"68bff8eb7eedcd247cf46204",\
            "messageHash":"EF9A1A2F15555C1EA3A202EBBBA03B901B399D306C0BA07500C0B1915E213D34"},"pagination":null}
            """.utf8
        )
        let client = M2PClient(tenant: "ACME_CORP", token: .token("token"), transport: InMemory(answer: answer))
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
            let verified = try await client.validateOtp(
                traceNumber: "73ee6eb5-ebb8-4e9f-8d9c-dc7520cd4870",
                mobileOtp: "123456",
                refNumber: "68bff8eb7eedcd247cf46204",
                otpType: .singleOtpDual,
                mobile: MobileNumber(value: "9876543210", countryCode: 91)
            )
            return verified.result.messageHash.utf8.count
        }

        func microseconds(_ nanoseconds: Double) -> String { String(format: "%.2f µs", nanoseconds / 1000) }
        print("validateOtp, CPU time of one call (median of 41 batches of 2000; \(comparison.checked) bytes checked)")
        print("  JSONEncoder + JSONDecoder on types by hand   \(microseconds(comparison.first))")
        print("  generated call over a transport in memory    \(microseconds(comparison.second))")
        print("  ratio \(String(format: "%.2f", comparison.ratio)), at most \(bar)")
        let reportsOnly = CommandLine.arguments.contains("--report-only")
        if comparison.ratio > bar, !reportsOnly { exit(1) }
    }
}

/// Answers each request with the same bytes.
private struct InMemory: Transport {
    let answer: Data

    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        (HTTPResponse(status: .ok), HTTPBody(answer))
    }
}
