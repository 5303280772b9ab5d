import Foundation
import OpenAPIDocument
import Testing
import YAMLTree

/// The table of supported keywords matches the generator's behavior: `Corpus/keywords.yaml` has a document with and
/// without each keyword, and the Swift code for both is compared.
@Suite struct KeywordTruthTests {
    /// A keyword's effect on the Swift code.
    private enum Effect { case none, comments, code }

    private static let examples: Node? = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus/keywords.yaml")
        guard let data = try? Data(contentsOf: file) else { return nil }
        return try? YAMLReader.parse([UInt8](data), file: 0)
    }()

    @Test(arguments: ObjectKind.allCases)
    func rowsSayWhatBecomesOfTheKeyword(_ kind: ObjectKind) throws {
        let examples = try #require(Self.examples?[kind.rawValue])
        let document = try #require(examples["document"]?.string)
        let rows = KeywordTable.rows(of: kind).filter { $0.treatment != .refused }
        #expect(Set(rows.map(\.keyword)) == Set(examples["keywords"]?.mapping?.map(\.key.text) ?? []))
        for row in rows {
            let texts = try #require(examples["keywords"]?[row.keyword]?.sequence).compactMap(\.string)
            let place = texts.count == 3 ? texts[2] : document
            let (with, without) = (try swift(texts[0], in: place), try swift(texts[1], in: place))
            let effect: Effect =
                with == without ? .none : with.mapValues(\.code) == without.mapValues(\.code) ? .comments : .code
            switch row.treatment {
            case .generated, .validated: #expect(effect == .code, "\(kind): \(row.keyword)")
            case .documented: #expect(effect == .comments, "\(kind): \(row.keyword)")
            case .checked, .ignored, .refused: #expect(effect == .none, "\(kind): \(row.keyword)")
            }
        }
    }

    /// The generated files for a document with these members.
    private func swift(_ members: String, in place: String) throws -> [String: String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keyword-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var text = place.replacing("@", with: members)
        for (key, value) in [("openapi", "3.2.0"), ("info", "{title: T, version: '1'}"), ("paths", "{}")]
        where !text.hasPrefix("\(key):") && !text.contains("\n\(key):") {
            text += "\n\(key): \(value)\n"
        }
        try Data(text.utf8).write(to: folder.appending(path: "spec.yaml"))
        let configuration = #"{"spec": "spec.yaml", "modelFiles": 1, "groupsByTag": true}"#
        try Data(configuration.utf8).write(to: folder.appending(path: "bindings.json"))
        return try Fixture(folder: folder).generate()
    }
}

extension String {
    /// The lines that aren't comments.
    fileprivate var code: [Substring] {
        split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    }
}
