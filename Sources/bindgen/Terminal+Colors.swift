import BindingsGeneration

extension Terminal {
    /// Whether standard output is a terminal that supports colors.
    ///
    /// Source: https://no-color.org
    static var showsColors: Bool {
        func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
        return isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb"
    }
}
