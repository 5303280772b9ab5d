import BindingsRuntime
import Foundation
import HTTPTypes
import M2P

/// The generated type for a body in the document, so that tests can map locations in the document to Swift.
struct BodyType: Sendable {
    /// The `operationId` for a request body, otherwise the name of the component schema.
    let name: String
    let decode: @Sendable (Data) throws -> any Codable & Sendable
    /// The same value as the body of a failure.
    let failure: @Sendable (Data) throws -> any Sendable

    private init<Value: Codable & Sendable>(_ name: String, _ type: Value.Type) {
        self.name = name
        decode = { try JSONDecoder().decode(Value.self, from: $0) }
        failure = { ErrorResponse(try JSONDecoder().decode(Value.self, from: $0), status: .badRequest) }
    }

    private static let all = [
        BodyType("generateOtp", GenerateOtp.self),
        BodyType("validateOtp", ValidateOtp.self),
        BodyType("generatePurposeOtp", GeneratePurposeOtp.self),
        BodyType("validatePurposeOtp", ValidatePurposeOtp.self),
        BodyType("setPin", SetPin.self),
        BodyType("login", Login.self),
        BodyType("createAccessToken", CreateAccessToken.self),
        BodyType("OtpPurpose", OtpPurpose.self),
        BodyType("MobileNumber", MobileNumber.self),
        BodyType("GeneratedOtp", GeneratedOtp.self),
        BodyType("ValidatedOtp", ValidatedOtp.self),
        BodyType("PurposeOtpReceipt", PurposeOtpReceipt.self),
        BodyType("PinChange", PinChange.self),
        BodyType("Problem", Problem.self),
        BodyType("FailureEnvelope", FailureEnvelope.self),
        BodyType("LoginSession", LoginSession.self),
        BodyType("TokenFailure", TokenFailure.self),
        BodyType("AccessToken", AccessToken.self),
    ]

    /// Nil if the table has no row.
    static func named(_ name: String) -> BodyType? { all.first { $0.name == name } }

    static let names = Set(all.map(\.name))
}
