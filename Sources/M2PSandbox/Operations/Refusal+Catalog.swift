extension Refusal {
    // HTTP errors. The wording for 400 is from the API's document. The others are undocumented.

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
    /// The card API's code contains the name: `SBX_KIT_NO_REQUIRED`. Undocumented.
    static func missing(_ field: String) -> Refusal {
        Refusal(
            .field(field),
            status: 400,
            code: "SBX_\(codeName(field))_REQUIRED",
            title: "Bad Request",
            detail: "\(field) is required"
        )
    }

    /// A field has an invalid value: `SBX_KIT_NO_INVALID`.
    ///
    /// Undocumented.
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

    // From the document of `generateOtp`.
    static let noAccount = business(409, "PP_MIDD_027", "No account found")
    // The document of `generateOtp` has the status, but no code.
    static let customerRateLimit = business(409, "SBX_OTP_RATE_LIMIT", "Too many OTPs, try again later")
    // From the document of `validateOtp`.
    static let customerExhausted = business(
        409,
        "PP_MIDD_034",
        "Otp Validation is not allowed more than 3 times in 24hrs"
    )
    /// Undocumented.
    static let customerIncorrect = business(409, "SBX_OTP_INCORRECT", "Invalid OTP")
    /// Undocumented.
    static let customerExpired = business(409, "SBX_OTP_EXPIRED", "OTP expired")
    /// Undocumented.
    static let customerUsed = business(409, "SBX_OTP_USED", "OTP already used")
    /// Undocumented.
    static let customerTraceUnknown = business(409, "SBX_TRACE_NUMBER_UNKNOWN", "No OTP has this trace number")
    /// Undocumented.
    static let customerSendingFailed = business(409, "SBX_SENDING_FAILED", "OTP could not be sent")

    // The card API: 400, or 200 if configured. The status is undocumented.

    // From the vendor's site.
    static let notRegistered = business(400, "Y216", "Mobile number is not registered")
    // From the vendor's site.
    static let sendingFailed = business(400, "OTP_001", "OTP could not be sent")
    // From the vendor's site. Its use for a different purpose, or without a password, is undocumented.
    static let otpInvalid = business(400, "OTP_002", "Invalid OTP")
    // From the vendor's site.
    static let otpRateLimit = business(429, "OTP_004", "OTP rate limit exceeded")
    // From the vendor's site.
    static let otpExhausted = business(400, "OTP_005", "OTP attempts exceeded, generate a new OTP")
    // From the card API's document.
    static let otpExpired = business(400, "Y101", "OTP expired")
    // From the card API's document.
    static let otpIncorrect = business(400, "Y103", "Invalid OTP")
    // From the vendor's site.
    static let notACustomer = business(400, "Y109", "Not a registered customer")
    // From the vendor's site.
    static let unknownKit = business(400, "CARD_001", "Kit number not found")
    // From the vendor's site.
    static let pinInvalid = business(400, "CARD_010", "Invalid PIN")
    // From the vendor's site.
    static let pinUndecryptable = business(400, "CARD_011", "PIN could not be decrypted")
    // The card API's document says that the backend checks this, but has no code.
    static let expiryMismatch = business(400, "SBX_EXPIRY_DATE_MISMATCH", "Expiry date does not match the card")
    // The card API's document says that it must match, but has no code.
    static let birthMismatch = business(400, "SBX_DOB_MISMATCH", "Date of birth does not match the registration")

    // The token endpoints.

    // From the vendor's site for `login`. Undocumented for `createAccessToken`.
    static let credentialsInvalid = business(401, "AUTH_001", "Invalid credentials")
    // From the vendor's site.
    static let loginRateLimit = business(429, "AUTH_008", "Too many login attempts")
    /// Undocumented.
    ///
    /// The name is from RFC 6749, section 5.2.
    static let grantTypeUnsupported = business(
        400,
        "SBX_UNSUPPORTED_GRANT_TYPE",
        "grantType must be client_credentials"
    )
}
