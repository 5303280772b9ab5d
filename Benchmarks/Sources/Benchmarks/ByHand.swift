/// The request and the response of `validateOtp`, as somebody would write them without any generator.
struct RequestByHand: Codable {
    var traceNumber: String
    var mobileOtp: String
    var refNumber: String?
    var emailOtp: String?
    var otpType: OTPType?
    var mobile: Mobile?
    var entityId: String?
    var eventName: String?
    var kitNo: String?
    var linkData: String?
    var mobileNumber: String?
    var otp: String?

    struct Mobile: Codable {
        var value: String?
        var countryCode: Int?
    }

    enum OTPType: String, Codable {
        case singleMobile = "SINGLE_OTP_MOBILE"
        case singleDual = "SINGLE_OTP_DUAL"
        case differentDual = "DIFFERENT_OTP_DUAL"
    }
}

struct ResponseByHand: Codable {
    var result: Proof
    var pagination: Pagination?

    struct Proof: Codable {
        var status: Bool
        var refNumber: String?
        var messageHash: String
    }

    struct Pagination: Codable {}
}
