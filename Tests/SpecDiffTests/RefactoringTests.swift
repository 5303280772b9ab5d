import BindingsModel
import SpecDiff
import Testing

/// A refactoring of the document that doesn't change the wire format, and its effect on Swift names.
struct Refactoring: Sendable, CustomTestStringConvertible {
    let probe: SourceProbe
    /// The names that were already kept before.
    var earlier: [String: String] = [:]
    /// The names that are kept, and their current names.
    let kept: [String: String]
    let breaks: Bool

    var testDescription: String { probe.name }

    init(
        _ name: String,
        from prepare: (inout ProbeDocument) -> Void = { _ in },
        to change: (inout ProbeDocument) -> Void,
        earlier: [String: String] = [:],
        kept: [String: String],
        breaks: Bool = false,
        _ code: String
    ) {
        probe = SourceProbe(name, from: prepare, to: change, code)
        self.earlier = earlier
        self.kept = kept
        self.breaks = breaks
    }
}

/// Checks the aliases for former names with the compiler: a caller is compiled with the bindings of both versions.
@Suite struct RefactoringTests {
    @Test func callersCompileWhereTheNamesAreKept() async throws {
        let cases = Array(Refactoring.all.enumerated())
        let old = try await ProbeCompiler.failures(
            cases.map { ($0, try Self.before($1, $0).bindings, $1.probe.code) }
        )
        let new = try await ProbeCompiler.failures(cases.map { ($0, try Self.after($1, $0).bindings, $1.probe.code) })
        for (number, item) in cases {
            #expect(old[number] == nil, "'\(item.probe.name)' must compile before: \(old[number] ?? [])")
            #expect(item.breaks == (new[number] != nil), "'\(item.probe.name)': \(new[number] ?? ["compiles"])")
            let changes = SwiftComparison.compare(
                try Self.before(item, number).bindings,
                try Self.after(item, number).bindings
            )
            #expect(
                changes.contains(where: \.breaksSource) == item.breaks,
                "'\(item.probe.name)': \(changes.map(\.message))"
            )
        }
    }

    @Test func generatedCodeUsesNoFormerName() async throws {
        let cases = Array(Refactoring.all.enumerated())
        let found = try await ProbeCompiler.failures(
            cases.map { ($0, try Self.after($1, $0).bindings, "") },
            strictly: true
        )
        #expect(found.isEmpty, "\(found)")
    }

    @Test(arguments: Refactoring.all)
    func namesAreFound(_ item: Refactoring) throws {
        let found = try Self.after(item, 1).found
        let expected = item.kept.map {
            "\(SourceProbe.numbered($0.key, 1)) \(SourceProbe.numbered($0.value, 1))"
        }
        #expect(found.map { "\($0.key.path) \($0.value.path)" }.sorted() == expected.sorted())
    }

    @Test(arguments: Refactoring.all)
    func changeOfANameThatIsKeptSaysSo(_ item: Refactoring) throws {
        let changes = SwiftComparison.compare(try Self.before(item, 1).bindings, try Self.after(item, 1).bindings)
        for (name, next) in item.kept {
            let (name, next) = (SourceProbe.numbered(name, 1), SourceProbe.numbered(next, 1))
            let change = changes.first { $0.declaration == name && $0.rule.hasSuffix("-renamed") }
            #expect(change?.breaksSource == false)
            #expect(
                change?.message.hasSuffix(
                    "'\(name)' is now named '\(next)'; the old name remains as a deprecated alias"
                ) == true
            )
        }
    }

    @Test func nameOfSeveralMeaningsIsSaidToHaveNoAlias() throws {
        let item = try #require(Refactoring.all.first { $0.probe.name == "two types could be meant" })
        let (old, new) = (try Self.before(item, 1).bindings, try Self.after(item, 1))
        #expect(new.ambiguous.map(\.key.path) == ["Part1"])
        let changes = SwiftComparison.compare(old, new.bindings, ambiguous: new.ambiguous)
        let change = try #require(changes.first { $0.declaration == "Part1" })
        #expect(change.breaksSource)
        #expect(change.message.hasSuffix(" ('Left1' and 'Right1' are equally likely, so it has no alias)"))
    }

    /// Three versions: a type was named A, then B, and now C.
    ///
    /// Both former names are kept.
    @Test func namesAddUp() throws {
        var first = FormerNames().adding([TypeName(SwiftName("A")): TypeName(SwiftName("B"))])
        first = first.adding([TypeName(SwiftName("B")): TypeName(SwiftName("C"))])
        #expect(first.text == "{\n  \"A\": \"B\",\n  \"B\": \"C\"\n}\n")
        let read = FormerNames.read(Array(first.text.utf8), file: 0)
        #expect(read.names?.text == first.text)
        var bindings = try #require(
            Bindings.build(
                try side(whole("components: {schemas: {C: {type: object, properties: {a: {type: string}}}}}")).document,
                configuration: BindingsConfiguration(spec: "api.yaml")
            ).bindings
        )
        #expect(bindings.keep(first).diagnostics.isEmpty)
        #expect(bindings.models.map(\.name.identifier) == ["C", "A", "B"])
    }

    /// Two rings of 500 and 501 types have 250,500 pairs at the same locations.
    @Test func tooManyPairsOfTypesGetNoNames() throws {
        func ring(_ name: String, _ count: Int) throws -> Bindings {
            let schemas = (0..<count).map {
                "\(name)\($0): {type: object, properties: {next: {$ref: '#/components/schemas/\(name)\(($0 + 1) % count)'}}}"
            }
            let start = "Start: {type: object, properties: {first: {$ref: '#/components/schemas/\(name)0'}}}"
            let text = "components: {schemas: {\((schemas + [start]).joined(separator: ", "))}}"
            return try #require(
                Bindings.build(
                    try side(whole(text)).document,
                    configuration: BindingsConfiguration(spec: "api.yaml")
                ).bindings
            )
        }
        let old = try ring("A", 500)
        #expect(RenamedTypes(old, try ring("B", 500)).names.count == 500)
        let names = RenamedTypes(old, try ring("B", 501))
        #expect(names.names.isEmpty && names.ambiguous.isEmpty)
    }

    private static func before(_ item: Refactoring, _ number: Int) throws -> (bindings: Bindings, names: FormerNames) {
        var bindings = try ProbeCompiler.bindings(item.probe.old, number)
        let members = item.earlier.map { name, next in
            #""\#(SourceProbe.numbered(name, number))": "\#(SourceProbe.numbered(next, number))""#
        }
        let text = "{\(members.sorted().joined(separator: ", "))}"
        let names = try #require(FormerNames.read(Array(text.utf8), file: 0).names)
        #expect(bindings.keep(names).names.isEmpty)
        return (bindings, names)
    }

    private static func after(
        _ item: Refactoring,
        _ number: Int
    ) throws -> (bindings: Bindings, found: [TypeName: TypeName], ambiguous: [TypeName: [TypeName]]) {
        let (old, names) = try before(item, number)
        var bindings = try ProbeCompiler.bindings(item.probe.new, number)
        let renamed = RenamedTypes(old, bindings)
        _ = bindings.keep(names.adding(renamed.names))
        return (bindings, renamed.names, renamed.ambiguous)
    }
}

