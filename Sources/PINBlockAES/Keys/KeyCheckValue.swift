import Crypto
import CryptoExtras
public import PINBlock

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A key check value (KCV): a few bytes that let two parties confirm that they have the same key.
///
/// Not secret.
public struct KeyCheckValue: Hashable, Sendable {
    /// The method of computing the value.
    public let method: Method
    /// The leftmost bytes of the result, 2 to 16.
    ///
    /// Usually 3.
    public let bytes: [UInt8]

    /// The method of computing a key check value.
    ///
    /// The two give different bytes for the same key.
    public enum Method: String, Hashable, Sendable, CaseIterable {
        /// AES-CMAC of a block of zeros.
        ///
        /// Source: X9.24-1:2017, annex A; NIST SP 800-38B.
        case cmac
        /// The encryption of a block of zeros.
        ///
        /// The older method from Triple-DES. It reveals the encryption of a block that may occur in real data.
        case zeroEncryption
    }

    /// Creates a check value from 4 to 32 hexadecimal digits.
    /// - Throws: `.keyCheckValueText`.
    public init(hex: some StringProtocol, method: Method) throws(PINError) {
        let nibbles = hex.utf8.map(Hex.value)
        guard nibbles.count % 2 == 0, (4...32).contains(nibbles.count), nibbles.allSatisfy({ $0 < 16 }) else {
            throw .keyCheckValueText
        }
        self.method = method
        bytes = stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    }

    init(_ bytes: some Sequence<UInt8>, method: Method) {
        self.method = method
        self.bytes = Array(bytes)
    }

    /// Whether the key has this check value.
    ///
    /// Compared in constant time.
    public func matches(_ key: AESKey) throws(PINError) -> Bool {
        let found = try key.checkValue(method, byteCount: bytes.count)
        return found.bytes.withUnsafeBytes { found in bytes.withUnsafeBytes { constantTimeEqual(found, $0) } }
    }
}

extension KeyCheckValue: CustomStringConvertible {
    /// The bytes as upper-case hexadecimal digits.
    public var description: String {
        String(
            decoding: bytes.flatMap { byte in
                [byte >> 4, byte & 0xF].map { Hex.character($0, letterA: UInt8(ascii: "A")) }
            },
            as: UTF8.self
        )
    }
}

extension AESKey {
    /// Computes the key's check value.
    ///
    /// `byteCount` is 2 to 16. Show no more bytes than the peer needs: usually 3, or 5 for X9.24.
    /// - Throws: `.keyCheckValueText` for another `byteCount`, `.cipherFailed`.
    public func checkValue(
        _ method: KeyCheckValue.Method = .cmac,
        byteCount: Int = 3
    ) throws(PINError) -> KeyCheckValue {
        guard (2...16).contains(byteCount) else { throw .keyCheckValueText }
        var block = [UInt8](repeating: 0, count: 16)
        do {
            try erasingStack {
                switch method {
                case .cmac:
                    var code = try AES.CMAC(key: symmetric)
                    block.withUnsafeBytes { code.update(bufferPointer: $0) }
                    block = code.finalize().withUnsafeBytes { Array($0) }
                case .zeroEncryption: try AES.permute(&block, key: symmetric)
                }
            }
        } catch {
            throw .cipherFailed
        }
        return KeyCheckValue(block.prefix(byteCount), method: method)
    }
}
