import PINBlock
import PINBlockAES
import Testing

@testable import M2PSandbox

@Suite struct SetPinTests {
    private static let standard: [String: JSONValue] = [
        "entityId": "615928984620006085281025",
        // PIN 1234, kit 130005054, under the sandbox's key: the documents' test vector.
        "pin": "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=",
        "kitNo": "0000000130005054",
        "expiryDate": "1228",
        "dob": "15081990",
    ]

    private func setPin(
        _ client: SandboxClient,
        _ changes: [String: JSONValue] = [:]
    ) async throws -> SandboxClient.Answer {
        try await client.call(.setPin, Self.standard.merging(changes) { $1 })
    }

    private func hasPIN(_ client: SandboxClient, _ digits: String, tenant: String? = nil) async throws -> Bool {
        let pin = try ClearPIN(digits)
        return await client.sandbox.pinMatches(pin, kit: try KitNumber("130005054"), tenant: tenant)
    }

    @Test func pinIsRememberedAndCanBeChanged() async throws {
        try await withSandbox { client in
            let kit = try KitNumber("130005054")
            #expect(try await hasPIN(client, "1234") == false)
            let answer = try await setPin(client)
            #expect(answer.status == 200)
            #expect(answer.text == #"{"result":{"status":"success"},"exception":null,"pagination":null}"#)
            #expect(try await hasPIN(client, "1234"))
            #expect(try await hasPIN(client, "1234", tenant: "ACME_CORP"))
            #expect(try await hasPIN(client, "1234", tenant: "ENBDTABBY") == false)
            #expect(try await hasPIN(client, "1235") == false)

            let cipher = AESPINCipher(key: try AESKey(text: Sandbox.TestAccount.pinKey))
            let changed = try await cipher.encrypt(ClearPIN("987654"), for: AccountNumber(kit: kit))
            #expect(try await setPin(client, ["pin": .string(changed.base64)]).status == 200)
            #expect(try await hasPIN(client, "987654"))
            #expect(try await hasPIN(client, "1234") == false)
        }
    }

    @Test(arguments: [
        ("entityId", "SBX_ENTITY_ID_REQUIRED"), ("pin", "SBX_PIN_REQUIRED"), ("kitNo", "SBX_KIT_NO_REQUIRED"),
        ("expiryDate", "SBX_EXPIRY_DATE_REQUIRED"), ("dob", "SBX_DOB_REQUIRED"),
    ])
    func missingFieldHasACodeOfItsOwn(field: String, code: String) async throws {
        try await withSandbox { client in
            for value: JSONValue in [.null, ""] {
                let answer = try await setPin(client, [field: value])
                #expect(answer.status == 400)
                #expect(answer.code == code)
                #expect(answer.string("exception", "detailMessage") == "\(field) is required")
            }
        }
    }

    /// A field, a value for it, and the resulting code.
    private static let wrong: [(String, JSONValue, String)] = [
        ("entityId", .string(String(repeating: "1", count: 51)), "SBX_ENTITY_ID_INVALID"),
        ("entityId", .string(String(repeating: "1", count: 50)), "Y109"),
        ("entityId", "unknown", "Y109"),
        ("pin", .string(String(repeating: "A", count: 101)), "SBX_PIN_INVALID"),
        ("pin", "1234", "CARD_011"),
        ("pin", "not base64!!", "CARD_011"),
        // 16 bytes instead of 32: the block as raw bytes.
        ("pin", "h4jb1O9WFb73si2fRa6GCA==", "CARD_011"),
        // 32 bytes that aren't a ciphertext.
        ("pin", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "CARD_011"),
        ("kitNo", "130005054", "SBX_KIT_NO_INVALID"),
        ("kitNo", "00000000130005054", "SBX_KIT_NO_INVALID"),
        ("kitNo", "000000013000505X", "SBX_KIT_NO_INVALID"),
        ("kitNo", "0000000130005055", "CARD_001"),
        ("expiryDate", "2812", "SBX_EXPIRY_DATE_INVALID"),
        ("expiryDate", "12/28", "SBX_EXPIRY_DATE_INVALID"),
        ("expiryDate", "1129", "SBX_EXPIRY_DATE_MISMATCH"),
        ("dob", "16081990", "SBX_DOB_MISMATCH"),
        ("dob", "1990-08-15", "SBX_DOB_MISMATCH"),
    ]

    @Test(arguments: wrong) func wrongFieldIsRefused(field: String, value: JSONValue, code: String) async throws {
        try await withSandbox { client in
            let answer = try await setPin(client, [field: value])
            #expect(answer.status == 400)
            #expect(answer.code == code)
            #expect(try await hasPIN(client, "1234") == false)
        }
    }

    @Test(arguments: [(false, 400), (true, 200)])
    func blockForAnotherKitIsAnInvalidPin(answersOK: Bool, status: Int) async throws {
        try await withSandbox {
            $0.businessFailuresAnswerOK = answersOK
        } _: { client in
            let cipher = AESPINCipher(key: try AESKey(text: Sandbox.TestAccount.pinKey))
            let other = try await cipher.encrypt(
                ClearPIN("1234"),
                for: AccountNumber(kit: KitNumber("999999999999999"))
            )
            let answer = try await setPin(client, ["pin": .string(other.base64)])
            #expect(answer.status == status)
            #expect(answer.code == "CARD_010")
            #expect(answer.json?["result"] == .null)
        }
    }

    @Test func otherSettingsCanBeAgreedOn() async throws {
        let key = try AESKey(hex: "000102030405060708090A0B0C0D0E0F")
        let cipher = AESPINCipher(key: key, settings: try AESBlockSettings(layout: .raw))
        try await withSandbox {
            $0.pinCipher = cipher
            $0.checkDigit = .keep
        } _: { client in
            let kit = try KitNumber("130005054")
            let pin = try await cipher.encrypt(ClearPIN("4321"), for: AccountNumber(kit: kit, checkDigit: .keep))
            #expect(try await setPin(client, ["pin": .string(pin.base64)]).status == 200)
            #expect(try await hasPIN(client, "4321"))
        }
    }
}
