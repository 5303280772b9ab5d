public import ArgumentParser
import BindingsGeneration
public import OpenAPIDocument

extension CalendarDate {
    /// Today's date in UTC.
    static var today: CalendarDate {
        let now = time(nil)
        return CalendarDate(daysSince1970: Int(now) / 86400)
    }
}

extension CalendarDate: ExpressibleByArgument {
    /// Parses a date such as `2026-11-21`.
    public init?(argument: String) { self.init(argument) }
}
