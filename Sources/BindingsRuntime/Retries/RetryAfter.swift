import Foundation
import HTTPTypes

extension HTTPFields {
    /// How long the server asks to wait (`Retry-After`, RFC 9110, section 10.2.3): seconds or a date.
    ///
    /// Nil if it doesn't say, or not in a valid format.
    ///
    /// A date is compared with the response's own `Date` if there is one, so a wrong local clock doesn't matter.
    func retryAfter(now: Date) -> Duration? {
        guard let text = self[.retryAfter]?.trimmingCharacters(in: .whitespaces), !text.isEmpty else {
            return nil
        }
        if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            return .seconds(Int64(text) ?? .max / 2)
        }
        guard let date = HTTPDate.date(text, now: now) else { return nil }
        let start = self[.date].flatMap { HTTPDate.date($0, now: now) } ?? now
        return .seconds(Swift.max(0, date.timeIntervalSince(start)))
    }
}

/// Dates in header fields (RFC 9110, section 5.6.7): the preferred format and the two obsolete ones.
enum HTTPDate {
    static func date(_ text: String, now: Date) -> Date? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
        // Sun, 06 Nov 1994 08:49:37 GMT | Sunday, 06-Nov-94 08:49:37 GMT
        if words.count == 6, words[5] == "GMT" {
            return date(day: words[1], month: words[2], year: words[3], time: words[4], now)
        }
        // Sun Nov  6 08:49:37 1994
        if words.count == 5 { return date(day: words[2], month: words[1], year: words[4], time: words[3], now) }
        return nil
    }

    private static func date(day: String, month: String, year: String, time: String, _ now: Date) -> Date? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false).compactMap {
            number($0, digits: 2...2)
        }
        guard parts.count == 3, parts[0] < 24, parts[1] < 60, parts[2] <= 60, let month = months.firstIndex(of: month),
            let day = number(day, digits: 1...2),
            let year = number(year, digits: 4...4) ?? number(year, digits: 2...2).map({ fullYear($0, now) }),
            let date = CalendarDate(year: year, month: month + 1, day: day)
        else { return nil }
        let seconds = date.daysSince1970 * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
        return Date(timeIntervalSince1970: Double(seconds))
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func number(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
        var rest = Substring(text).utf8
        let count = rest.count
        guard digits.contains(count) else { return nil }
        return CalendarDate.digits(count, from: &rest)
    }

    /// A two-digit year more than 50 years in the future is the most recent past year with these digits.
    private static func fullYear(_ year: Int, _ now: Date) -> Int {
        let present = 1970 + Int(now.timeIntervalSince1970 / 31_556_952)
        let full = present - present % 100 + year
        return full > present + 50 ? full - 100 : full
    }
}
