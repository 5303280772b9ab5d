import Foundation
import YAMLTree

/// Feeds mutated documents to `YAMLReader.parse` for a limited time, and checks the results.
///
///     YAMLTreeFuzz --seconds 60 --seed 1 Tests/YAMLTreeFuzz/Seeds
///     YAMLTreeFuzz --input fuzz-failure.bin
///
/// Exit codes: 0 success, 1 an invariant was violated (the input is in `fuzz-failure.bin`), 2 usage error.
@main
enum FuzzCommand {
    static func main() {
        var seconds = 10.0
        var seed: UInt64 = 1
        var folder: String?
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch (argument, argument.hasPrefix("--") ? arguments.popFirst() : nil) {
            case ("--seconds", let value?):
                guard let number = Double(value), number >= 0 else { exitWithUsage() }
                seconds = number
            case ("--seed", let value?):
                guard let number = UInt64(value) else { exitWithUsage() }
                seed = number
            case ("--input", let value?): replay(value)
            case (let path, nil) where !path.hasPrefix("--"): folder = path
            default: exitWithUsage()
            }
        }
        guard let folder, let seeds = readSeeds(folder), !seeds.isEmpty else { exitWithUsage() }
        fuzz(seeds, for: .seconds(seconds), seed: seed)
    }

    private static func fuzz(_ seeds: [[UInt8]], for duration: Duration, seed: UInt64) {
        FailureFile.installHandlers()
        let clock = ContinuousClock()
        let end = clock.now + duration
        var count: UInt64 = 0
        var read = 0
        // First the unchanged seeds, then mutations. Each input depends only on the seed and its number.
        while Int(count) < seeds.count || clock.now < end {
            let input =
                Int(count) < seeds.count
                ? seeds[Int(count)] : Mutator.mutate(seeds, random: SplitMix64(seed: seed &+ count &* 0x9E37))
            let began = clock.now
            FailureFile.begin(input)
            do throws(BrokenInvariant) {
                if try Invariants.check(input) { read += 1 }
                if clock.now - began > .seconds(2) { throw BrokenInvariant("took longer than 2 s") }
            } catch {
                FailureFile.write()
                print("input \(count) of seed \(seed): \(error.reason); written to \(FailureFile.name)")
                exit(1)
            }
            count += 1
        }
        print("\(count) inputs, \(read) of them readable")
    }

    private static func replay(_ path: String) -> Never {
        guard let data = FileManager.default.contents(atPath: path) else { exitWithUsage() }
        do throws(BrokenInvariant) {
            print(try Invariants.check(Array(data)) ? "readable" : "refused")
        } catch {
            print(error.reason)
            exit(1)
        }
        exit(0)
    }

    private static func readSeeds(_ folder: String) -> [[UInt8]]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return names.sorted().compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)").map(Array.init) }
    }

    private static func exitWithUsage() -> Never {
        print("usage: YAMLTreeFuzz --seconds N --seed S SEEDS_DIR | --input FILE")
        exit(2)
    }
}
