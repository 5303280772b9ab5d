extension Sandbox {
    /// The operations of the sandbox.
    public enum Operation: String, Sendable, Hashable, CaseIterable {
        /// `POST /prepaid/customer/v1/otp/generate`
        case generateOtp
        /// `POST /prepaid/customer/v1/otp/validate-otp`
        case validateOtp
        /// `POST /Yappay/otp-manager/generate`
        case generatePurposeOtp
        /// `POST /Yappay/otp-manager/validate`
        case validatePurposeOtp
        /// `POST /Yappay/business-entity-manager/setPin`
        case setPin
        /// `POST /auth/login`
        case login
        /// `POST /auth/token`
        case createAccessToken
    }
}

extension Sandbox.Operation {
    /// The operation's path below ``Sandbox/baseURL``.
    public var path: String {
        switch self {
        case .generateOtp: "/prepaid/customer/v1/otp/generate"
        case .validateOtp: "/prepaid/customer/v1/otp/validate-otp"
        case .generatePurposeOtp: "/Yappay/otp-manager/generate"
        case .validatePurposeOtp: "/Yappay/otp-manager/validate"
        case .setPin: "/Yappay/business-entity-manager/setPin"
        case .login: "/auth/login"
        case .createAccessToken: "/auth/token"
        }
    }

    static let byPath = Dictionary(uniqueKeysWithValues: allCases.map { ($0.path, $0) })

    var family: APIFamily { APIFamily(path: path) }
}

/// The error formats of the API's three parts.
enum APIFamily: Sendable {
    /// `/prepaid/customer`: a problem.
    case customer
    /// `/Yappay`: an envelope with an exception.
    case yappay
    /// `/auth`: an error and a code.
    case auth

    /// The part for a path.
    ///
    /// Unknown paths use the customer API's format.
    init(path: String) {
        if path.hasPrefix("/Yappay/") {
            self = .yappay
        } else if path.hasPrefix("/auth/") {
            self = .auth
        } else {
            self = .customer
        }
    }

    /// The header field that names the tenant.
    var tenantField: String? {
        switch self {
        case .customer: "X-TENANT-ID"
        case .yappay: "TENANT"
        case .auth: nil
        }
    }
}
