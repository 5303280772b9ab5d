/// A PIN block format with its parameters, for calls that choose the format at run time.
public enum PINBlockFormat: Hashable, Sendable {
    /// ISO format 0: bound to the account number, filled with F.
    case format0(AccountNumber)
    /// ISO format 1: without an account number, filled at random.
    case format1
    /// ISO format 2: without an account number, filled with F.
    ///
    /// Only for chip cards.
    ///
    /// Towards chip cards only.
    case format2
    /// ISO format 3: bound to the account number, filled at random with A to F.
    case format3(AccountNumber)
    /// ISO format 4: 16 bytes, bound to the account number by the cipher.
    case format4(AccountNumber)

    /// 0 to 4.
    public var number: UInt8 {
        switch self {
        case .format0: 0
        case .format1: 1
        case .format2: 2
        case .format3: 3
        case .format4: 4
        }
    }

    /// The account number that the block is bound to, if its format has one.
    public var account: AccountNumber? {
        switch self {
        case .format0(let account), .format3(let account), .format4(let account): account
        case .format1, .format2: nil
        }
    }
}
