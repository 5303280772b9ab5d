public import PINBlock

/// A combination of all settings that peers may choose.
public struct PINSettings: Hashable, Sendable {
    /// The encoding of the key.
    public let keyForm: AESKeyForm
    /// Layout, mode and padding.
    ///
    /// Ignored by format 4.
    public let block: AESBlockSettings
    /// The PIN block format, 0 to 4.
    public let format: UInt8
    /// Whether the account number's last digit is used.
    ///
    /// Ignored by formats 1, 2 and 4.
    public let checkDigit: CheckDigit

    init(keyForm: AESKeyForm, block: AESBlockSettings, format: UInt8, checkDigit: CheckDigit) {
        self.keyForm = keyForm
        self.block = block
        self.format = format
        self.checkDigit = checkDigit
    }

    /// The format with its account number.
    func blockFormat(_ account: AccountNumber) -> PINBlockFormat {
        switch format {
        case 0: .format0(account)
        case 1: .format1
        case 2: .format2
        case 3: .format3(account)
        default: .format4(account)
        }
    }
}

extension PINSettings: CustomStringConvertible {
    /// All settings in one line: `format 0, key text, hexText, ECB, pkcs7, last digit dropped`.
    public var description: String {
        guard format != 4 else { return "format 4, key \(keyForm.rawValue)" }
        let mode =
            switch block.mode {
            case .ecb: "ECB"
            case .cbc(.zero): "CBC from zeros"
            case .cbc: "CBC from the given vector"
            }
        var parts = [
            "format \(format)", "key \(keyForm.rawValue)", block.layout.rawValue, mode, block.padding.rawValue,
        ]
        if format == 0 || format == 3 { parts.append(checkDigit == .drop ? "last digit dropped" : "last digit kept") }
        return parts.joined(separator: ", ")
    }
}

/// The result of a ``PINSettingsSearch``.
///
/// Contains no PIN, account number or key.
public struct PINSettingsReport: Hashable, Sendable {
    /// The combinations that decrypt the sample to its PIN, the simplest first.
    public internal(set) var matches: [PINSettings] = []
    /// The combinations that don't match, each with the reason.
    public internal(set) var ruledOut: [RuledOut] = []
    /// The key forms for which the given key isn't a valid AES key.
    public internal(set) var unusableForms: [UnusableForm] = []

    /// A combination that doesn't give the sample's PIN.
    public struct RuledOut: Hashable, Sendable {
        /// The combination.
        public let settings: PINSettings
        /// The error in the decrypted sample, or nil if it is a valid block with a different PIN.
        public let reason: PINError?
    }

    /// A form that isn't valid for the given key.
    public struct UnusableForm: Hashable, Sendable {
        /// The form.
        public let form: AESKeyForm
        /// The reason.
        public let reason: PINError
    }
}
