public import PINBlock

/// Finds a peer's settings from a sample with a known PIN.
///
/// The API doesn't document the layout, the mode, the padding, the key's form or the use of the last digit. Try one
/// matching set of PIN, account number, key and ciphertext, and configure the result.
public struct PINSettingsSearch: Sendable {
    /// A known ciphertext.
    public let sample: EncryptedPIN
    /// The initialization vectors to try with CBC.
    public let vectors: [InitializationVector]
    private let dropping: AccountNumber
    private let keeping: AccountNumber

    /// Creates a sample whose block is bound to a kit number.
    public init(sample: EncryptedPIN, kit: KitNumber, vectors: [InitializationVector] = [.zero]) {
        self.sample = sample
        self.vectors = vectors
        dropping = AccountNumber(kit: kit)
        keeping = AccountNumber(kit: kit, checkDigit: .keep)
    }

    /// Creates a sample whose block is bound to a PAN.
    /// - Throws: `.accountNumberLength`, `.accountNumberNotDecimal`.
    public init(
        sample: EncryptedPIN,
        pan: some StringProtocol,
        vectors: [InitializationVector] = [.zero]
    ) throws(PINError) {
        self.sample = sample
        self.vectors = vectors
        dropping = try AccountNumber(pan: pan)
        keeping = try AccountNumber(pan: pan, checkDigit: .keep)
    }

    /// Tries every combination on the sample.
    ///
    /// Several may match one sample: with 16 bytes, CBC with a zero vector equals ECB. The first is the simplest.
    /// - Parameters:
    ///   - pin: The sample's PIN.
    ///   - key: The contents of the key file or secret, in any form. Erase them afterwards.
    public func run(pin: borrowing ClearPIN, key: some Collection<UInt8>) -> PINSettingsReport {
        var report = PINSettingsReport()
        for form in [AESKeyForm.text, .hex, .base64] {
            do throws(PINError) {
                let key = try AESKey(key, form: form)
                for candidate in candidates(form) {
                    judge(candidate, pin: pin, key: key, &report)
                }
            } catch {
                report.unusableForms.append(.init(form: form, reason: error))
            }
        }
        return report
    }

    private func candidates(_ form: AESKeyForm) -> [PINSettings] {
        var candidates: [PINSettings] = []
        for mode in [CipherMode.ecb] + vectors.map(CipherMode.cbc) {
            for layout in BlockLayout.allCases {
                for padding in Padding.allCases {
                    guard
                        let block = try? AESBlockSettings(layout: layout, mode: mode, padding: padding)
                    else { continue }
                    for format in UInt8(0)...3 {
                        for rule in format == 0 || format == 3 ? CheckDigit.allCases : [.drop] {
                            candidates.append(.init(keyForm: form, block: block, format: format, checkDigit: rule))
                        }
                    }
                }
            }
        }
        candidates.append(.init(keyForm: form, block: .standard, format: 4, checkDigit: .drop))
        return candidates
    }

    private func judge(
        _ candidate: PINSettings,
        pin: borrowing ClearPIN,
        key: AESKey,
        _ report: inout PINSettingsReport
    ) {
        do throws(PINError) {
            let cipher = AESPINCipher(key: key, settings: candidate.block)
            let found = try cipher.decrypt(
                sample,
                as: candidate.blockFormat(candidate.checkDigit == .drop ? dropping : keeping)
            )
            if found.matches(pin) {
                report.matches.append(candidate)
            } else {
                report.ruledOut.append(.init(settings: candidate, reason: nil))
            }
        } catch {
            report.ruledOut.append(.init(settings: candidate, reason: error))
        }
    }
}