extension Refactoring {
    private static let maker = "{type: object, required: [id], properties: {id: {type: string}}}"
    private static let kind = "{type: string, enum: [x, y]}"

    private static func thing(_ more: String = "", kind: String = kind) -> String {
        "{type: object, required: [name, kind], properties: {name: {type: string}, kind: \(kind)\(more)}}"
    }

    private static func ref(_ name: String) -> String { "{$ref: '#/components/schemas/\(name)'}" }

    private static let useThing = """
        func probe@(_ thing: Thing@) -> String {
            var copy: Thing@ = thing
            copy.kind = .x
            let kind: Thing@.Kind = copy.kind
            switch kind {
            case .x: return Thing@(name: "a", kind: Thing@.Kind.y).name
            default: return copy.name
            }
        }
        extension Thing@ { var twice@: String { name + name } }
        """
    private static func useMaker(_ name: String) -> String {
        "func probe@(_ thing: Thing@) { let maker: \(name)? = thing.maker; _ = \(name)(id: maker?.id ?? \"\") }"
    }

    private static func rename(_ old: String, _ new: String) -> (inout ProbeDocument) -> Void {
        { document in
            if old == "Thing@" { document.thingName = new }
            document.success = document.success.replacing("schemas/\(old)'", with: "schemas/\(new)'")
            document.thing = document.thing.replacing("schemas/\(old)'", with: "schemas/\(new)'")
            document.schemas = document.schemas.replacing("\(old):", with: "\(new):")
                .replacing("schemas/\(old)'", with: "schemas/\(new)'")
        }
    }

