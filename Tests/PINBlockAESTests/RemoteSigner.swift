// snippet.begin
import Foundation
import PINBlock

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Lets a key service encrypt PIN blocks; this process never holds the key.
struct RemoteSigner: PINBlockCipher {
    /// The service, over TLS outside tests: clear blocks travel to it.
    let service: URL
    let session: URLSession

    func encipher(_ block: borrowing ClearBlock) async throws -> [UInt8] {
        try await post("encipher", block.withUnsafeBytes { Data($0) })
    }

    func decipher(_ ciphertext: [UInt8]) async throws -> ClearBlock {
        var bytes = try await post("decipher", Data(ciphertext))
        defer { bytes.resetBytes() }
        return try ClearBlock(bytes: bytes)
    }

    func encipher(_ block: borrowing Format4Block) async throws -> [UInt8] {
        try await post("encipher-format-4", block.withUnsafePINField { Data($0) } + block.accountField)
    }

    func decipher(_ ciphertext: [UInt8], format4For account: AccountNumber) async throws -> Format4Block {
        var bytes = try await post("decipher-format-4", Data(ciphertext + account.format4Field))
        defer { bytes.resetBytes() }
        return try Format4Block(pinField: bytes, for: account)
    }

    /// Sends bytes and returns the answer's bytes.
    ///
    /// Errors name the status, never a body.
    private func post(_ operation: String, _ body: Data) async throws -> [UInt8] {
        var request = URLRequest(url: service.appendingPathComponent(operation))
        request.httpMethod = "POST"
        request.cachePolicy = .reloadIgnoringLocalCacheData
        request.setValue("application/octet-stream", forHTTPHeaderField: "Content-Type")
        request.httpBody = body
        let (answer, response) = try await session.data(for: request)
        guard let status = (response as? HTTPURLResponse)?.statusCode, status == 200 else {
            throw RemoteSignerError(status: (response as? HTTPURLResponse)?.statusCode)
        }
        return Array(answer)
    }
}

struct RemoteSignerError: Error, Equatable {
    let status: Int?
}

extension [UInt8] {
    /// Overwrites an answer that held a clear block.
    fileprivate mutating func resetBytes() {
        withUnsafeMutableBytes { bytes in for index in bytes.indices { bytes[index] = 0 } }
    }
}
// snippet.end
