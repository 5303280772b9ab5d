import Foundation

/// Foundation's Base64, so that tests don't depend on the module's own.
enum Base64Text {
    static func of(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
