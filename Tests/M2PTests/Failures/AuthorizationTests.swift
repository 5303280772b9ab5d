import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import M2PSandbox
import Testing

/// What happens without a valid token, tenant or request.
@Suite struct AuthorizationTests {
    @Test(arguments: SampleCall.authorized)
    func unknownTokenIsUnauthorized(call: SampleCall) async throws {
        try await withTestBed { bed in
            let error = try await failure { try await call.send(bed.client(token: .token("unknown"))) }
            #expect(caseName(of: error) == "unauthorized")
        }
    }

    @Test(arguments: SampleCall.authorized)
    func expiredTokenIsUnauthorized(call: SampleCall) async throws {
        try await withTestBed { bed in
            bed.sandbox.clock.advance(by: .seconds(3601))
            let error = try await failure { try await call.send(bed.client) }
            #expect(caseName(of: error) == "unauthorized")
        }
    }

    @Test(arguments: SampleCall.authorized, ["ENBDTABBY", "NOBODY"])
    func tokenOfAnotherTenantIsUnauthorized(call: SampleCall, tenant: String) async throws {
        try await withTestBed { bed in
            let error = try await failure { try await call.send(bed.client(tenant: tenant)) }
            #expect(caseName(of: error) == "unauthorized")
        }
    }

    @Test func unreadableRequestIsABadRequestWithTheDocumentedProblem() async throws {
        try await withTestBed { bed in
            var client = bed.client
            client.api.middlewares.append(ReplacingBody(body: HTTPBody(Data("{".utf8))))
            let error = try await failure { try await client.generateOtp(mobileNumber: Sample.mobile) }
            guard let failure = (error as? GenerateOtpError)?.badRequest else {
                Issue.record("\(error)")
                return
            }
            #expect(failure.title == "Bad Request")
            #expect(failure.detail == "Unable to convert http message")
            #expect(failure.message == "error.http.400")
            #expect(failure.body.status == 400)
        }
    }

    @Test func refusedFieldIsABadRequest() async throws {
        try await withTestBed { bed in
            let client = bed.client(validatesInput: false)
            let error = try await failure { try await client.generateOtp(mobileNumber: Sample.mobile, card: "16") }
            #expect(caseName(of: error) == "badRequest")
        }
    }
}

/// Sends different bytes than those from the client.
private struct ReplacingBody: Middleware {
    let body: HTTPBody

    func intercept(_ call: APICall, next: @escaping Next) async throws -> Exchange {
        var call = call
        call.body = body
        return await next(call)
    }
}
