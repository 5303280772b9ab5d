import Foundation
import Testing

@Suite struct GoldenTests {
    static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil

    @Test(arguments: Fixture.all)
    func outputIsTheGoldenFile(_ fixture: Fixture) throws {
        let generated = try fixture.generate()
        let golden = try fixture.golden()
        if generated == golden { return }
        if Self.isUpdating {
            try fixture.rewrite(generated)
            Issue.record("\(fixture.name): rewritten; read the change and run again without UPDATE_GOLDEN")
            return
        }
        for name in Set(generated.keys).union(golden.keys).sorted() {
            switch (golden[name], generated[name]) {
            case (let old?, let new?) where old != new:
                Issue.record("\(fixture.name)/\(name) differs:\n\(LineDifference.text(old, new))")
            case (nil, _?): Issue.record("\(fixture.name)/\(name) is missing; UPDATE_GOLDEN=1 writes it")
            case (_?, nil): Issue.record("\(fixture.name)/\(name) is not generated; UPDATE_GOLDEN=1 removes it")
            default: break
            }
        }
    }

    @Test func sameDocumentGivesTheSameBytes() throws {
        for fixture in Fixture.all { #expect(try fixture.generate() == fixture.generate(), "\(fixture.name)") }
    }

    @Test func someFixturesAreThere() {
        #expect(Fixture.all.count >= 12)
        #expect(Fixture.all.filter(\.isCalled).count >= 3)
    }
}

/// The line differences between two strings, with three lines of context.
enum LineDifference {
    static func text(_ old: String, _ new: String) -> String {
        let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
        let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
        let difference = newLines.difference(from: oldLines)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var rows: [(text: String, isChange: Bool)] = []
        var (left, right) = (0, 0)
        while left < oldLines.count || right < newLines.count {
            if removed.contains(left) {
                rows.append(("-\(oldLines[left])", true))
                left += 1
            } else if inserted.contains(right) {
                rows.append(("+\(newLines[right])", true))
                right += 1
            } else {
                rows.append((" \(oldLines[left])", false))
                left += 1
                right += 1
            }
        }
        let shown = Set(
            rows.indices.filter { rows[$0].isChange }.flatMap { max(0, $0 - 3)...min(rows.count - 1, $0 + 3) }
        )
        var text = ""
        for index in rows.indices where shown.contains(index) {
            if index > 0, !shown.contains(index - 1) { text += "@@\n" }
            text += rows[index].text + "\n"
        }
        return text
    }
}

@Suite struct LineDifferenceTests {
    @Test func changesAreShownWithTheirNeighbours() {
        let old = (1...9).map(String.init).joined(separator: "\n")
        let new = old.replacing("5", with: "five") + "\n10"
        #expect(LineDifference.text(old, new) == "@@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n+10\n")
    }
}
