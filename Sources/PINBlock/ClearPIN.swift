/// A PIN in the clear: 4 to 12 decimal digits that cannot be copied, printed or encoded, and that are erased at the end.
///
/// What remains outside its reach: CPU registers and the stack words they spill to, and whatever the caller read the
/// digits from. Erase that yourself; ``init(_:memory:)`` says what this means for a `String`.
public struct ClearPIN: ~Copyable, Sendable {
    /// The PIN field of format 0, `0 N P…P F…F`: every other format is made from it without a loop over digits.
    private var field: SecretBytes

    /// Takes the PIN from ASCII digits, such as a terminal's or a text field's UTF-8 bytes.
    ///
    /// Overwrite those bytes afterwards; this initializer reads them once and keeps none.
    /// - Throws: `.pinLength`, `.pinNotDecimal`.
    public init(ascii: some Sequence<UInt8>, memory: (any SecretMemory)? = nil) throws(PINError) {
        try self.init(values: ascii, zero: UInt8(ascii: "0"), memory: memory)
    }

    /// Takes the PIN from digits as numbers, 0 to 9, such as a PIN pad's.
    /// - Throws: `.pinLength`, `.pinNotDecimal`.
    public init(digits: some Sequence<UInt8>, memory: (any SecretMemory)? = nil) throws(PINError) {
        try self.init(values: digits, zero: 0, memory: memory)
    }

    /// Takes the PIN from a string.
    ///
    /// A string cannot be erased: its bytes stay in memory, possibly in several copies, until something else is written
    /// there. So prefer ``init(ascii:memory:)`` with bytes that you overwrite. Where the PIN comes as a string, from a text
    /// field for instance, keep that string in the smallest scope, set the field's text to nothing immediately, and put it in
    /// no state, log, undo history or pasteboard.
    /// - Throws: `.pinLength`, `.pinNotDecimal`.
    public init(_ text: borrowing String, memory: (any SecretMemory)? = nil) throws(PINError) {
        try self.init(values: text.utf8, zero: UInt8(ascii: "0"), memory: memory)
    }

    private init(values: some Sequence<UInt8>, zero: UInt8, memory: (any SecretMemory)?) throws(PINError) {
        var reader = DigitReader(zero: zero, memory: memory)
        let isRead: Void? = values.withContiguousStorageIfAvailable { values in
            for value in values where !reader.take(value) { return }
        }
        if isRead == nil {
            for value in values where !reader.take(value) { break }
        }
        try self.init(reader)
    }

    private init(_ reader: consuming DigitReader) throws(PINError) {
        field = try reader.finished()
    }

    /// Takes a PIN field that has been checked and has format 0's first nibble and fill.
    init(checked field: UInt64, memory: (any SecretMemory)?) {
        self.field = SecretBytes(count: 8, memory: memory)
        self.field.setNumber(field, at: 0)
    }

    /// How many digits, 4 to 12.
    public var count: Int { Int(field[0]) }

    /// Whether both are the same PIN, found in a time that does not depend on the digits.
    public borrowing func matches(_ other: borrowing ClearPIN) -> Bool {
        field.isEqual(to: other.field)
    }

    /// The PIN field of format 0, with the control nibble 0 and F as fill.
    package borrowing func number() -> UInt64 { field.number(at: 0) }

    /// Where the clear block made from this PIN belongs.
    var memory: (any SecretMemory)? { field.home }
}

/// Collects digits one by one into a PIN field, in memory that is erased whatever comes of it.
private struct DigitReader: ~Copyable {
    private var field: SecretBytes
    private let zero: UInt8
    private var count = 0
    private var fault: PINError?

    init(zero: UInt8, memory: (any SecretMemory)?) {
        field = SecretBytes(count: 8, memory: memory)
        self.zero = zero
    }

    /// Takes one digit; false where there is no use in going on.
    mutating func take(_ value: UInt8) -> Bool {
        guard value &- zero <= 9 else {
            fault = .pinNotDecimal
            return false
        }
        guard count < PINField.lengths.upperBound else {
            fault = .pinLength
            return false
        }
        field[1 + count / 2] |= (value &- zero) << (count % 2 == 0 ? 4 : 0)
        count += 1
        return true
    }

    /// The PIN field of format 0.
    consuming func finished() throws(PINError) -> SecretBytes {
        if let fault { throw fault }
        guard PINField.lengths.contains(count) else { throw .pinLength }
        field[0] = UInt8(truncatingIfNeeded: count)
        field.setNumber(field.number(at: 0) | PINField.fillMask(pinLength: count), at: 0)
        return field
    }
}
