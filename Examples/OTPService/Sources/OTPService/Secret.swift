import Foundation

/// A secret in an environment variable, or in the file that the variable with `_FILE` at its end names.
///
/// Never an argument: other programs can see those.
struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
    private enum Source: Sendable {
        case text(String)
        case file(String)
    }

    private let name: String
    private let source: Source

    init(_ name: String, _ variables: [String: String]) throws(SettingsError) {
        self.name = name
        if let path = variables["\(name)_FILE"] {
            source = .file(path)
        } else if let text = variables[name] {
            source = .text(text)
        } else {
            throw SettingsError(name, "is missing; set it, or \(name)_FILE to the path of a file with it")
        }
    }

    /// Reads the secret, without the line end at the end of a file.
    func read() throws(SettingsError) -> String {
        let text: String
        switch source {
        case .text(let value): text = value
        case .file(let path):
            guard let contents = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw SettingsError("\(name)_FILE", "names a file that can't be read as UTF-8")
            }
            text = contents.trimmingCharacters(in: .newlines)
        }
        guard !text.isEmpty else { throw SettingsError(name, "is empty") }
        return text
    }

    var description: String { "<secret>" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A field of a request that no log, dump or error may show.
struct Hidden: Decodable, Sendable, CustomStringConvertible, CustomReflectable {
    let text: String

    init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    var description: String { "<hidden>" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
