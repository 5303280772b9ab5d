import Foundation

/// Text styles: ANSI colors, or none.
struct Palette: Sendable, Equatable {
    private let isColored: Bool

    /// No styles, for pipes and files.
    static let plain = Palette(isColored: false)
    /// ANSI colors, which follow the terminal's own light or dark theme.
    static let colored = Palette(isColored: true)

    private init(isColored: Bool) {
        self.isColored = isColored
    }

    /// Colors on a terminal that supports them, unless `NO_COLOR` is set (no-color.org).
    init(isTerminal: Bool, environment: [String: String]) {
        let isUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let terminal = environment["TERM"] ?? ""
        isColored = isTerminal && !isUnwanted && !terminal.isEmpty && terminal != "dumb"
    }

    func title(_ text: String) -> String { marked(text, "1") }
    func faint(_ text: String) -> String { marked(text, "2") }
    func good(_ text: String) -> String { marked(text, "32") }
    func bad(_ text: String) -> String { marked(text, "1;31") }
    func refusal(_ text: String) -> String { marked(text, "33") }
    func name(_ text: String) -> String { marked(text, "36") }

    private func marked(_ text: String, _ code: String) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// The environment at the start of the process.
enum Environment {
    static var value: [String: String] { ProcessInfo.processInfo.environment }
}
