import Hummingbird
import M2P

/// One-time passwords: `POST /otp` sends one, `POST /otp/{traceNumber}/check` checks it.
struct OTPRoutes<API: M2PAPI>: Sendable {
    let api: API

    func add(to group: RouterGroup<ServiceContext>) {
        group.post(use: send)
        group.post(":traceNumber/check", use: check)
    }

    struct Recipient: Decodable {
        let mobileNumber: Hidden
    }

    struct Sent: ResponseCodable {
        let traceNumber: String
    }

    struct Entered: Decodable {
        let otp: Hidden
    }

    @Sendable private func send(_ request: Request, context: ServiceContext) async throws -> EditedResponse<Sent> {
        let body = try await request.decode(as: Recipient.self, context: context)
        do {
            let receipt = try await api.calls(for: context).generateOtp(mobileNumber: body.mobileNumber.text).result
            return EditedResponse(status: .created, response: Sent(traceNumber: receipt.traceNumber))
        } catch {
            throw ServiceError(error)
        }
    }

    @Sendable private func check(_ request: Request, context: ServiceContext) async throws -> HTTPResponse.Status {
        let traceNumber = try context.parameters.require("traceNumber")
        let body = try await request.decode(as: Entered.self, context: context)
        let proof: ValidatedOtp.Proof
        do {
            proof = try await api.calls(for: context)
                .validateOtp(traceNumber: traceNumber, mobileOtp: body.otp.text).result
        } catch {
            throw ServiceError(error)
        }
        guard proof.status else { throw ServiceError.wrongOTP }
        // Keep proof.messageHash with the caller's session if a later operation asks for it. It is a secret.
        return .noContent
    }
}
