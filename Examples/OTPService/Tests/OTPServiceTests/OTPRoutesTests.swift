import Hummingbird
import HummingbirdTesting
import M2P
import M2PTesting
import Testing

@testable import OTPService

struct OTPRoutesTests {
    @Test func passwordIsSentAndChecked() async throws {
        try await withService { service, bed in
            let sent = try await service.send(.post, "/otp", ["mobileNumber": bed.account.mobileNumber])
            #expect(sent.status == .created)
            let traceNumber = try sent.decode(OTPRoutes<M2PClient>.Sent.self).traceNumber
            let otp = try #require(await bed.sandbox.latestMessage()?.otp)
            let checked = try await service.send(.post, "/otp/\(traceNumber)/check", ["otp": otp])
            #expect(checked.status == .noContent)
            #expect(await bed.sandbox.calls.compactMap(\.operation) == [.login, .generateOtp, .validateOtp])
        }
    }

    @Test func wrongPasswordIsRefusedUntilNoAttemptsAreLeft() async throws {
        try await withService { service, bed in
            let sent = try await service.send(.post, "/otp", ["mobileNumber": bed.account.mobileNumber])
            let path = "/otp/\(try sent.decode(OTPRoutes<M2PClient>.Sent.self).traceNumber)/check"
            for _ in 1...3 {
                let response = try await service.send(.post, path, ["otp": "wrong"])
                #expect(response.status == .unprocessableContent)
                #expect(response.errorCode == "wrongOTP")
            }
            let response = try await service.send(.post, path, ["otp": "wrong"])
            #expect(response.status == .gone)
            #expect(response.errorCode == "noAttemptsLeft")
        }
    }

    @Test func unknownNumberIsNotFound() async throws {
        try await withService { service, _ in
            let response = try await service.send(.post, "/otp", ["mobileNumber": "1111111111"])
            #expect(response.status == .notFound)
            #expect(response.errorCode == "noAccount")
        }
    }

    @Test func emptyNumberIsNotSentToM2P() async throws {
        try await withService { service, bed in
            let response = try await service.send(.post, "/otp", ["mobileNumber": ""])
            #expect(response.status == .unprocessableContent)
            #expect(response.errorCode == "invalidInput")
            #expect(await bed.sandbox.callCount == 0)
        }
    }

    @Test func bodyThatIsNoJSONIsRefused() async throws {
        try await withService { service, _ in
            let response = try await service.execute(uri: "/otp", method: .post, body: ByteBuffer(string: "{"))
            #expect(response.status == .badRequest)
        }
    }

    /// What goes wrong on the way to M2P, and what the caller is told.
    @Test(arguments: [
        (Sandbox.Fault.status(500), HTTPResponse.Status.badGateway, "upstreamFailed"),
        (.dropConnection, .badGateway, "upstreamFailed"),
        (.garbageBody, .badGateway, "upstreamFailed"),
        (.sendingFailed, .conflict, "notSent"),
        (.failure(status: 409, code: "PP_MIDD_027", message: ""), .notFound, "noAccount"),
    ])
    func failureIsTranslated(fault: Sandbox.Fault, status: HTTPResponse.Status, code: String) async throws {
        try await withService { service, bed in
            await bed.sandbox.inject(fault, for: .generateOtp, times: 10)
            let response = try await service.send(.post, "/otp", ["mobileNumber": bed.account.mobileNumber])
            #expect(response.status == status)
            #expect(response.errorCode == code)
        }
    }

    /// A second try helps where M2P has done nothing: the caller notices nothing of it.
    @Test(arguments: [Sandbox.Fault.status(503), .status(429), .expiredToken])
    func callThatWasNotProcessedIsMadeAgain(fault: Sandbox.Fault) async throws {
        try await withService { service, bed in
            await bed.sandbox.inject(fault, for: .generateOtp)
            let response = try await service.send(.post, "/otp", ["mobileNumber": bed.account.mobileNumber])
            #expect(response.status == .created)
            #expect(await bed.sandbox.calls.filter { $0.operation == .generateOtp }.count == 2)
            #expect(await bed.sandbox.messages.count == 1)
        }
    }
}
