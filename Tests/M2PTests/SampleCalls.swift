import BindingsRuntime
import M2P
import M2PSandbox
import PINBlock
import Testing

/// A call for each operation of the document that the sandbox's first account can make.
struct SampleCall: Sendable, CustomTestStringConvertible {
    let operation: Sandbox.Operation
    let send: @Sendable (any M2PAPI) async throws -> any Sendable

    var testDescription: String { operation.rawValue }

    static let all: [SampleCall] = [
        SampleCall(operation: .generateOtp) { try await $0.generateOtp(mobileNumber: Sample.mobile) },
        SampleCall(operation: .validateOtp) {
            try await $0.validateOtp(traceNumber: "10b53ad5-9fa2-48d5-8de0-ffa9643900d9", mobileOtp: "000000")
        },
        SampleCall(operation: .generatePurposeOtp) {
            try await $0.generatePurposeOtp(mobile: Sample.mobile, purpose: .setPin, kitNo: Sample.kit)
        },
        SampleCall(operation: .validatePurposeOtp) {
            try await $0.validatePurposeOtp(mobile: Sample.mobile, otp: "000000", purpose: .setPin)
        },
        SampleCall(operation: .setPin) { try await $0.setPin(Sample.setPin()) },
        SampleCall(operation: .login) { try await $0.login(username: "acme-operator", password: "acme-password") },
        SampleCall(operation: .createAccessToken) {
            try await $0.createAccessToken(clientId: "acme-backend", clientSecret: "acme-secret")
        },
    ]

    static func of(_ operation: Sandbox.Operation) throws -> SampleCall {
        try #require(all.first { $0.operation == operation })
    }

    /// The calls that need a bearer token and a tenant.
    static let authorized = all.filter { $0.operation != .login && $0.operation != .createAccessToken }
}

/// The sandbox's first account, as in the documents' samples.
enum Sample {
    static let mobile = "9876543210"
    static let kit = "130005054"
    /// PIN 1234 for `kit` under the sandbox's key, from the documents' test vector.
    static let block = "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c="

    static func setPin(
        entityId: String = "615928984620006085281025",
        pin: String = block,
        kitNo: String = "0000000130005054",
        expiryDate: String = "1228",
        dob: String = "15081990"
    ) throws -> SetPin {
        SetPin(
            entityId: entityId,
            pin: try EncryptedPIN(base64: pin),
            kitNo: kitNo,
            expiryDate: expiryDate,
            dob: dob
        )
    }
}
