/// Why a text isn't JSON, and where, without any of the text.
struct JSONSyntaxError: Error, Hashable {
    enum Reason: Hashable {
        case notJSON
        /// It isn't UTF-8, which RFC 8259, section 8.1, requires, or it has a lone surrogate.
        case notUnicode
        case depth(limit: Int)
        /// It has more bytes than `JSONDocument.maximumCount`.
        case size
    }

    let reason: Reason
    /// The offset in bytes, from zero.
    let offset: Int
    /// The line and the column in bytes, from one.
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
