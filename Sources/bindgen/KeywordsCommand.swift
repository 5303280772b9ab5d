import ArgumentParser
import BindingsGeneration
import OpenAPIDocument

/// `bindgen keywords`.
struct Keywords: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywords",
        abstract: "Print the supported keywords for each OpenAPI version, as Markdown.",
        discussion: """
            EXAMPLES
              bindgen keywords > SupportedKeywords.md
            """
    )

    func run() { Terminal.output(KeywordPage.text) }
}

/// The page of supported keywords, printed from the reader's own table.
enum KeywordPage {
    static var text: String {
        var text = """
            # Supported keywords

            What becomes of each keyword in each version of OpenAPI. This page is printed by `bindgen keywords` from the \
            table that the reader itself asks; a keyword that has no row is reported as unknown.

            - *generated*: it decides what is generated
            - *validated*: values are held against it, before they are sent and, by `violations`, after they are received; \
            the keywords that also decide the Swift type are *generated*
            - *checked*: it is read and checked itself; no value is held against it
            - *documented*: it goes into doc comments
            - *ignored*: it cannot matter to a client
            - *refused*: it is an error, because leaving it out would give a wrong client

            """
        for kind in ObjectKind.allCases {
            let rows = KeywordTable.rows(of: kind)
            if rows.isEmpty { continue }
            text += "\n## \(kind.description.prefix(1).uppercased() + kind.description.dropFirst())\n\n"
            text += "| Keyword | 3.0 | 3.1 | 3.2 | |\n|---|---|---|---|---|\n"
            var seen: Set<String> = []
            for row in rows where seen.insert(row.keyword).inserted {
                let same = rows.filter { $0.keyword == row.keyword }
                let cells = [OpenAPIVersion.Line.v3_0, .v3_1, .v3_2].map { line in
                    same.first { $0.isIn(line) }?.treatment.rawValue ?? "—"
                }
                let notes = same.compactMap(\.note).joined(separator: "; ")
                text += "| `\(row.keyword)` | \(cells.joined(separator: " | ")) | \(cell(notes)) |\n"
            }
        }
        text += "\n## Extensions\n\n| Extension | On | Meaning |\n|---|---|---|\n"
        for row in ExtensionTable.rows {
            let isAnywhere = row.kinds.count == ObjectKind.allCases.count
            let kinds = isAnywhere ? "anything" : row.kinds.map(\.description).joined(separator: ", ")
            text += "| `\(row.keyword)` | \(kinds) | \(cell(row.summary)) |\n"
        }
        return text + "\nOther extensions are ignored.\n"
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
