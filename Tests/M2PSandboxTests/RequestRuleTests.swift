import Foundation
import Testing

@testable import M2PSandbox

@Suite struct RequestRuleTests {
    private static let guarded: [Sandbox.Operation] = [
        .generateOtp, .validateOtp, .generatePurposeOtp, .validatePurposeOtp, .setPin,
    ]

    /// The bearer token and tenant to send, or nil to omit the field.
    private static let credentials: [(token: String?, tenant: String?)] = [
        (nil, "ACME_CORP"), ("Bearer unknown", "ACME_CORP"), ("Basic <token>", "ACME_CORP"), ("<token>", "ACME_CORP"),
        ("Bearer <token>", nil), ("Bearer <token>", "UNKNOWN"), ("Bearer <token>", "ENBDTABBY"), ("Bearer <token>", ""),
    ]

    @Test(arguments: guarded, credentials)
    func credentialsAreChecked(
        operation: Sandbox.Operation,
        credential: (token: String?, tenant: String?)
    ) async throws {
        try await withSandbox { client in
            let token = try #require(client.token)
            let field = try #require(operation.family.tenantField)
            let authorization = credential.token?.replacingOccurrences(of: "<token>", with: token)
            let answer = try await client.call(
                operation,
                "{}",
                headers: ["Authorization": authorization, field: credential.tenant]
            )
            #expect(answer.status == 401)
            #expect(answer.headers["www-authenticate"] == "Bearer")
            switch operation.family {
            case .customer: #expect(answer.string("message") == "error.http.401")
            case .yappay, .auth: #expect(answer.code == "SBX_UNAUTHORIZED")
            }
        }
    }

    @Test func eachTenantFieldBelongsToItsApi() async throws {
        try await withSandbox { client in
            let swapped: [String: String?] = ["X-TENANT-ID": nil, "TENANT": "ACME_CORP"]
            let body = #"{"mobileNumber":"9876543210"}"#
            let refused = try await client.call(.generateOtp, body, headers: swapped)
            #expect(refused.status == 401)
            let bearer = ["Authorization": "bearer \(client.token ?? "")"]
            #expect(try await client.call(.generateOtp, body, headers: bearer).status == 200)
        }
    }

    private static let unreadable = [
        "", "{", "{]", "[]", "\"text\"", "null", "{\"mobileNumber\":}", "{\"a\":1} x", "{'a':1}", "{\"a\":01}",
        "{\"a\":\"\u{1}\"}", "{\"a\":\"\\ud800\"}", String(repeating: "[", count: 100_000),
    ]

    @Test(arguments: Sandbox.Operation.allCases, unreadable)
    func unreadableBodyIsRefused(operation: Sandbox.Operation, body: String) async throws {
        try await withSandbox { client in
            let answer = try await client.call(operation, body)
            #expect(answer.status == 400)
            #expect(answer.text == Self.malformed(operation))
        }
    }

