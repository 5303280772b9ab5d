import M2P
import M2PTesting
import PINBlockAES
import PINService
import Testing

@Suite struct PINServiceTests {
    private let cipher: AESPINCipher
    private let holder: CardHolder

    init() throws {
        cipher = AESPINCipher(key: try AESKey(text: Sandbox.TestAccount.pinKey))
        holder = CardHolder(
            entityID: "615928984620006085281025",
            kit: try KitNumber("130005054"),
            expiry: try CardExpiry(mmyy: "1228"),
            dateOfBirth: try DateOfBirth(year: 1990, month: 8, day: 15)
        )
    }

    @Test func thePINArrives() async throws {
        let sandbox = try await Sandbox.start()
        let account = sandbox.testAccounts[0]
        let token = try #require(await sandbox.issueToken(tenant: account.tenant))
        let client = M2PClient(
            environment: .origin(sandbox.baseURL.absoluteString),
            tenant: account.tenant,
            token: .token(token)
        )

        let outcome = try await PINService(api: client, cipher: cipher).setPIN(Array("4821".utf8), for: holder)

        #expect(outcome == .set)
        #expect(await sandbox.pinMatches(try ClearPIN(ascii: Array("4821".utf8)), kit: holder.kit))
        await sandbox.stop()
    }
}
