/// A string that descriptions, dumps and mirrors show as `•••`, or as the last four digits of a mobile number.
struct Secret: Hashable, Sendable {
    let text: String
    private let showsLastFour: Bool

    init(_ text: String) {
        self.text = text
        showsLastFour = false
    }

    init(mobileNumber: String) {
        text = mobileNumber
        showsLastFour = true
    }

    static let hidden = "•••"

    /// Shows the last four digits of a mobile number that has more than four.
    static func masked(mobileNumber: String) -> String {
        mobileNumber.count > 4 ? hidden + mobileNumber.suffix(4) : hidden
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String {
        showsLastFour ? Self.masked(mobileNumber: text) : Self.hidden
    }

    var debugDescription: String { description }

    var customMirror: Mirror { Mirror(self, children: []) }
}
