/// Why a text is not read as JSON, and where; nothing of the text itself.
struct JSONSyntaxError: Error, Hashable {
    enum Reason: Hashable {
        case notJSON
        /// Not in UTF-8, which RFC 8259, section 8.1, asks for; or half of a surrogate pair.
        case notUnicode
        case depth(limit: Int)
        /// More bytes than `JSONDocument.maximumCount`.
        case size
    }

    let reason: Reason
    /// Counted in bytes from zero.
    let offset: Int
    /// Counted from one; the column in bytes.
    let line: Int
    let column: Int

    init(_ reason: Reason, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        self.reason = reason
        self.offset = offset
        let before = bytes.prefix(offset)
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        column = offset - (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1)
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    var description: String {
        switch reason {
        case .notJSON: "not valid JSON at \(place)"
        case .notUnicode: "not UTF-8 at \(place)"
        case .depth(let limit): "nested deeper than \(limit) levels at \(place)"
        case .size: "more than \(JSONDocument.maximumCount) bytes of JSON"
        }
    }

    private var place: String { "line \(line), column \(column) (byte \(offset))" }
}
