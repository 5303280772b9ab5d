extension Refusal {
    // What HTTP refuses. The wording of 400 is [000]'s; the rest is undocumented [choice].

    static let malformed = Refusal(
        status: 400,
        code: "SBX_MALFORMED",
        title: "Bad Request",
        detail: "Unable to convert http message"
    )
    static var unauthorized: Refusal {
        var refusal = Refusal(
            status: 401,
            code: "SBX_UNAUTHORIZED",
            title: "Unauthorized",
            detail: "The bearer token or the tenant is missing, unknown or expired"
        )
        refusal.headers = [(name: "WWW-Authenticate", value: "Bearer")]
        return refusal
    }
    static let notFound = Refusal(status: 404, code: "SBX_NOT_FOUND", title: "Not Found")
    static var methodNotAllowed: Refusal {
        var refusal = Refusal(status: 405, code: "SBX_METHOD_NOT_ALLOWED", title: "Method Not Allowed")
        refusal.headers = [(name: "Allow", value: "POST")]
        return refusal
    }
    static let bodyTooLarge = Refusal(status: 413, code: "SBX_BODY_TOO_LARGE", title: "Payload Too Large")
    static let unsupportedMediaType = Refusal(
        status: 415,
        code: "SBX_UNSUPPORTED_MEDIA_TYPE",
        title: "Unsupported Media Type"
    )
    /// RFC 9110, section 15.5.20.
    ///
    /// A page that rebinds its own name to the loopback address ends here.
    static let misdirected = Refusal(
        status: 421,
        code: "SBX_MISDIRECTED",
        title: "Misdirected Request",
        detail: "The Host field does not name this sandbox"
    )

    /// A required field is absent, null or empty.
    ///
    /// The card API's code names it: `SBX_KIT_NO_REQUIRED` [choice].
    static func missing(_ field: String) -> Refusal {
        Refusal(
            .field(field),
            status: 400,
            code: "SBX_\(codeName(field))_REQUIRED",
            title: "Bad Request",
            detail: "\(field) is required"
        )
    }

    /// A field has a value that is not allowed: `SBX_KIT_NO_INVALID` [choice].
    static func invalid(_ field: String, _ expected: String) -> Refusal {
        Refusal(
            .field(field),
            status: 400,
            code: "SBX_\(codeName(field))_INVALID",
            title: "Bad Request",
            detail: "\(field) must be \(expected)"
        )
    }

    /// `kitNo` becomes `KIT_NO`.
    private static func codeName(_ field: String) -> String {
        field.reduce(into: "") { name, letter in
            if letter.isUppercase { name += "_" }
            name += letter == "." ? "_" : letter.uppercased()
        }
    }
}

extension Refusal {
    private static func business(_ status: Int, _ code: String, _ text: String) -> Refusal {
        Refusal(.business, status: status, code: code, title: text)
    }

    /// Any failure, made on demand.
    static func injected(status: Int, code: String, message: String) -> Refusal {
        business(status, code, message)
    }

    // The customer API: always 409.

    // [000]
    static let noAccount = business(409, "PP_MIDD_027", "No account found")
    // [000] documents the status, the code is undocumented [choice].
    static let customerRateLimit = business(409, "SBX_OTP_RATE_LIMIT", "Too many OTPs, try again later")
    // [001]
    static let customerExhausted = business(
        409,
        "PP_MIDD_034",
        "Otp Validation is not allowed more than 3 times in 24hrs"
    )
    /// Undocumented [choice].
    static let customerIncorrect = business(409, "SBX_OTP_INCORRECT", "Invalid OTP")
    /// Undocumented [choice].
    static let customerExpired = business(409, "SBX_OTP_EXPIRED", "OTP expired")
    /// Undocumented [choice].
    static let customerUsed = business(409, "SBX_OTP_USED", "OTP already used")
    /// Undocumented [choice].
    static let customerTraceUnknown = business(409, "SBX_TRACE_NUMBER_UNKNOWN", "No OTP has this trace number")
    /// Undocumented [choice].
    static let customerSendingFailed = business(409, "SBX_SENDING_FAILED", "OTP could not be sent")

    // The card API: 400, or 200 where the sandbox is told so [choice].

    // [vendor]
    static let notRegistered = business(400, "Y216", "Mobile number is not registered")
    // [vendor]
    static let sendingFailed = business(400, "OTP_001", "OTP could not be sent")
    // [vendor]; used for another purpose than the OTP's, and where there is none [choice].
    static let otpInvalid = business(400, "OTP_002", "Invalid OTP")
    // [vendor]
    static let otpRateLimit = business(429, "OTP_004", "OTP rate limit exceeded")
    // [vendor]
    static let otpExhausted = business(400, "OTP_005", "OTP attempts exceeded, generate a new OTP")
    // [002]
    static let otpExpired = business(400, "Y101", "OTP expired")
    // [002]
    static let otpIncorrect = business(400, "Y103", "Invalid OTP")
    // [vendor]
    static let notACustomer = business(400, "Y109", "Not a registered customer")
    // [vendor]
    static let unknownKit = business(400, "CARD_001", "Kit number not found")
    // [vendor]
    static let pinInvalid = business(400, "CARD_010", "Invalid PIN")
    // [vendor]
    static let pinUndecryptable = business(400, "CARD_011", "PIN could not be decrypted")
    // [002] says that the backend checks; the code is undocumented [choice].
    static let expiryMismatch = business(400, "SBX_EXPIRY_DATE_MISMATCH", "Expiry date does not match the card")
    // [002] says that it must match; the code is undocumented [choice].
    static let birthMismatch = business(400, "SBX_DOB_MISMATCH", "Date of birth does not match the registration")

    // The token endpoints.

    // [vendor] for `login`; for `createAccessToken` undocumented [choice].
    static let credentialsInvalid = business(401, "AUTH_001", "Invalid credentials")
    // [vendor]
    static let loginRateLimit = business(429, "AUTH_008", "Too many login attempts")
    /// Undocumented [choice]; the name is RFC 6749's, section 5.2.
    static let grantTypeUnsupported = business(
        400,
        "SBX_UNSUPPORTED_GRANT_TYPE",
        "grantType must be client_credentials"
    )
}
