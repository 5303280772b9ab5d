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

/// What became of a PIN.
public enum PINOutcome: Sendable, Equatable {
    case set
    case rejected(code: String)
    case unavailable(requestID: String)
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
    public func setPIN(_ digits: [UInt8], for holder: CardHolder) async throws(PINError) -> PINOutcome {
        let pin = try ClearPIN(ascii: digits)
        do {
            _ = try await api.setPin(
                pin,
                entityId: holder.entityID,
                kit: holder.kit,
                expiry: holder.expiry,
                dateOfBirth: holder.dateOfBirth,
                cipher: cipher
            )
            return .set
        } catch {
            guard error.callError == nil, let code = error.businessCode else {
                return .unavailable(requestID: error.requestID)
            }
            return .rejected(code: code)
        }
    }
}

extension PINService {
    /// The service for production.
    public static func production(
        tenant: String,
        clientID: String,
        key: AESKey,
        secret: @escaping @Sendable () async throws -> String
    ) -> PINService {
        let transport = AsyncHTTPClientTransport()
        let plain = M2PClient(environment: .production, tenant: tenant, transport: transport)
        let tokens = TokenProvider(creatingAccessTokensWith: plain, clientId: clientID, clientSecret: secret)
        let client = M2PClient(
            environment: .production,
            tenant: tenant,
            token: .tokens(tokens),
            transport: transport,
            middlewares: [Retries()]
        )
        return PINService(api: client, cipher: AESPINCipher(key: key))
    }
}
