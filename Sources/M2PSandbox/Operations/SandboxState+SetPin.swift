import PINBlock

extension SandboxState {
    /// Checks every field, decrypts the PIN block and stores the PIN.
    ///
    /// The success body is undocumented. The sandbox returns an envelope with an untyped result.
    func setPin(_ call: Incoming) async throws(Refusal) -> Reply {
        let tenant = try authorizedTenant(call)
        let fields = try call.fields()
        let entityId = try fields.required("entityId")
        let block = try fields.required("pin")
        let kitNo = try fields.required("kitNo")
        let expiryDate = try fields.required("expiryDate")
        let dob = try fields.required("dob")

        guard entityId.unicodeScalars.count <= 50 else { throw .invalid("entityId", "at most 50 characters") }
        guard block.unicodeScalars.count <= 100 else { throw .invalid("pin", "at most 100 characters") }
        guard kitNo.count == 16, kitNo.allSatisfy(\.isASCIIDigit) else { throw .invalid("kitNo", "exactly 16 digits") }
        guard isMonthAndYear(expiryDate) else { throw .invalid("expiryDate", "MMYY") }

        guard let customer = tenant.customer(entityId: entityId) else { throw .notACustomer }
        guard let kit = try? KitNumber(kitNo),
            let card = customer.cards.first(where: { (try? KitNumber($0.kitNo)) == kit })
        else { throw .unknownKit }
        guard card.expiryDate == expiryDate else { throw .expiryMismatch }
        guard customer.dateOfBirth == dob else { throw .birthMismatch }

        let account = AccountNumber(kit: kit, checkDigit: configuration.checkDigit)
        try await store(block, account, tenant: tenant.id, kit: kit)
        return .ok(
            .members(["result": .members(["status": "success"]), "exception": .null, "pagination": .null])
        )
    }

    private func store(
        _ block: String,
        _ account: AccountNumber,
        tenant: String,
        kit: KitNumber
    ) async throws(Refusal) {
        do {
            let pin = try await pinCipher.decrypt(EncryptedPIN(base64: block), for: account)
            pins.store(pin, tenant: tenant, kit: kit)
        } catch let error as PINError {
            throw refusal(of: error)
        } catch {
            throw .pinUndecryptable
        }
    }

    /// A block that decrypts to no valid PIN for this card is an invalid PIN.
    ///
    /// Any other failure is a decryption failure.
    private func refusal(of error: PINError) -> Refusal {
        switch error {
        case .blockLength, .blockFormat, .blockPINLength, .blockDigits, .blockFill: .pinInvalid
        default: .pinUndecryptable
        }
    }

    private func isMonthAndYear(_ text: String) -> Bool {
        text.count == 4 && text.allSatisfy(\.isASCIIDigit) && (1...12).contains(Int(text.prefix(2)) ?? 0)
    }
}
