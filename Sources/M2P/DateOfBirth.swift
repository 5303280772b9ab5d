/// A date of birth: a day in the Gregorian calendar without time or time zone, so it can't shift by a day.
///
/// Descriptions, dumps and mirrors don't show it.
public struct DateOfBirth: Hashable, Sendable {
    /// 1 to 9999.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// Creates a valid day in the Gregorian calendar.
    /// - Throws: `.year`, `.month`, `.day`.
    public init(year: Int, month: Int, day: Int) throws(InvalidDate) {
        guard (1...9999).contains(year) else { throw .year }
        guard (1...12).contains(month) else { throw .month }
        guard (1...Self.lastDay(ofMonth: month, year: year)).contains(day) else { throw .day }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date's string, only for a request, because it is a secret.
    public func text(_ form: TextForm = .dayMonthYear) -> String { form.text(self) }

    /// The format of a date of birth.
    ///
    /// Undocumented by the vendor. The only public sample of `setPin` uses `DDMMYYYY`. It must match the format at
    /// registration.
    public struct TextForm: Sendable {
        fileprivate let text: @Sendable (DateOfBirth) -> String

        /// Creates a custom form.
        public init(_ text: @escaping @Sendable (DateOfBirth) -> String) {
            self.text = text
        }

        /// `DDMMYYYY`, such as `15081990`.
        public static let dayMonthYear = TextForm { paddedText($0.day, 2) + paddedText($0.month, 2) + $0.yearText }
        /// `YYYYMMDD`, such as `19900815`: the basic form of ISO 8601.
        public static let yearMonthDay = TextForm { $0.yearText + paddedText($0.month, 2) + paddedText($0.day, 2) }
        /// `YYYY-MM-DD`, such as `1990-08-15`: the extended form of ISO 8601.
        public static let isoDate = TextForm {
            "\($0.yearText)-\(paddedText($0.month, 2))-\(paddedText($0.day, 2))"
        }
    }

    private var yearText: String { paddedText(year, 4) }

    private static func lastDay(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension DateOfBirth: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Doesn't show the date.
    public var description: String { "<redacted>" }
    /// Doesn't show the date.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
