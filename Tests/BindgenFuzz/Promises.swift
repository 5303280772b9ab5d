import BindingsModel
import Foundation
import OpenAPIDocument
import SpecDiff
import SwiftEmitter
import TestSupport
import YAMLTree

/// A violated guarantee of bindgen.
struct BrokenPromise: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
}

/// The guarantees for any two documents.
struct Promises {
    private struct NoFile: Error {}

    /// The number of documents that were read, and of those with bindings.
    private(set) var readable = 0
    private(set) var generated = 0
    /// A compiler whose parser must accept the output, or nil to skip this check.
    var compiler: String?

    mutating func check(_ base: [UInt8], _ revision: [UInt8], parses: Bool) throws(BrokenPromise) {
        let old = try side(base)
        let new = try side(revision)
        guard let old, let new else { return }
        let before = try generate(old, base.count, parses: parses)
        let after = try generate(new, revision.count, parses: false)
        let today = CalendarDate(daysSince1970: 20_785)
        let found = SpecDiff.compare(old, new, today: today)
        let itself = SpecDiff.compare(old, old, today: today)
        if !itself.changes.isEmpty || !itself.documentation.isEmpty {
            throw BrokenPromise("a document differs from itself: \(itself.changes.map(\.message))")
        }
        let forth = (found.changes + found.documentation).map { RuleTable.rule($0.rule)?.mirror ?? "" }.sorted()
        let swapped = SpecDiff.compare(new, old, today: today)
        let back = (swapped.changes + swapped.documentation).map(\.rule).sorted()
        if forth != back { throw BrokenPromise("swapped, there are other changes: \(forth); \(back)") }
        var swift: [SwiftChange] = []
        if let before, let after {
            swift = SwiftComparison.compare(before, after, of: (base: old, revision: new))
            if !SwiftComparison.compare(before, before).isEmpty {
                throw BrokenPromise("bindings differ from themselves")
            }
        }
        try report(Review(found, swift, ReviewFile(), of: (base: old, revision: new), today: today), base, revision)
    }

    private mutating func side(_ bytes: [UInt8]) throws(BrokenPromise) -> SpecDiff.Side? {
        let read = DocumentReader.read(bytes, name: "f.json", checksExamples: true) { _ in throw NoFile() }
        for diagnostic in read.diagnostics {
            try check(diagnostic.rendered(in: read.files), notes: diagnostic.notes.count)
        }
        let hasError = read.diagnostics.contains { $0.severity == .error }
        if hasError == (read.document != nil) { throw BrokenPromise("a document and an error, or neither") }
        _ = DocumentInput.read(bytes, name: "f.json") { _ in throw NoFile() }
        guard let document = read.document else { return nil }
        readable += 1
        return SpecDiff.Side(document: document, files: read.files)
    }

    private mutating func generate(
        _ side: SpecDiff.Side,
        _ size: Int,
        parses: Bool
    ) throws(BrokenPromise) -> Bindings? {
        let built = Bindings.build(
            side.document,
            configuration: BindingsConfiguration(spec: "f.json", groupsByTag: true, unusedSchemas: true),
            testSupport: true
        )
        for diagnostic in built.diagnostics {
            try check(diagnostic.rendered(in: side.files), notes: diagnostic.notes.count)
        }
        let hasError = built.diagnostics.contains { $0.severity == .error }
        if hasError == (built.bindings != nil) { throw BrokenPromise("bindings and an error, or neither") }
        guard let bindings = built.bindings else { return nil }
        generated += 1
        let support = [SwiftEmitter.emitTestSupport(bindings, for: "Fuzzed")].compactMap { $0 }
        let files = SwiftEmitter.emit(bindings) + support
        if files.reduce(0, { $0 + $1.contents.count }) > 64 * size + (32 << 20) {
            throw BrokenPromise("too much output")
        }
        for file in files { try check(file) }
        if parses, let compiler { try parse(files, with: compiler) }
        return bindings
    }

    /// A diagnostic is one line, plus one for each note, of visible characters.
    private func check(_ text: String, notes: Int) throws(BrokenPromise) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.count != notes + 1 { throw BrokenPromise("line break in: \(text)") }
        for line in lines where String(Substring(line)).showingHidden != String(Substring(line)) {
            throw BrokenPromise("hidden characters in: \(text)")
        }
    }

    private func check(_ file: GeneratedFile) throws(BrokenPromise) {
        guard let text = String(validating: file.contents, as: UTF8.self) else {
            throw BrokenPromise("\(file.name) is not UTF-8")
        }
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) { return }
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let line = String(Substring(line))
            if line.showingHidden != line { throw BrokenPromise("hidden characters in \(file.name): \(line)") }
        }
    }

    private func report(
        _ review: Review,
        _ base: [UInt8],
        _ revision: [UInt8]
    ) throws(BrokenPromise) {
        let report = DiffReport(
            base: DiffReport.Side(name: "a.json", files: [base]),
            revision: DiffReport.Side(name: "b.json", files: [revision]),
            review: review,
            notes: []
        )
        for format in DiffReport.Format.allCases {
            let text = report.rendered(format)
            for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
                let line = String(Substring(line))
                if format == .github, !line.hasPrefix("::") { throw BrokenPromise("no workflow command: \(line)") }
                // The report itself adds one after '@', so that GitHub doesn't see a mention.
                let shown = format == .markdown ? line.replacing("@\u{200B}", with: "@") : line
                if shown.showingHidden != shown { throw BrokenPromise("hidden characters in \(format): \(line)") }
            }
        }
    }

    private func parse(_ files: [GeneratedFile], with compiler: String) throws(BrokenPromise) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bindgen-fuzz-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = ChildProcess()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in files { try Data(file.contents).write(to: folder.appending(path: file.name)) }
            process.executableURL = URL(filePath: "/usr/bin/env")
            let names = files.map { folder.appending(path: $0.name).path(percentEncoded: false) }
            process.arguments = [compiler, "-frontend", "-parse"] + names
            try process.run()
        } catch {
            throw BrokenPromise("cannot run \(compiler): \(error)")
        }
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw BrokenPromise("\(compiler) does not parse the output") }
    }
}
