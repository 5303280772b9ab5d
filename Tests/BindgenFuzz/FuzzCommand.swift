import Foundation
import SpecDiff
import YAMLTree

/// Feeds pairs of documents to all of bindgen for a limited time, and checks the results: reading, the model, the
/// Swift code, the comparison and all of its reports.
///
///     BindgenFuzz --seconds 60 --seed 1 --compiler swiftc Tests/SwiftEmitterTests/Fixtures
///     BindgenFuzz --input fuzz-base.json fuzz-revision.json
///
/// Documents come from a grammar, and by mutation from the YAML files in folders and the examples of the spec diff's
/// rules. Exit codes: 0 success, 1 a guarantee was violated or the process ended (the documents are in
/// `fuzz-base.json` and `fuzz-revision.json`), 2 usage error.
@main
enum FuzzCommand {
    static func main() {
        var seconds = 10.0
        var most = UInt64.max
        var seed: UInt64 = 1
        var compiler: String?
        var folders: [String] = []
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch (argument, argument.hasPrefix("--") ? arguments.popFirst() : nil) {
            case ("--seconds", let value?): seconds = number(value)
            case ("--documents", let value?): most = number(value)
            case ("--seed", let value?): seed = number(value)
            case ("--compiler", let value?): compiler = value
            case ("--input", let value?): replay(value, arguments.popFirst() ?? value, compiler)
            case (let path, nil) where !path.hasPrefix("--"): folders.append(path)
            default: exitWithUsage()
            }
        }
        let seeds = folders.flatMap(documents)
        if !folders.isEmpty, seeds.isEmpty { exitWithUsage() }
        fuzz(folders.isEmpty ? [] : seeds + examples, for: .seconds(seconds), most: most, seed: seed, compiler)
    }

    private static func fuzz(
        _ seeds: [Value],
        for duration: Duration,
        most: UInt64,
        seed: UInt64,
        _ compiler: String?
    ) {
        Limits.install()
        var promises = Promises()
        promises.compiler = compiler
        let clock = ContinuousClock()
        let end = clock.now + duration
        var count: UInt64 = 0
        while clock.now < end, count < most {
            // Each pair depends only on the seed and its number.
            var grammar = Grammar(SplitMix64(seed: seed &+ count &* 0x9E37_79B9))
            var base = grammar.document()
            if !seeds.isEmpty, grammar.chance(1, of: 3) { base = grammar.one(of: seeds).mutated(&grammar) }
            let inputs = [base.json, base.mutated(&grammar).json]
            Limits.begin(inputs)
            let began = clock.now
            do throws(BrokenPromise) {
                // One compiler run takes as long as hundreds of documents.
                try promises.check(inputs[0], inputs[1], parses: count % 500 == 0)
                if clock.now - began > .seconds(5) { throw BrokenPromise("took longer than 5 s") }
            } catch {
                Limits.save()
                print(
                    "pair \(count) of seed \(seed): \(error.reason); written to \(Limits.baseName), \(Limits.revisionName)"
                )
                exit(1)
            }
            count += 1
        }
        print("\(2 * count) documents, \(promises.readable) of them readable, bindings for \(promises.generated)")
    }

    private static func replay(_ base: String, _ revision: String, _ compiler: String?) -> Never {
        guard let one = FileManager.default.contents(atPath: base),
            let other = FileManager.default.contents(atPath: revision)
        else { exitWithUsage() }
        var promises = Promises()
        promises.compiler = compiler
        do throws(BrokenPromise) {
            try promises.check(Array(one), Array(other), parses: true)
        } catch {
            print(error.reason)
            exit(1)
        }
        print("all well")
        exit(0)
    }

    /// The example documents of the spec diff's rules.
    private static var examples: [Value] {
        RuleTable.all.compactMap { rule in
            (try? YAMLReader.parse(Array(rule.example.document(rule.example.after).utf8), file: 0)).map(Value.init)
        }
    }

    /// Every YAML or JSON file below a folder.
    private static func documents(below folder: String) -> [Value] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.compactMap { name in
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), data.count < 1 << 17 else {
                return nil
            }
            return (try? YAMLReader.parse(Array(data), file: 0)).map(Value.init)
        }
    }

    private static func number<Number: LosslessStringConvertible>(_ text: String) -> Number {
        guard let number = Number(text) else { exitWithUsage() }
        return number
    }

    private static func exitWithUsage() -> Never {
        print(
            "usage: BindgenFuzz --seconds N --seed S [--documents N] [--compiler swiftc] [FOLDER ...] | --input BASE [REVISION]"
        )
        exit(2)
    }
}
