import Hummingbird
import M2P

/// The PIN of a card: `POST /cards/{kit}/pin/otp` sends a one-time password, `PUT /cards/{kit}/pin` takes it with the PIN.
struct PINRoutes<API: M2PAPI, Cipher: PINBlockCipher>: Sendable {
    let api: API
    let cipher: Cipher

    func add(to group: RouterGroup<ServiceContext>) {
        group.post("otp", use: sendPassword)
        group.put(use: setPIN)
    }

    struct Recipient: Decodable {
        let mobileNumber: Hidden
    }

    /// In your service, all but `otp` and `pin` comes from the customer's record, not from the request.
    struct NewPIN: Decodable {
        let mobileNumber: Hidden
        let otp: Hidden
        let pin: Hidden
        let entityId: String
        /// As `MMYY`.
        let expiry: String
        /// As `YYYY-MM-DD`.
        let dateOfBirth: Hidden
    }

    @Sendable private func sendPassword(_ request: Request, context: ServiceContext) async throws
        -> HTTPResponse.Status
    {
        let kit = try kitNumber(context)
        let body = try await request.decode(as: Recipient.self, context: context)
        do {
            _ = try await api.calls(for: context)
                .generatePurposeOtp(mobile: body.mobileNumber.text, purpose: .setPin, kitNo: kit.padded)
            return .noContent
        } catch {
            throw ServiceError(error)
        }
    }

    @Sendable private func setPIN(_ request: Request, context: ServiceContext) async throws -> HTTPResponse.Status {
        let kit = try kitNumber(context)
        let body = try await request.decode(as: NewPIN.self, context: context)
        // Everything is checked before the one-time password, because checking that uses it up.
        let expiry = try expiry(body.expiry)
        let birth = try dateOfBirth(body.dateOfBirth)
        let pin = try pin(body.pin)
        let api = api.calls(for: context)
        do {
            _ = try await api.validatePurposeOtp(
                mobile: body.mobileNumber.text,
                otp: body.otp.text,
                purpose: .setPin
            )
        } catch {
            throw ServiceError(error)
        }
        do {
            _ = try await api.setPin(
                pin,
                entityId: body.entityId,
                kit: kit,
                expiry: expiry,
                dateOfBirth: birth,
                cipher: cipher
            )
            return .noContent
        } catch {
            throw ServiceError(error)
        }
    }

    private func kitNumber(_ context: ServiceContext) throws -> KitNumber {
        let text = try context.parameters.require("kit")
        do { return try KitNumber(text) } catch { throw ServiceError.invalid("kit", "must be 1 to 16 digits") }
    }

    private func expiry(_ text: String) throws(ServiceError) -> CardExpiry {
        do { return try CardExpiry(mmyy: text) } catch { throw .invalid("expiry", "\(error)") }
    }

    private func dateOfBirth(_ field: Hidden) throws(ServiceError) -> DateOfBirth {
        guard let day = CalendarDate(field.text),
            let birth = try? DateOfBirth(year: day.year, month: day.month, day: day.day)
        else { throw .invalid("dateOfBirth", "must be a day, YYYY-MM-DD") }
        return birth
    }

    /// The digits erase themselves from here on.
    ///
    /// The JSON decoder's copies of them stay until their memory is used again.
    private func pin(_ field: Hidden) throws(ServiceError) -> ClearPIN {
        do { return try ClearPIN(field.text) } catch { throw .invalid("pin", "must be 4 to 12 digits") }
    }
}
