extension SetPin {
    /// Makes the request from what an app has: encrypts the PIN and writes kit number and dates as the API expects.
    ///
    /// - Parameters:
    ///   - pin: is consumed: its digits are erased on return, and when this throws.
    ///   - entityId: the customer's entity identifier, at most 50 characters.
    ///   - kit: stands in for the PAN in the PIN block; sent padded to 16 digits.
    ///   - dateOfBirthForm: the form in which the date was registered; undocumented by the vendor.
    ///   - checkDigit: whether the PIN block drops the kit number's last digit, as the document says, or keeps it, as
    ///     was seen in the field.
    ///   - cipher: `AESPINCipher` with the pre-shared key, or an HSM's.
    /// - Throws: what the cipher throws: `PINError` from `AESPINCipher`.
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
    /// Encrypts a PIN and sets it: the card's first one, or a new one.
    ///
    /// ```swift
    /// try await client.setPin(
    ///     ClearPIN(ascii: digits), entityId: entity, kit: KitNumber("130005054"),
    ///     expiry: CardExpiry(month: 12, year: 2028),
    ///     dateOfBirth: DateOfBirth(year: 1990, month: 8, day: 15), cipher: cipher)
    /// ```
    /// - Parameters:
    ///   - pin: is consumed: its digits are erased on return, and when this throws.
    ///   - entityId: the customer's entity identifier, at most 50 characters.
    ///   - kit: stands in for the PAN in the PIN block; sent padded to 16 digits.
    ///   - dateOfBirthForm: the form in which the date was registered; undocumented by the vendor.
    ///   - checkDigit: whether the PIN block drops the kit number's last digit, as the document says, or keeps it, as
    ///     was seen in the field.
    ///   - cipher: `AESPINCipher` with the pre-shared key, or an HSM's.
    /// - Throws: the operation's own error; where the cipher fails, `.unexpected` with the reason
    ///   `.unencodableRequest`, and nothing was sent.
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
            // A cipher of somebody else's may say too much.
            throw .unexpected(.unencrypted("the PIN could not be encrypted: \(type(of: error))"))
        }
        return try await setPin(operation)
    }
}

extension CallError {
    /// The cipher failed; nothing was sent.
    fileprivate static func unencrypted(_ problem: String) -> CallError {
        CallError(.unencodableRequest(problem), operationID: SetPin.descriptor.id)
    }
}
