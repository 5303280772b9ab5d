import SpecDiff
import Testing

/// Several changes at once are all reported, and none hides another.
@Suite struct ShopTests {
    /// A change without its location.
    private struct Fact: Hashable {
        var rule: String
        var message: String
        var operations: [String]
    }

    private func facts(_ base: String, _ revision: String) throws -> [Fact: Int] {
        let found = try compare(base, revision)
        return (found.changes + found.documentation).reduce(into: [:]) { counts, change in
            let operations = change.operations.map(\.description)
            counts[Fact(rule: change.rule, message: change.message, operations: operations), default: 0] += 1
        }
    }

    private func rules(_ facts: [Fact: Int]) -> [String] {
        facts.flatMap { Array(repeating: $0.key.rule, count: $0.value) }.sorted()
    }

    @Test(arguments: Shop.edits)
    func editFiresItsRules(_ edit: Shop.Edit) throws {
        #expect(Shop.base.ranges(of: edit.find).count == 1)
        #expect(try rules(facts(Shop.base, Shop.document([edit]))) == edit.rules.sorted())
    }

    @Test(arguments: Shop.edits)
    func undoneEditFiresTheMirrors(_ edit: Shop.Edit) throws {
        let mirrors = edit.rules.compactMap { RuleTable.rule($0)?.mirror }
        #expect(try rules(facts(Shop.document([edit]), Shop.base)) == mirrors.sorted())
    }

    @Test func allEditsAtOnceFireAllRules() throws {
        let found = try facts(Shop.base, Shop.document(Shop.edits))
        #expect(rules(found) == Shop.edits.flatMap(\.rules).sorted())
    }

    /// The changes from A to C are those from A to B and those from B to C.
    @Test(arguments: 1...64)
    func changesCompose(_ seed: Int) throws {
        var random = SmallRandom(state: UInt64(seed))
        var first: [Shop.Edit] = []
        var second: [Shop.Edit] = []
        for edit in Shop.edits {
            switch random.next(below: 3) {
            case 0: first.append(edit)
            case 1: second.append(edit)
            default: break
            }
        }
        let (a, b, c) = (Shop.base, Shop.document(first), Shop.document(first + second))
        let sum = try facts(a, b).merging(facts(b, c)) { $0 + $1 }
        #expect(try facts(a, c) == sum)
    }

    @Test(arguments: 1...32)
    func swappingGivesTheMirrors(_ seed: Int) throws {
        var random = SmallRandom(state: UInt64(seed) &* 977)
        func some() -> String { Shop.document(Shop.edits.filter { _ in random.next(below: 2) == 0 }) }
        let (one, other) = (some(), some())
        let forth = try rules(facts(one, other)).compactMap { RuleTable.rule($0)?.mirror }.sorted()
        #expect(try rules(facts(other, one)) == forth)
    }
}

/// The same numbers for the same seed.
struct SmallRandom {
    var state: UInt64

    mutating func next(below limit: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % limit
    }
}
