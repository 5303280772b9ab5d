public import ArgumentParser
import BindingsGeneration
public import OpenAPIDocument

extension CalendarDate {
    /// The day, by UTC.
    static var today: CalendarDate {
        let now = time(nil)
        return CalendarDate(daysSince1970: Int(now) / 86400)
    }
}

extension CalendarDate: ExpressibleByArgument {
    /// Reads `2026-11-21`.
    public init?(argument: String) { self.init(argument) }
}
