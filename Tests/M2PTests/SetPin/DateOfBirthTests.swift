import M2P
import Testing

struct DateOfBirthTests {
    @Test func formsAreWrittenWithLeadingZeros() throws {
        let date = try DateOfBirth(year: 987, month: 2, day: 3)
        #expect(date.text() == "03020987")
        #expect(date.text(.dayMonthYear) == "03020987")
        #expect(date.text(.yearMonthDay) == "09870203")
        #expect(date.text(.isoDate) == "0987-02-03")
        #expect(date.text(.init { "\($0.day).\($0.month).\($0.year)" }) == "3.2.987")
    }

    @Test(arguments: [(1990, 8, 15), (2000, 2, 29), (2024, 2, 29), (1, 1, 1), (9999, 12, 31), (1900, 2, 28)])
    func daysOfTheCalendarAreTaken(year: Int, month: Int, day: Int) throws {
        let date = try DateOfBirth(year: year, month: month, day: day)
        #expect((date.year, date.month, date.day) == (year, month, day))
    }

    @Test(arguments: [
        (1990, 2, 29, InvalidDate.day), (1900, 2, 29, .day), (2024, 2, 30, .day), (1990, 4, 31, .day),
        (1990, 1, 0, .day), (1990, 1, 32, .day), (1990, 1, Int.max, .day),
        (1990, 0, 1, .month), (1990, 13, 1, .month), (0, 1, 1, .year), (10_000, 1, 1, .year), (Int.min, 1, 1, .year),
    ])
    func otherDaysAreRefused(year: Int, month: Int, day: Int, error: InvalidDate) {
        #expect(throws: error) { try DateOfBirth(year: year, month: month, day: day) }
    }

    @Test func dateIsNeverPrinted() throws {
        let date = try DateOfBirth(year: 1987, month: 11, day: 23)
        var dumped = ""
        dump(date, to: &dumped)
        for text in ["\(date)", String(reflecting: date), dumped, "\(Mirror(reflecting: date).children.map(\.value))"] {
            for part in ["1987", "87", "11", "23"] { #expect(!text.contains(part), "\(text)") }
        }
    }
}
