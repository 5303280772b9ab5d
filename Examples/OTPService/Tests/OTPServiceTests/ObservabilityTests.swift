import Hummingbird
import HummingbirdTesting
import M2P
import M2PTesting
import Testing

@testable import OTPService

struct ObservabilityTests {
    @Test func callsAreLoggedMeasuredAndTraced() async throws {
        try await withService { service, bed in
            _ = try await service.send(.post, "/otp", ["mobileNumber": bed.account.mobileNumber])
            _ = try await service.send(.post, "/otp", ["mobileNumber": "1111111111"])

            #expect(
                bed.log.entries.map { "\($0.message)" }.filter { $0.hasPrefix("generateOtp") } == [
                    "generateOtp: success", "generateOtp: noAccountFound",
                ]
            )
            let calls = bed.metrics.counterTotal(label: "api_client_calls", dimensions: [("operation", "generateOtp")])
            #expect(calls == 2)
            let failures = bed.metrics.counters(label: "api_client_failures")
            #expect(failures.map(\.totalValue) == [1])
            // The login is inside the first call.
            #expect(
                bed.tracer.finishedSpans.map(\.operationName) == [
                    "POST /auth/login", "POST /v1/otp/generate", "POST /v1/otp/generate",
                ]
            )
        }
    }

    /// The service's log, M2P's log and the error that the caller sees name a request by the same ID.
    @Test func requestIDsAgree() async throws {
        try await withService { service, bed in
            let response = try await service.send(.post, "/otp", ["mobileNumber": "1111111111"])
            let id = try response.decode(ServiceError.Body.self).error.requestId
            #expect(await bed.sandbox.calls.last?.requestID == id)
            let line = try #require(bed.log.entries.last { "\($0.message)" == "generateOtp: noAccountFound" })
            #expect(line.metadata["request_id"] == .string(id))
        }
    }

    @Test func nothingSecretIsWritten() async throws {
        var configuration = Sandbox.Configuration()
        configuration.passwords = .fixed("a-one-time-password")
        try await withService(configuration) { service, bed in
            let account = bed.account
            let path = "/cards/\(account.kitNo)/pin"
            _ = try await service.send(.post, "\(path)/otp", ["mobileNumber": account.mobileNumber])
            let otp = try #require(await bed.sandbox.latestMessage()?.otp)
            let response = try await service.send(
                .put,
                path,
                [
                    "mobileNumber": account.mobileNumber, "otp": otp, "pin": "471100471100",
                    "entityId": account.entityId,
                    "expiry": account.expiryDate, "dateOfBirth": "1990-08-15",
                ]
            )
            #expect(response.status == .noContent)
            // A body that the decoder refuses must not show in its message either.
            let refused = try await service.execute(
                uri: path,
                method: .put,
                body: ByteBuffer(string: #"{"mobileNumber": "9876543210", "otp": "\#(otp)", "pin": 471100471100}"#)
            )
            #expect(refused.status == .badRequest)

            let observed = bed.observed
            #expect(observed.contains("setPin: success"))
            let secrets = [
                otp, "471100471100", account.mobileNumber, "1990-08-15", account.dateOfBirth, account.password,
                Sandbox.TestAccount.pinKey,
            ]
            for secret in secrets {
                #expect(!observed.contains(secret), "a secret was written")
                #expect(!String(buffer: refused.body).contains(secret), "a secret was answered")
            }
        }
    }
}
