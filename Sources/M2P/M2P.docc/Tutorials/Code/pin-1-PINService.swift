import M2P
import PINBlockAES

/// Sets PINs of cards.
public struct PINService: Sendable {
    private let api: any M2PAPI
    private let cipher: AESPINCipher

    public init(api: any M2PAPI, cipher: AESPINCipher) {
        self.api = api
        self.cipher = cipher
    }
}
