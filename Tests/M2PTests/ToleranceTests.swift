import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import Testing

/// A server may send more than the document describes, without breaking an app.
@Suite struct ToleranceTests {
    private func roundTrip<Value: Codable>(_ type: Value.Type, _ json: String) throws -> String {
        let value = try JSONDecoder().decode([Value].self, from: Data("[\(json)]".utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value).dropFirst().dropLast(), as: UTF8.self)
    }

    @Test(arguments: ["\"S\"", "\"D\"", "\"Z\"", "\"\"", "\"s\"", "\"ZWJ \u{1F468}\u{200D}\u{1F469}\""])
    func anyValueOfAnEnumSurvives(json: String) throws {
        #expect(try roundTrip(GenerateOtp.OtpType.self, json) == json)
        #expect(try roundTrip(ValidateOtp.OtpType.self, json) == json)
        #expect(try roundTrip(OtpPurpose.self, json) == json)
        #expect(try roundTrip(CreateAccessToken.GrantType.self, json) == json)
    }

    @Test func unknownValueOfAnEnumIsKeptApart() throws {
        #expect(OtpPurpose(rawValue: "REFUND").rawValue == "REFUND")
        #expect(OtpPurpose(rawValue: "REFUND").isUnrecognized)
        #expect(OtpPurpose(rawValue: "SET_PIN") == .setPin)
        #expect(!OtpPurpose.setPin.isUnrecognized)
        #expect("\(OtpPurpose(rawValue: "REFUND"))" == "REFUND")
    }

    @Test func unknownPropertiesAreTaken() throws {
        let body = #"{"result":{"status":true,"traceNumber":"t","new":{"a":[1]}},"pagination":null,"meta":7}"#
        let output = try GenerateOtp.output(from: .init(status: .ok), body: HTTPBody(Data(body.utf8)))
        #expect(output.result.status && output.result.traceNumber == "t" && output.pagination == nil)
    }

    @Test func requiredNullMayBeMissing() throws {
        let body = #"{"result":{"status":true,"traceNumber":"t"}}"#
        let output = try GenerateOtp.output(from: .init(status: .ok), body: HTTPBody(Data(body.utf8)))
        #expect(output.pagination == nil)
    }

    /// An undocumented code results in the general case of its status, which has the code.
    @Test func unknownCodeSurvives() throws {
        let body = #"{"status":409,"businessCode":"PP_MIDD_999","message":"error.business"}"#
        #expect {
            try GenerateOtp.output(from: .init(status: .conflict), body: HTTPBody(Data(body.utf8)))
        } throws: { error in
            guard let failure = (error as? GenerateOtpError)?.conflict else { return false }
            return failure.businessCode == "PP_MIDD_999" && failure.status == .conflict
        }
    }

    @Test(
        arguments: [
            (#"{"status":"success","exception":null}"#, true),
            (#"{"status":"success","exception":{"errorCode":"Y103"}}"#, false),
            (#"{"status":"success","exception":{}}"#, false),
            (#"{"result":null,"exception":{"errorCode":"Y103"},"pagination":null}"#, false),
        ]
    )
    func statusOKIsAFailureWhereTheExceptionIsNotNull(body: String, succeeds: Bool) throws {
        let response = HTTPResponse(status: .ok)
        let output = try? ValidatePurposeOtp.output(from: response, body: HTTPBody(Data(body.utf8)))
        #expect((output != nil) == succeeds)
    }

    /// An exception of a different shape still isn't a success.
    @Test(arguments: [#"{"status":"success","exception":"oops"}"#, #"{"status":"success","exception":false}"#])
    func exceptionOfAnotherShapeIsUnexpected(body: String) throws {
        #expect {
            try ValidatePurposeOtp.output(from: .init(status: .ok), body: HTTPBody(Data(body.utf8)))
        } throws: { error in
            guard case .undecodableBody = callError(in: error)?.reason else { return false }
            return true
        }
    }
}
