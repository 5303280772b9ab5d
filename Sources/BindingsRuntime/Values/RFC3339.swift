/// Parses RFC 3339 timestamps.
///
/// A missing offset means UTC, and a space is accepted for `T`.
enum RFC3339 {
    /// The seconds since 1970 (UTC) of a `date-time`, or nil if the string isn't one.
    static func seconds(in text: String) -> Double? {
        var rest = Substring(text).utf8
        guard let day = CalendarDate(readingFrom: &rest), let separator = rest.popFirst(),
            separator == UInt8(ascii: "T") || separator == UInt8(ascii: "t") || separator == UInt8(ascii: " "),
            let hour = CalendarDate.digits(2, from: &rest), hour < 24, rest.popFirst() == UInt8(ascii: ":"),
            let minute = CalendarDate.digits(2, from: &rest), minute < 60
        else { return nil }
        var seconds = Double(day.daysSince1970) * 86_400 + Double(hour * 3600 + minute * 60)
        if rest.first == UInt8(ascii: ":") {
            rest.removeFirst()
            guard let second = CalendarDate.digits(2, from: &rest), second <= 60 else { return nil }
            seconds += Double(second)
        }
        if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
            rest.removeFirst()
            var scale = 0.1
            guard let first = rest.first, isDigit(first) else { return nil }
            while let byte = rest.first, isDigit(byte) {
                seconds += Double(byte - UInt8(ascii: "0")) * scale
                scale /= 10
                rest.removeFirst()
            }
        }
        guard let offset = offset(from: &rest), rest.isEmpty else { return nil }
        return seconds - Double(offset)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// The offset from UTC in seconds: `Z`, `+05:30`, `+0530`, `+05`, or nothing.
    private static func offset(from rest: inout Substring.UTF8View) -> Int? {
        guard let sign = rest.popFirst() else { return 0 }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = CalendarDate.digits(2, from: &rest),
            hours < 24
        else { return nil }
        if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
        let minutes = rest.isEmpty ? 0 : CalendarDate.digits(2, from: &rest)
        guard let minutes, minutes < 60 else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}
