import Foundation

/// A value for a sensitive field that can be found in any string that contains a part of it.
struct Marker: Sendable {
    let text: String
    /// Whether the last four characters may be shown.
    let showsLastFour: Bool

    init(_ text: String = "Qz7Xk9Wv3J1mPr5T8bLdYhNc", showsLastFour: Bool = false) {
        self.text = text
        self.showsLastFour = showsLastFour
    }

    /// 32 bytes in Base64.
    static let encryptedPIN = Marker("Qz7Xk9Wv3J1mPr5T8bLdYhNcQz7Xk9Wv3J1mPr5T8bA=")
    static let digits = Marker("918273645501928")

    /// The part of the marker that a string leaks, or nil if it leaks nothing.
    func leak(in printed: String) -> String? {
        let characters = Array(text)
        let pieces = (0...(characters.count - 4)).map { String(characters[$0..<$0 + 4]) }
        if let piece = (showsLastFour ? pieces.dropLast() : pieces[...]).first(where: { printed.contains($0) }) {
            return piece
        }
        // Bytes print as numbers: those of the string, and those it encodes.
        let numbers = "," + printed.split { !$0.isNumber }.joined(separator: ",") + ","
        for bytes in [Array(text.utf8), Data(base64Encoded: text).map(Array.init) ?? []] where bytes.count >= 4 {
            let list = bytes.prefix(4).map(String.init).joined(separator: ",")
            if numbers.contains(",\(list),") { return list }
        }
        return nil
    }
}
