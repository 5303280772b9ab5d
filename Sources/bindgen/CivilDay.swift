import BindingsGeneration
import SpecDiff

/// The day, by UTC.
enum CivilDay {
    /// Another day, where one is given; else today.
    static func today(or text: String?) -> Day {
        let now = time(nil)
        return text.flatMap(Day.init) ?? Day(number: Int(now) / 86400)
    }
}
