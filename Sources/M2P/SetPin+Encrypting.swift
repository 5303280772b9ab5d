extension SetPin {
    /// Creates the request from an app's data: encrypts the PIN, and formats kit number and dates as the API expects.
    ///
    /// - Parameters:
    ///   - pin: Consumed. Its digits are erased when this returns or throws.
    ///   - entityId: The customer's entity identifier, at most 50 characters.
    ///   - kit: Replaces the PAN in the PIN block. It is sent padded to 16 digits.
    ///   - dateOfBirthForm: The format of the date at registration. Undocumented by the vendor.
    ///   - checkDigit: Whether the PIN block drops the kit number's last digit, as documented, or keeps it, as a public
    ///     integration does.
    ///   - cipher: `AESPINCipher` with the preshared key, or an HSM's cipher.
    /// - Throws: The cipher's errors. `AESPINCipher` throws `PINError`.
    public init(
        encrypting pin: consuming ClearPIN,
        entityId: String,
        kit: KitNumber,
        expiry: CardExpiry,
        dateOfBirth: DateOfBirth,
        dateOfBirthForm: DateOfBirth.TextForm = .dayMonthYear,
        checkDigit: CheckDigit = .drop,
        cipher: some PINBlockCipher
    ) async throws {
        self.init(
            entityId: entityId,
            pin: try await cipher.encrypt(pin, for: AccountNumber(kit: kit, checkDigit: checkDigit)),
            kitNo: kit.padded,
            expiryDate: expiry.mmyy,
            dob: dateOfBirth.text(dateOfBirthForm)
        )
    }
}

extension M2PAPI {
    /// Encrypts a PIN and sets it as the card's first or new PIN.
    ///
    /// ```swift
    /// try await client.setPin(
    ///     ClearPIN(ascii: digits), entityId: entity, kit: KitNumber("130005054"),
    ///     expiry: CardExpiry(month: 12, year: 2028),
    ///     dateOfBirth: DateOfBirth(year: 1990, month: 8, day: 15), cipher: cipher)
    /// ```
    /// - Parameters:
    ///   - pin: Consumed. Its digits are erased when this returns or throws.
    ///   - entityId: The customer's entity identifier, at most 50 characters.
    ///   - kit: Replaces the PAN in the PIN block. It is sent padded to 16 digits.
    ///   - dateOfBirthForm: The format of the date at registration. Undocumented by the vendor.
    ///   - checkDigit: Whether the PIN block drops the kit number's last digit, as documented, or keeps it, as a public
    ///     integration does.
    ///   - cipher: `AESPINCipher` with the preshared key, or an HSM's cipher.
    /// - Throws: The operation's own error. If the cipher fails, `.unexpected` with the reason `.unencodableRequest`,
    ///   and nothing is sent.
    public func setPin(
        _ pin: consuming ClearPIN,
        entityId: String,
        kit: KitNumber,
        expiry: CardExpiry,
        dateOfBirth: DateOfBirth,
        dateOfBirthForm: DateOfBirth.TextForm = .dayMonthYear,
        checkDigit: CheckDigit = .drop,
        cipher: some PINBlockCipher
    ) async throws(SetPinError) -> PinChange {
        let operation: SetPin
        do {
            operation = try await SetPin(
                encrypting: pin,
                entityId: entityId,
                kit: kit,
                expiry: expiry,
                dateOfBirth: dateOfBirth,
                dateOfBirthForm: dateOfBirthForm,
                checkDigit: checkDigit,
                cipher: cipher
            )
        } catch let error as PINError {
            throw .unexpected(.unencrypted("the PIN could not be encrypted: \(error)"))
        } catch is CancellationError {
            throw .unexpected(CallError(.cancelled, operationID: SetPin.descriptor.id))
        } catch {
            // The error of a custom cipher may contain secrets.
            throw .unexpected(.unencrypted("the PIN could not be encrypted: \(type(of: error))"))
        }
        return try await setPin(operation)
    }
}

extension CallError {
    /// The cipher failed, so nothing was sent.
    fileprivate static func unencrypted(_ problem: String) -> CallError {
        CallError(.unencodableRequest(problem), operationID: SetPin.descriptor.id)
    }
}