    /// A request with one invalid member, which has the wrong type or an undocumented value.
    private static let inconvertible: [(Sandbox.Operation, String)] = [
        (.generateOtp, #"{"mobileNumber":9876543210}"#),
        (.generateOtp, #"{"mobileNumber":["9876543210"]}"#),
        (.generateOtp, #"{"mobileNumber":"9876543210","otpType":"X"}"#),
        (.generateOtp, #"{"mobileNumber":"9876543210","otpType":"s"}"#),
        (.generateOtp, #"{"mobileNumber":"9876543210","countryCode":"91"}"#),
        (.generateOtp, #"{"mobileNumber":"9876543210","countryCode":91.5}"#),
        (.generateOtp, #"{"mobileNumber":"9876543210","countryCode":99999999999999999999}"#),
        (.generateOtp, #"{"mobileNumber":"9876543210","kitNo":130005054}"#),
        (.validateOtp, #"{"traceNumber":"t","mobileOtp":123456}"#),
        (.validateOtp, #"{"traceNumber":"t","mobileOtp":"123456","mobile":"9876543210"}"#),
        (.validateOtp, #"{"traceNumber":"t","mobileOtp":"123456","mobile":{"countryCode":"91"}}"#),
        (.validateOtp, #"{"traceNumber":"t","mobileOtp":"123456","otpType":"S"}"#),
        (.validateOtp, #"{"traceNumber":"t","mobileOtp":"123456","linkData":{}}"#),
        (.generatePurposeOtp, #"{"mobile":"9876543210","purpose":"OTHER"}"#),
        (.generatePurposeOtp, #"{"mobile":true,"purpose":"LOGIN"}"#),
        (.validatePurposeOtp, #"{"mobile":"9876543210","otp":123456,"purpose":"LOGIN"}"#),
        (.setPin, #"{"entityId":1}"#),
    ]

    @Test(arguments: inconvertible) func wrongTypeIsRefused(operation: Sandbox.Operation, body: String) async throws {
        try await withSandbox { client in
            let answer = try await client.call(operation, body)
            #expect(answer.status == 400)
            #expect(answer.text == Self.malformed(operation))
        }
    }

    private static func malformed(_ operation: Sandbox.Operation) -> String {
        switch operation.family {
        case .customer:
            """
            {"type":"https://www.m2pfintech.com/problem/problem-with-message","title":"Bad Request","status":400,\
            "detail":"Unable to convert http message","message":"error.http.400"}
            """
        case .yappay:
            """
            {"result":null,"exception":{"detailMessage":"Unable to convert http message","shortMessage":"Bad Request",\
            "errorCode":"SBX_MALFORMED","languageCode":"en"},"pagination":null}
            """
        case .auth: #"{"error":"Unable to convert http message","code":"SBX_MALFORMED"}"#
        }
    }

    /// An operation, a body, and the field that is missing.
    private static let incomplete: [(Sandbox.Operation, String, String)] = [
        (.generateOtp, "{}", "mobileNumber"),
        (.generateOtp, #"{"mobileNumber":null}"#, "mobileNumber"),
        (.generateOtp, #"{"mobileNumber":""}"#, "mobileNumber"),
        (.validateOtp, #"{"mobileOtp":"123456"}"#, "traceNumber"),
        (.validateOtp, #"{"traceNumber":"t"}"#, "mobileOtp"),
        (.generatePurposeOtp, #"{"purpose":"LOGIN"}"#, "mobile"),
        (.generatePurposeOtp, #"{"mobile":"9876543210"}"#, "purpose"),
        (.validatePurposeOtp, #"{"otp":"123456","purpose":"LOGIN"}"#, "mobile"),
        (.validatePurposeOtp, #"{"mobile":"9876543210","purpose":"LOGIN"}"#, "otp"),
        (.validatePurposeOtp, #"{"mobile":"9876543210","otp":"123456"}"#, "purpose"),
    ]

    @Test(arguments: incomplete) func missingFieldIsNamed(
        operation: Sandbox.Operation,
        body: String,
        field: String
    ) async throws {
        try await withSandbox { client in
            let answer = try await client.call(operation, body)
            #expect(answer.status == 400)
            if operation.family == .customer {
                #expect(
                    answer.text == """
                        {"type":"https://www.m2pfintech.com/problem/constraint-violation","title":"Bad Request","status":400,\
                        "detail":"\(field) is required","message":"error.validation",\
                        "fieldErrors":[{"field":"\(field)","message":"\(field) is required"}]}
                        """
                )
            } else {
                #expect(answer.code == "SBX_\(field.uppercased())_REQUIRED")
                #expect(answer.string("exception", "detailMessage") == "\(field) is required")
            }
        }
    }

    @Test(arguments: ["001", "00166", "12a4", "١٢٣٤"]) func cardHasFourDigits(card: String) async throws {
        try await withSandbox { client in
            let answer = try await client.call(.generateOtp, ["mobileNumber": "9876543210", "card": .string(card)])
            #expect(answer.status == 400)
            #expect(answer.string("detail") == "card must be the card's last 4 digits")
        }
    }

    @Test func unknownMembersAreIgnored() async throws {
        try await withSandbox { client in
            let answer = try await client.call(.generateOtp, #"{"x":[{}],"mobileNumber":"9876543210","card":null}"#)
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [
        ("application/json", 200), ("Application/JSON; Charset=\"UTF-8\"", 200),
        ("application/json;charset=utf-8", 200),
        ("application/json; charset=latin1", 415), ("text/plain", 415), ("application/x-www-form-urlencoded", 415),
        ("", 415),
    ])
    func contentTypeMustBeJson(type: String, status: Int) async throws {
        try await withSandbox { client in
            let body = #"{"mobile":"9876543210","purpose":"LOGIN"}"#
            let answer = try await client.call(.generatePurposeOtp, body, headers: ["Content-Type": type])
            #expect(answer.status == status)
            #expect(answer.code == (status == 415 ? "SBX_UNSUPPORTED_MEDIA_TYPE" : nil))
        }
    }

    @Test(arguments: [
        ("/prepaid/customer/v1/otp/nothing", "error.http.404"), ("/nothing", "error.http.404"),
        ("/v1/otp/generate", "error.http.404"), ("/Yappay/nothing", nil), ("/auth/nothing", nil),
    ])
    func unknownPathIsNotFound(path: String, message: String?) async throws {
        try await withSandbox { client in
            let answer = try await client.send("POST", path, "{}")
            #expect(answer.status == 404)
            #expect(answer.string("message") == message)
            #expect(answer.code == (message == nil ? "SBX_NOT_FOUND" : nil))
            #expect(await client.sandbox.calls.last?.operation == nil)
        }
    }

    @Test(arguments: Sandbox.Operation.allCases, ["GET", "PUT", "DELETE", "OPTIONS", "HEAD"])
    func onlyPostIsAllowed(operation: Sandbox.Operation, method: String) async throws {
        try await withSandbox { client in
            let answer = try await client.send(method, operation.path)
            #expect(answer.status == 405)
            #expect(answer.headers["allow"] == "POST")
            #expect(answer.headers["access-control-allow-origin"] == nil)
        }
    }

    @Test(arguments: [1_000, 1_001, 5_000_000]) func longBodyIsRefused(length: Int) async throws {
        try await withSandbox {
            $0.longestBody = 1_000
        } _: { client in
            let start = #"{"mobile":"9876543210","purpose":"LOGIN","x":""#
            let body = start + String(repeating: "x", count: length - start.utf8.count - 2) + "\"}"
            let answer = try await client.call(.generatePurposeOtp, body)
            #expect(answer.status == (length > 1_000 ? 413 : 200))
            // The connection is still usable.
            #expect(try await client.call(.generatePurposeOtp, "{}").status == 400)
        }
    }

    @Test func requestIDComesBack() async throws {
        try await withSandbox { client in
            let sent = try await client.call(.generateOtp, "{}", headers: ["X-Request-ID": "abc-123"])
            #expect(sent.headers["x-request-id"] == "abc-123")
            #expect(await client.sandbox.calls.last?.requestID == "abc-123")
            let made = try await client.call(.generateOtp, "{}")
            #expect(UUID(uuidString: made.headers["x-request-id"] ?? "") != nil)
            let long = try await client.call(
                .generateOtp,
                "{}",
                headers: ["X-Request-ID": String(repeating: "a", count: 129)]
            )
            #expect(UUID(uuidString: long.headers["x-request-id"] ?? "") != nil)
        }
    }
}
