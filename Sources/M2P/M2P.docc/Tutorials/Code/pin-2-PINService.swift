import M2P
import PINBlockAES

/// A card, and what proves that the caller is its holder.
public struct CardHolder: Sendable {
    public let entityID: String
    public let kit: KitNumber
    public let expiry: CardExpiry
    public let dateOfBirth: DateOfBirth

    public init(entityID: String, kit: KitNumber, expiry: CardExpiry, dateOfBirth: DateOfBirth) {
        self.entityID = entityID
        self.kit = kit
        self.expiry = expiry
        self.dateOfBirth = dateOfBirth
    }
}

/// Sets PINs of cards.
public struct PINService: Sendable {
    private let api: any M2PAPI
    private let cipher: AESPINCipher

    public init(api: any M2PAPI, cipher: AESPINCipher) {
        self.api = api
        self.cipher = cipher
    }

    /// Sets a card's PIN, given as ASCII digits.
    public func setPIN(_ digits: [UInt8], for holder: CardHolder) async throws {
        let pin = try ClearPIN(ascii: digits)
        _ = try await api.setPin(
            pin,
            entityId: holder.entityID,
            kit: holder.kit,
            expiry: holder.expiry,
            dateOfBirth: holder.dateOfBirth,
            cipher: cipher
        )
    }
}
