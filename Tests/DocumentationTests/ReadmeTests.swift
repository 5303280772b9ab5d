import Foundation
import PackageVersion
import TestSupport
import Testing

/// The code in the README and the documentation's articles compiles in an app that copies it.
@Suite struct ReadmeTests {
    private static let readme = (try? DocumentedCode.blocks(of: "README.md")) ?? []
    private static let articles = DocumentedCode.articles.flatMap { (try? DocumentedCode.blocks(of: $0)) ?? [] }

    @Test func thereIsCode() {
        #expect(Self.readme.count >= 6)
        #expect(Self.articles.count >= 25)
    }

    @Test(arguments: readme) func readmeCompiles(_ code: DocumentedCode) async throws {
        try await code.compile()
    }

    @Test(arguments: articles) func articlesCompile(_ code: DocumentedCode) async throws {
        try await code.compile()
    }

    /// New readers should be able to read it in one sitting.
    @Test func readmeIsShort() throws {
        let text = try String(contentsOf: DocumentedCode.package.appending(path: "README.md"), encoding: .utf8)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 251)
    }

    /// Links in the README and the other top-level pages refer to existing files.
    @Test(arguments: ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
    func linksLeadToFiles(_ file: String) throws {
        let text = try String(contentsOf: DocumentedCode.package.appending(path: file), encoding: .utf8)
        for part in text.components(separatedBy: "](").dropFirst() {
            let link = part.prefix { $0 != ")" && $0 != "#" }
            guard !link.isEmpty, !link.hasPrefix("http") else { continue }
            let target = DocumentedCode.package.appending(path: String(link))
            #expect(FileManager.default.fileExists(atPath: target.path()), "\(file): \(link)")
        }
    }

    /// The report in the README is an excerpt from the tutorial's, which `.ci/pictures` writes.
    @Test func reportIsAnExcerpt() throws {
        func text(_ file: String) throws -> String {
            try String(contentsOf: DocumentedCode.package.appending(path: file), encoding: .utf8)
        }
        let report = try text("Sources/M2P/M2P.docc/Tutorials/Code/review-2-report.txt")
        let excerpt = try #require(text("README.md").components(separatedBy: "```text\nBREAKING\n").dropFirst().first)
        let lines = excerpt.components(separatedBy: "\n```").first?.split(separator: "\n") ?? []
        #expect(lines.count >= 5)
        for line in lines where !line.hasSuffix("…") { #expect(report.contains(line)) }
    }

    /// The changelog's latest release is the version that the tools print.
    @Test func changelogHasTheVersion() throws {
        let text = try String(contentsOf: DocumentedCode.package.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
        #expect(headings.first { $0 != "## Unreleased" }?.hasPrefix("## \(PackageVersion.text)") == true)
    }
}
