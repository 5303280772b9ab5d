import ArgumentParser
import PINBlock
import PINBlockAES

/// The number that a PIN block is bound to.
struct AccountOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The card's kit number, 1 to 16 digits.", valueName: "number"))
    var kit: String?

    @Option(help: ArgumentHelp("The card's PAN, 8 to 19 digits, instead of the kit number.", valueName: "number"))
    var pan: String?

    func validate() throws {
        if kit != nil, pan != nil { throw ValidationError("Give either --kit or --pan, not both.") }
    }

    /// The account number.
    ///
    /// No message shows its digits.
    func account(_ checkDigit: CheckDigit = .drop) throws(Failure) -> AccountNumber {
        do throws(PINError) {
            if let kit { return AccountNumber(kit: try KitNumber(kit), checkDigit: checkDigit) }
            if let pan { return try AccountNumber(pan: pan, checkDigit: checkDigit) }
        } catch {
            throw .usage("\(error)")
        }
        throw .usage("the PIN block needs a card number; pass --kit or --pan")
    }

    /// A PIN block format.
    ///
    /// Formats 1 and 2 have no account number.
    func format(_ format: FormatName, _ checkDigit: CheckDigit) throws(Failure) -> PINBlockFormat {
        switch format {
        case .format0: .format0(try account(checkDigit))
        case .format1: .format1
        case .format2: .format2
        case .format3: .format3(try account(checkDigit))
        case .format4: .format4(try account())
        }
    }
}

/// The format of a PIN block, and its arrangement in AES blocks.
struct BlockOptions: ParsableArguments {
    @Option(help: "The PIN block format of ISO 9564-1; the API's is 0.")
    var format: FormatName = .format0

    @Option(help: "Whether formats 0 and 3 drop or keep the account number's last digit.")
    var checkDigit: CheckDigit = .drop

    @Option(help: "The encrypted form of the block: its hex digits as text, or its 8 bytes.")
    var layout: LayoutName = .hexText

    @Option(help: "The AES mode.")
    var mode: ModeName = .ecb

    @Option(help: ArgumentHelp("The initialization vector for cbc, 32 hex digits. Zeros by default.", valueName: "hex"))
    var iv: String?

    @Option(help: "The padding of the last AES block.")
    var padding: Padding = .pkcs7

    /// The settings.
    func settings() throws(Failure) -> AESBlockSettings {
        try blockSettings(layout, mode, padding, vector: vector(iv, option: "--iv"))
    }
}

/// Creates the settings.
func blockSettings(
    _ layout: LayoutName,
    _ mode: ModeName,
    _ padding: Padding,
    vector: InitializationVector = .zero
) throws(Failure) -> AESBlockSettings {
    do throws(PINError) {
        return try AESBlockSettings(layout: layout.layout, mode: mode == .ecb ? .ecb : .cbc(vector), padding: padding)
    } catch {
        throw .usage("\(error)")
    }
}

/// Parses an initialization vector, which isn't secret.
func vector(_ hex: String?, option: String) throws(Failure) -> InitializationVector {
    guard let hex else { return .zero }
    let nibbles = hex.utf8.map(Hex.value)
    guard nibbles.count == 32, nibbles.allSatisfy({ $0 < 16 }) else { throw .usage("\(option) takes 32 hex digits") }
    do throws(PINError) {
        return try InitializationVector(stride(from: 0, to: 32, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] })
    } catch {
        throw .usage("\(option): \(error)")
    }
}
