import Foundation

/// Base64 by Foundation, so that tests do not lean on the module's own.
enum Base64Text {
    static func of(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
