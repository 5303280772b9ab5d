import Hummingbird
import HummingbirdTesting
import M2P
import M2PTesting
import Testing

@testable import OTPService

struct PINRoutesTests {
    @Test func pinIsSetAfterAOneTimePassword() async throws {
        try await withService { service, bed in
            let otp = try await sendPassword(service, bed)
            let response = try await service.send(.put, "/cards/\(bed.account.kitNo)/pin", newPIN(bed, otp: otp))
            #expect(response.status == .noContent)
            #expect(await isSet("9021", bed))
        }
    }

    @Test func wrongOneTimePasswordSetsNoPIN() async throws {
        try await withService { service, bed in
            _ = try await sendPassword(service, bed)
            let response = try await service.send(.put, "/cards/\(bed.account.kitNo)/pin", newPIN(bed, otp: "wrong"))
            #expect(response.errorCode == "wrongOTP")
            #expect(await bed.sandbox.calls.allSatisfy { $0.operation != .setPin })
        }
    }

    /// The one-time password can still be used afterwards.
    @Test(arguments: [
        ("pin", "12"), ("pin", "12a4"), ("expiry", "1328"),
        ("dateOfBirth", "15.08.1990"), ("dateOfBirth", "1990-02-30"),
    ])
    func invalidFieldIsFoundBeforeAnythingIsSent(field: String, value: String) async throws {
        try await withService { service, bed in
            var body = newPIN(bed, otp: "123456")
            body[field] = value
            let response = try await service.send(.put, "/cards/\(bed.account.kitNo)/pin", body)
            #expect(response.status == .unprocessableContent)
            #expect(response.errorCode == "invalidInput")
            #expect(try response.decode(ServiceError.Body.self).error.message.hasPrefix("\(field): "))
            #expect(await bed.sandbox.callCount == 0)
        }
    }

    @Test func kitNumberInThePathIsChecked() async throws {
        try await withService { service, bed in
            let response = try await service.send(.post, "/cards/x/pin/otp", ["mobileNumber": "9876543210"])
            #expect(response.status == .unprocessableContent)
            #expect(await bed.sandbox.callCount == 0)
        }
    }

    @Test func unknownCardIsNotFound() async throws {
        try await withService { service, bed in
            let otp = try await sendPassword(service, bed)
            let response = try await service.send(.put, "/cards/42/pin", newPIN(bed, otp: otp))
            #expect(response.status == .notFound)
            #expect(response.errorCode == "unknownCard")
        }
    }

    @Test func otherDateOfBirthIsRefused() async throws {
        try await withService { service, bed in
            var body = newPIN(bed, otp: try await sendPassword(service, bed))
            body["dateOfBirth"] = "1990-08-16"
            let response = try await service.send(.put, "/cards/\(bed.account.kitNo)/pin", body)
            #expect(response.errorCode == "refused")
        }
    }

    @Test func tooManyMessagesAreSaidToBe() async throws {
        var configuration = Sandbox.Configuration()
        configuration.sendingLimit = Sandbox.RateLimit(count: 1, per: .seconds(60))
        try await withService(configuration) { service, bed in
            _ = try await sendPassword(service, bed)
            let path = "/cards/\(bed.account.kitNo)/pin/otp"
            let response = try await service.send(.post, path, ["mobileNumber": bed.account.mobileNumber])
            #expect(response.status == .tooManyRequests)
            #expect(response.errorCode == "tooManyMessages")
            #expect(response.headers[.retryAfter] != nil)
        }
    }

    private func sendPassword(_ service: any TestClientProtocol, _ bed: TestBed) async throws -> String {
        let path = "/cards/\(bed.account.kitNo)/pin/otp"
        let response = try await service.send(.post, path, ["mobileNumber": bed.account.mobileNumber])
        #expect(response.status == .noContent)
        return try #require(await bed.sandbox.latestMessage()?.otp)
    }

    private func newPIN(_ bed: TestBed, otp: String) -> [String: String] {
        [
            "mobileNumber": bed.account.mobileNumber, "otp": otp, "pin": "9021", "entityId": bed.account.entityId,
            "expiry": bed.account.expiryDate, "dateOfBirth": "1990-08-15",
        ]
    }

    private func isSet(_ digits: String, _ bed: TestBed) async -> Bool {
        guard let pin = try? ClearPIN(digits), let kit = try? KitNumber(bed.account.kitNo) else { return false }
        return await bed.sandbox.pinMatches(pin, kit: kit, tenant: bed.account.tenant)
    }
}
