/// A day of the Gregorian calendar, such as `2026-11-21`.
package struct Day: Sendable {
    /// Days since 1970-01-01.
    let number: Int

    package init(number: Int) { self.number = number }

    /// The day that a day or a time starts with; nil where there is none.
    package init?(_ text: String) {
        let bytes = Array(text.utf8.prefix(10))
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func value(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
        guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10), (0...9999).contains(year),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        // Years that start in March, so that the day that some years lack is the last one.
        let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let era = (y >= 0 ? y : y - 399) / 400
        let ofEra = (y - era * 400) * 365 + (y - era * 400) / 4 - (y - era * 400) / 100 + (153 * m + 2) / 5 + day - 1
        number = era * 146_097 + ofEra - 719_468
    }
}
