import M2P
import M2PSandbox
import PINBlockAES

extension Demo {
    mutating func showPINChange() async {
        narrator.chapter("A new PIN for the card")

        step("Send a password for one purpose", "It is valid only for setting the PIN of this card.")
        await call(GeneratePurposeOtp(mobile: account.mobileNumber, purpose: .setPin, kitNo: account.paddedKitNo))
        guard let otp = await lastPassword() else {
            return abandon("No message was sent, so there is no password to check.")
        }

        step("Check it for the same purpose", "The purpose must match the one that the password was sent for.")
        await call(ValidatePurposeOtp(mobile: account.mobileNumber, otp: otp, purpose: .setPin))

        step(
            "Set the PIN",
            """
            The PIN becomes an ISO 9564 PIN block, bound to the kit number, and is encrypted with AES. A PIN in the \
            clear does not even compile here.
            """
        )
        do {
            await call(try await setPin(ClearPIN(ascii: Self.madeUpPIN), key: Sandbox.TestAccount.pinKey))
            try await checkPIN("The sandbox decrypted the block and found the right PIN.")
        } catch {
            abandon("The PIN could not be encrypted: \(error)")
        }
    }

    /// Asks the sandbox directly whether the card has the made-up PIN.
    mutating func checkPIN(_ text: String) async throws {
        let pin = try ClearPIN(ascii: Self.madeUpPIN)
        check(text, await sandbox.pinMatches(pin, kit: try KitNumber(account.kitNo), tenant: account.tenant))
    }

    /// The request for the test account's card.
    func setPin(_ pin: consuming ClearPIN, key: String) async throws -> SetPin {
        try await SetPin(
            encrypting: pin,
            entityId: account.entityId,
            kit: KitNumber(account.kitNo),
            expiry: CardExpiry(mmyy: account.expiryDate),
            dateOfBirth: dateOfBirth(account.dateOfBirth),
            cipher: AESPINCipher(key: AESKey(text: key))
        )
    }

    /// The PIN that the demo sets, as from a PIN pad.
    static var madeUpPIN: [UInt8] { [0x37, 0x34, 0x30, 0x39] }

    private func dateOfBirth(_ text: String) throws -> DateOfBirth {
        let number = Int(text) ?? 0
        return try DateOfBirth(year: number % 10_000, month: number / 10_000 % 100, day: number / 1_000_000)
    }
}
