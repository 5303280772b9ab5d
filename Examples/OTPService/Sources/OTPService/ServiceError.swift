import Hummingbird

/// What a caller of the service is told: a status, a code for its program, a sentence for its programmer.
struct ServiceError: HTTPResponseError, Equatable {
    let status: HTTPResponse.Status
    let code: String
    let message: String
    /// How long to wait before another try, if that is known.
    let retryAfter: Duration?

    init(_ status: HTTPResponse.Status, _ code: String, _ message: String, retryAfter: Duration? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    /// A field of the request is wrong.
    static func invalid(_ field: String, _ expectation: String) -> ServiceError {
        ServiceError(.unprocessableContent, "invalidInput", "\(field): \(expectation)")
    }

    /// The password isn't the one that was sent.
    static let wrongOTP = ServiceError(.unprocessableContent, "wrongOTP", "The one-time password is wrong.")

    /// Answers with `{"error": {"code": …, "message": …, "requestId": …}}`.
    func response(from request: Request, context: some RequestContext) throws -> Response {
        let body = Body(error: .init(code: code, message: message, requestId: context.id))
        var response = try context.responseEncoder.encode(body, from: request, context: context)
        response.status = status
        if let retryAfter { response.headers[.retryAfter] = "\(retryAfter.components.seconds)" }
        return response
    }

    struct Body: Codable {
        struct Details: Codable {
            let code: String
            let message: String
            /// What to tell the operators: M2P and the logs name the calls by it.
            let requestId: String
        }

        let error: Details
    }
}
