import SpecDiff
import Testing

/// Properties of the comparison for any two schemas.
@Suite struct RandomSchemaTests {
    @Test(arguments: 1...400)
    func swappingGivesTheMirrors(_ seed: Int) throws {
        var random = SmallRandom(state: UInt64(seed))
        let (one, other) = (Self.schema(&random, 3), Self.schema(&random, 3))
        for direction in Direction.allCases {
            let (base, revision) = (document(direction, property: one), document(direction, property: other))
            let forth = try compare(base, revision)
            let back = try compare(revision, base)
            let mirrors = (forth.changes + forth.documentation).map { RuleTable.rule($0.rule)?.mirror ?? "" }
            #expect(mirrors.sorted() == (back.changes + back.documentation).map(\.rule).sorted(), "\(one)\n\(other)")
            #expect(try compare(base, base).isEmpty, "\(one)")
        }
    }

    /// The facts are the same in both directions, although a change that narrows requests widens responses.
    @Test(arguments: 1...200)
    func directionDoesNotChangeTheFacts(_ seed: Int) throws {
        var random = SmallRandom(state: UInt64(seed) &* 31)
        let (one, other) = (Self.schema(&random, 3), Self.schema(&random, 3))
        func facts(_ direction: Direction) throws -> [String] {
            let found = try compare(document(direction, property: one), document(direction, property: other))
            return (found.changes + found.documentation).map {
                $0.rule.split(separator: "-").dropFirst().joined(separator: "-")
            }
            .sorted()
        }
        #expect(try facts(.request) == facts(.response), "\(one)\n\(other)")
    }

    private static func schema(_ random: inout SmallRandom, _ depth: UInt64) -> String {
        func pick(_ texts: String...) -> String { texts[Int(random.next(below: UInt64(texts.count)))] }
        if depth == 0 { return "{type: \(pick("string", "integer", "boolean", "number"))}" }
        func inner() -> String { schema(&random, depth - 1) }
        switch random.next(below: 9) {
        case 0:
            let limits = pick(
                "",
                ", maxLength: 5",
                ", maxLength: 9",
                ", minLength: 2",
                ", enum: [a, b]",
                ", enum: [b, c]"
            )
            return
                "{type: \(pick("string", "[string, 'null']"))\(limits)\(pick("", ", format: uuid", ", description: x"))}"
        case 1:
            let limits = pick("", ", minimum: 1", ", exclusiveMinimum: 1", ", multipleOf: 2", ", multipleOf: 3")
            return "{type: \(pick("integer", "number"))\(limits)\(pick("", ", default: 6", ", x-sensitive: true"))}"
        case 2: return "{type: array, items: \(inner())\(pick("", ", uniqueItems: true", ", minItems: 1"))}"
        case 3: return "{anyOf: [\(inner()), \(inner())]}"
        case 4: return "{oneOf: [\(inner()), \(inner()), \(inner())]}"
        case 5: return "{type: string, not: \(inner())}"
        case 6: return "{allOf: [\(inner()), {type: object, properties: {z: \(inner())}}]}"
        default:
            let properties = ["a", "b", "c"].filter { _ in random.next(below: 3) > 0 }
                .map { "\($0): \(inner())" }.joined(separator: ", ")
            let extra = pick("", ", required: [a]", ", required: [a, b]", ", additionalProperties: false")
            return "{type: object, properties: {\(properties)}\(extra)}"
        }
    }
}
