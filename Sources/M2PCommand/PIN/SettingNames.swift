public import ArgumentParser
public import PINBlock
public import PINBlockAES

/// How the text of a layout setting is written on the command line.
enum LayoutName: String, CaseIterable, ExpressibleByArgument {
    case hexText = "hex-text"
    case lowercaseHexText = "lowercase-hex-text"
    case raw

    var layout: BlockLayout {
        switch self {
        case .hexText: .hexText
        case .lowercaseHexText: .lowercaseHexText
        case .raw: .raw
        }
    }
}

/// How AES blocks are chained, as the command line writes it.
enum ModeName: String, CaseIterable, ExpressibleByArgument {
    case ecb, cbc
}

extension Padding: ExpressibleByArgument {}

extension AESKeyForm: ExpressibleByArgument {}

extension CheckDigit: ExpressibleByArgument {
    /// Reads `drop` or `keep`.
    public init?(argument: String) {
        switch argument {
        case "drop": self = .drop
        case "keep": self = .keep
        default: return nil
        }
    }

    /// `drop` and `keep`.
    public static var allValueStrings: [String] { ["drop", "keep"] }
    /// As it is written.
    public var defaultValueDescription: String { self == .drop ? "drop" : "keep" }
}
