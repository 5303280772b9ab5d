import BindingsRuntime
import Foundation
import HTTPTypes
import M2P
import M2PSandbox
import PINBlock
import PINBlockAES
import Testing

/// Setting a PIN from an app's data: digits, a kit number and dates.
struct SetPinEncryptingTests {
    private let kit: KitNumber
    private let expiry: CardExpiry
    private let birth: DateOfBirth
    private let cipher: AESPINCipher

    init() throws {
        kit = try KitNumber("130005054")
        expiry = try CardExpiry(month: 12, year: 2028)
        birth = try DateOfBirth(year: 1990, month: 8, day: 15)
        cipher = AESPINCipher(key: try AESKey(text: Sandbox.TestAccount.pinKey))
    }

    @Test func requestHoldsTheKnownCiphertextAndTheTextsThatTheAPIExpects() async throws {
        let operation = try await SetPin(
            encrypting: try ClearPIN("1234"),
            entityId: "entity",
            kit: kit,
            expiry: expiry,
            dateOfBirth: birth,
            cipher: cipher
        )
        // Computed with two independent public libraries.
        #expect(operation.pin.base64 == "w6PaC7h9wkpCPL3LciqO7Jv3MwVDvIR/RmOyMw1Hu8c=")
        #expect(operation.entityId == "entity")
        #expect(operation.kitNo == "0000000130005054")
        #expect(operation.expiryDate == "1228")
        #expect(operation.dob == "15081990")
        #expect(operation.violations.isEmpty)
    }

    @Test func settingsReachTheBlockAndTheDate() async throws {
        let operation = try await SetPin(
            encrypting: try ClearPIN("1234"),
            entityId: "entity",
            kit: kit,
            expiry: expiry,
            dateOfBirth: birth,
            dateOfBirthForm: .isoDate,
            checkDigit: .keep,
            cipher: cipher
        )
        #expect(operation.dob == "1990-08-15")
        let pin = try await cipher.decrypt(operation.pin, for: AccountNumber(kit: kit, checkDigit: .keep))
        let expected = try ClearPIN("1234")
        let isSame = pin.matches(expected)
        #expect(isSame)
    }

    @Test func oneCallSetsThePIN() async throws {
        let sandbox = try await Sandbox.start()
        let account = try #require(sandbox.testAccounts.first)
        let token = try #require(await sandbox.issueToken(tenant: account.tenant))
        let client: any M2PAPI = M2PClient(
            environment: .origin(sandbox.baseURL.absoluteString),
            tenant: account.tenant,
            token: .token(token),
        )
        _ = try await client.setPin(
            ClearPIN("90210"),
            entityId: account.entityId,
            kit: kit,
            expiry: expiry,
            dateOfBirth: birth,
            cipher: cipher
        )
        let matches = await sandbox.pinMatches(try ClearPIN("90210"), kit: kit, tenant: account.tenant)
        await sandbox.stop()
        #expect(matches)
    }

    @Test func failingCipherSendsNothingAndSaysNothingSecret() async throws {
        let error = try #require(await failure(of: LeakyCipher()))
        guard case .unencodableRequest = error.reason else {
            Issue.record("unexpected reason \(error)")
            return
        }
        #expect(error.operationID == "setPin")
        #expect(!"\(error)".contains("1234"))
        #expect(error.isUnprocessed)
    }

    @Test func cipherThatLeavesTheBlockInTheClearIsNamed() async throws {
        let error = try #require(await failure(of: NullCipher()))
        #expect("\(error)".contains("\(PINError.cipherLeftBlockInClear)"))
    }

    @Test func cancelledCipherIsACancelledCall() async throws {
        let error = try #require(await failure(of: CancelledCipher()))
        guard case .cancelled = error.reason else {
            Issue.record("unexpected reason \(error)")
            return
        }
    }

    /// The reason that a PIN couldn't be set with this cipher.
    ///
    /// Nothing is sent.
    private func failure(of cipher: some PINBlockCipher) async throws -> CallError? {
        let client = M2PClient(environment: .sandbox, tenant: "tenant", token: "token", transport: Unreachable())
        let pin = try ClearPIN("1234")
        do throws(SetPinError) {
            _ = try await client.setPin(
                pin,
                entityId: "entity",
                kit: kit,
                expiry: expiry,
                dateOfBirth: birth,
                cipher: cipher
            )
        } catch {
            return error.callError
        }
        return nil
    }
}

/// Fails the test if something is sent.
private struct Unreachable: Transport {
    func send(_ request: HTTPRequest, body: HTTPBody?) async throws -> (HTTPResponse, HTTPBody) {
        Issue.record("something was sent")
        throw TransportError.notConnected("no server")
    }
}

/// Throws an error whose description reveals too much.
private struct LeakyCipher: PINBlockCipher {
    struct Leak: Error, CustomStringConvertible {
        let description: String
    }

    func encipher(_ block: borrowing ClearBlock) async throws -> [UInt8] { throw Leak(description: "PIN 1234") }
    func decipher(_ ciphertext: [UInt8]) async throws -> ClearBlock { throw Leak(description: "PIN 1234") }
}

/// Returns the block unchanged.
private struct NullCipher: PINBlockCipher {
    func encipher(_ block: borrowing ClearBlock) async throws -> [UInt8] { block.withUnsafeBytes { Array($0) } }
    func decipher(_ ciphertext: [UInt8]) async throws -> ClearBlock { try ClearBlock(bytes: ciphertext) }
}

/// Detects that its task was cancelled.
private struct CancelledCipher: PINBlockCipher {
    func encipher(_ block: borrowing ClearBlock) async throws -> [UInt8] { throw CancellationError() }
    func decipher(_ ciphertext: [UInt8]) async throws -> ClearBlock { throw CancellationError() }
}
