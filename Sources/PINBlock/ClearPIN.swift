/// A clear PIN: 4 to 12 decimal digits that can't be copied, printed or encoded, and that are erased at the end.
///
/// It can't protect CPU registers, the stack words that they spill to, and the caller's source of the digits. Erase
/// the source yourself. ``init(_:memory:)`` explains what this means for a `String`.
public struct ClearPIN: ~Copyable, Sendable {
    /// The PIN field of format 0, `0 N P…P F…F`.
    ///
    /// All other formats are computed from it without a loop over digits.
    private var field: SecretBytes

    /// Creates a PIN from ASCII digits, such as the UTF-8 bytes of a terminal or a text field.
    ///
    /// Overwrite the bytes afterwards. This initializer reads them once and keeps no copy.
    /// - Throws: `.pinLength`, `.pinNotDecimal`.
    public init(ascii: some Sequence<UInt8>, memory: (any SecretMemory)? = nil) throws(PINError) {
        try self.init(values: ascii, zero: UInt8(ascii: "0"), memory: memory)
    }

    /// Creates a PIN from digits as numbers from 0 to 9, such as those of a PIN pad.
    /// - Throws: `.pinLength`, `.pinNotDecimal`.
    public init(digits: some Sequence<UInt8>, memory: (any SecretMemory)? = nil) throws(PINError) {
        try self.init(values: digits, zero: 0, memory: memory)
    }

    /// Creates a PIN from a string.
    ///
    /// A string can't be erased: its bytes stay in memory, possibly in several copies, until they are overwritten.
    /// Prefer ``init(ascii:memory:)`` with bytes that you overwrite. If the PIN comes as a string, for example from a
    /// text field, keep the string in the smallest possible scope, clear the text field immediately, and don't store
    /// it in any state, log, undo history or pasteboard.
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

    /// Creates a PIN from a checked PIN field with format 0's first nibble and fill.
    init(checked field: UInt64, memory: (any SecretMemory)?) {
        self.field = SecretBytes(count: 8, memory: memory)
        self.field.setNumber(field, at: 0)
    }

    /// The number of digits, 4 to 12.
    public var count: Int { Int(field[0]) }

    /// Compares two PINs in constant time.
    public borrowing func matches(_ other: borrowing ClearPIN) -> Bool {
        field.isEqual(to: other.field)
    }

    /// The PIN field of format 0, with the control nibble 0 and F as fill.
    package borrowing func number() -> UInt64 { field.number(at: 0) }

    /// The memory for the clear block made from this PIN.
    var memory: (any SecretMemory)? { field.home }
}

/// Collects digits one by one into a PIN field, in memory that is always erased.
private struct DigitReader: ~Copyable {
    private var field: SecretBytes
    private let zero: UInt8
    private var count = 0
    private var fault: PINError?

    init(zero: UInt8, memory: (any SecretMemory)?) {
        field = SecretBytes(count: 8, memory: memory)
        self.zero = zero
    }

    /// Adds a digit.
    ///
    /// Returns false if there is no point in continuing.
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