    static let all: [Refactoring] = [
        Refactoring(
            "inline schema moved into a component",
            from: { $0.thing = thing(", maker: \(maker)") },
            to: {
                $0.thing = thing(", maker: \(ref("Producer@"))")
                $0.schemas = "Producer@: \(maker)"
            },
            kept: ["Thing@.Maker": "Producer@"],
            useMaker("Thing@.Maker")
        ),
        Refactoring(
            "inline schema moved into a component of the same name",
            from: { $0.thing = thing(", maker: \(maker), others: {type: array, items: \(maker)}") },
            to: {
                $0.thing = thing(", maker: \(ref("Maker")), others: {type: array, items: \(maker)}")
                $0.schemas = "Maker: \(maker)"
            },
            kept: ["Thing@.Maker": "Maker"],
            useMaker("Thing@.Maker")
        ),
        Refactoring(
            "inline schema moved into a component that has more",
            from: { $0.thing = thing(", maker: \(maker)") },
            to: {
                $0.thing = thing(", maker: \(ref("Producer@"))")
                $0.schemas = "Producer@: \(maker.replacing("{id:", with: "{url: {type: string}, id:"))"
            },
            kept: ["Thing@.Maker": "Producer@"],
            useMaker("Thing@.Maker")
        ),
        Refactoring(
            "component moved inline",
            from: {
                $0.thing = thing(", maker: \(ref("Producer@"))")
                $0.schemas = "Producer@: \(maker)"
            },
            to: {
                $0.thing = thing(", maker: \(maker)")
                $0.schemas = ""
            },
            kept: ["Producer@": "Thing@.Maker"],
            useMaker("Producer@")
        ),
        Refactoring(
            "component renamed",
            to: rename("Thing@", "Widget@"),
            kept: ["Thing@": "Widget@"],
            useThing
        ),
        Refactoring(
            "two components renamed, one of which holds the other",
            from: {
                $0.thing = thing(", maker: \(ref("Maker@"))")
                $0.schemas = "Maker@: \(maker)"
            },
            to: {
                rename("Thing@", "Widget@")(&$0)
                rename("Maker@", "Producer@")(&$0)
            },
            kept: ["Thing@": "Widget@", "Maker@": "Producer@"],
            useMaker("Maker@")
        ),
        Refactoring(
            "component renamed, and a schema in it moved out",
            from: { $0.thing = thing(", maker: \(maker)") },
            to: {
                $0.thing = thing(", maker: \(ref("Producer@"))")
                rename("Thing@", "Widget@")(&$0)
                $0.schemas = "Producer@: \(maker)"
            },
            kept: ["Thing@": "Widget@", "Thing@.Maker": "Producer@"],
            useMaker("Thing@.Maker")
        ),
        Refactoring(
            "component renamed that holds itself",
            from: { $0.thing = thing(", parts: {type: array, items: \(ref("Thing@"))}") },
            to: rename("Thing@", "Widget@"),
            kept: ["Thing@": "Widget@"],
            "func probe@(_ thing: Thing@) { let _: [Thing@]? = thing.parts }"
        ),
        Refactoring(
            "enum moved into a component",
            from: { $0.thing = thing() },
            to: {
                $0.thing = thing(kind: ref("ThingKind@"))
                $0.schemas = "ThingKind@: \(kind)"
            },
            kept: ["Thing@.Kind": "ThingKind@"],
            useThing
        ),
        Refactoring(
            "list renamed",
            from: {
                $0.thing = thing(", makers: \(ref("Makers@"))")
                $0.schemas = "Makers@: {type: array, items: \(ref("Order@"))}"
            },
            to: rename("Makers@", "Producers@"),
            kept: ["Makers@": "Producers@"],
            "func probe@(_ thing: Thing@) { let _: Makers@? = thing.makers }"
        ),
        Refactoring(
            "union renamed",
            from: {
                $0.thing = thing(", owner: \(ref("Owner@"))")
                $0.schemas = "Owner@: {oneOf: [{type: string}, \(ref("Order@"))]}"
            },
            to: rename("Owner@", "Holder@"),
            kept: ["Owner@": "Holder@"],
            "func probe@(_ owner: Owner@) -> Thing@ { Thing@(name: \"a\", kind: .x, owner: owner) }"
        ),
        Refactoring(
            "inline body of a response moved into a component",
            from: {
                $0.success = "'200': {description: done, content: {application/json: {schema: \(maker)}}}"
            },
            to: {
                $0.success =
                    "'200': {description: done, content: {application/json: {schema: \(ref("Producer@"))}}}"
                $0.schemas = "Producer@: \(maker)"
            },
            kept: ["MakeThing@.Response": "Producer@"],
            "func probe@(_ answer: MakeThing@.Response) -> MakeThing@.Output { _ = answer.id; return answer }"
        ),
        Refactoring(
            "names of two components swapped",
            from: {
                $0.thing = thing(", maker: \(ref("Maker@"))")
                $0.schemas = "Maker@: \(maker)"
            },
            to: {
                $0.thing = maker
                $0.schemas = "Maker@: \(thing(", maker: \(ref("Thing@"))"))"
                $0.success = $0.success.replacing("Thing@", with: "Maker@")
            },
            kept: ["Thing@.Kind": "Maker@.Kind"],
            breaks: true,
            useThing
        ),
        Refactoring(
            "two types could be meant",
            from: {
                $0.thing = thing(", left: \(ref("Part@")), right: \(ref("Part@"))")
                $0.schemas = "Part@: \(maker)"
            },
            to: {
                $0.thing = thing(", left: \(ref("Left@")), right: \(ref("Right@"))")
                $0.schemas = "Left@: \(maker)\n    Right@: \(maker)"
            },
            kept: [:],
            breaks: true,
            "func probe@(_ thing: Thing@) { let _: Part@? = thing.left; let _: Part@? = thing.right }"
        ),
        Refactoring(
            "two types became one",
            from: { $0.thing = thing(", first: \(maker), second: \(maker)") },
            to: {
                $0.thing = thing(", first: \(ref("Part@")), second: \(ref("Part@"))")
                $0.schemas = "Part@: \(maker)"
            },
            kept: ["Thing@.First": "Part@", "Thing@.Second": "Part@"],
            breaks: true,
            "func probe@(_ one: Thing@.First) {}\nfunc probe@(_ one: Thing@.Second) {}"
        ),
        Refactoring(
            "type with other members has no alias",
            from: { $0.thing = thing(", maker: \(maker)") },
            to: {
                $0.thing = thing(", maker: \(ref("Producer@"))")
                $0.schemas = "Producer@: {type: object, properties: {number: {type: integer}}}"
            },
            kept: [:],
            breaks: true,
            useMaker("Thing@.Maker")
        ),
        Refactoring(
            "component renamed again",
            from: rename("Thing@", "Widget@"),
            to: rename2("Widget@", "Gadget@"),
            earlier: ["Thing@": "Widget@"],
            kept: ["Widget@": "Gadget@"],
            useThing
        ),
        Refactoring(
            "former name taken by another type",
            from: rename("Thing@", "Widget@"),
            to: {
                $0.thing = thing(", more: \(ref("Thing@"))")
                $0.schemas = "Thing@: \(maker)"
            },
            earlier: ["Thing@": "Widget@"],
            kept: [:],
            breaks: true,
            useThing
        ),
    ]

    /// Renames the component that was already renamed.
    private static func rename2(_ old: String, _ new: String) -> (inout ProbeDocument) -> Void {
        { document in
            document.thingName = new
            document.success = document.success.replacing("schemas/\(old)'", with: "schemas/\(new)'")
        }
    }
}
