public import Foundation

/// A point in time (RFC 3339, `date-time`) that keeps its original string, so that it is encoded unchanged.
///
/// Two values are equal if they are the same point in time, whatever their offsets.
public struct DateTime: Sendable {
    /// The point in time.
    public let date: Date
    /// The string on the wire, such as `2026-11-21T09:30:00Z`.
    public let text: String

    /// Creates a point in time, written in UTC, with milliseconds if it has a fraction.
    public init(_ date: Date) {
        self.date = date
        text = Self.text(of: date)
    }

    /// Parses RFC 3339.
    ///
    /// A missing offset means UTC, and a space is accepted for `T`.
    ///
    /// - Returns: Nil if the string isn't a point in time.
    public init?(_ text: String) {
        guard let seconds = RFC3339.seconds(in: text) else { return nil }
        date = Date(timeIntervalSince1970: seconds)
        self.text = text
    }

    private static func text(of date: Date) -> String {
        let total = (date.timeIntervalSince1970 * 1000).rounded()
        guard total.isFinite, abs(total) < 9e15 else { return "1970-01-01T00:00:00Z" }
        let milliseconds = Int64(total)
        let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = seconds - days * 86_400
        let fraction = milliseconds - seconds * 1000
        let day = CalendarDate(daysSince1970: Int(days))
        let clock = [time / 3600, time / 60 % 60, time % 60].map { CalendarDate.padded(Int($0), 2) }.joined(
            separator: ":"
        )
        return "\(day)T\(clock)\(fraction == 0 ? "" : ".\(CalendarDate.padded(Int(fraction), 3))")Z"
    }
}

extension DateTime: Hashable, Comparable, CustomStringConvertible {
    /// Compares the points in time.
    public static func == (left: DateTime, right: DateTime) -> Bool { left.date == right.date }
    /// Compares the points in time.
    public static func < (left: DateTime, right: DateTime) -> Bool { left.date < right.date }
    /// Hashes the point in time.
    public func hash(into hasher: inout Hasher) { hasher.combine(date) }
    /// The string on the wire.
    public var description: String { text }
}

extension DateTime: Codable, ParameterEncodable {
    /// Decodes an RFC 3339 string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = DateTime(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date-time (RFC 3339)")
        }
        self = value
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The text.
    public var parameterContent: ParameterContent { .primitive(text) }
}
