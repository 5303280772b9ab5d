public import ArgumentParser
public import PINBlock
public import PINBlockAES

/// The spelling of a layout on the command line.
enum LayoutName: String, CaseIterable, ExpressibleByArgument {
    case hexText = "hex-text"
    case lowercaseHexText = "lowercase-hex-text"
    case raw

    init(_ layout: BlockLayout) {
        switch layout {
        case .hexText: self = .hexText
        case .lowercaseHexText: self = .lowercaseHexText
        case .raw: self = .raw
        }
    }

    var layout: BlockLayout {
        switch self {
        case .hexText: .hexText
        case .lowercaseHexText: .lowercaseHexText
        case .raw: .raw
        }
    }
}

/// The PIN block formats, by their numbers.
enum FormatName: UInt8, CaseIterable, ExpressibleByArgument {
    case format0, format1, format2, format3, format4

    /// The number, as on the command line.
    var defaultValueDescription: String { "\(rawValue)" }

    static var allValueStrings: [String] { allCases.map { "\($0.rawValue)" } }
}

/// The AES modes, as spelled on the command line.
enum ModeName: String, CaseIterable, ExpressibleByArgument {
    case ecb, cbc
}

extension Padding: ExpressibleByArgument {}

extension AESKeyForm: ExpressibleByArgument {}

extension CheckDigit: ExpressibleByArgument {
    /// Parses `drop` or `keep`.
    public init?(argument: String) {
        switch argument {
        case "drop": self = .drop
        case "keep": self = .keep
        default: return nil
        }
    }

    /// `drop` and `keep`.
    public static var allValueStrings: [String] { ["drop", "keep"] }
    /// The spelling.
    public var defaultValueDescription: String { self == .drop ? "drop" : "keep" }
}

/// The methods of computing a key check value, as spelled on the command line.
enum CheckValueMethodName: String, CaseIterable, ExpressibleByArgument {
    case cmac
    case zeroEncryption = "zero-encryption"

    var method: KeyCheckValue.Method { self == .cmac ? .cmac : .zeroEncryption }
}
