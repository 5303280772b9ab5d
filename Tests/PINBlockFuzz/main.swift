// Feeds malformed input to every entry point of PINBlock and PINBlockAES for a limited time.
// A crash, a hang, or an accepted input that doesn't round-trip is a failure.
//     swift run PINBlockFuzz --seconds 20 --seed 1

import PINBlock
import PINBlockAES

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

func value(of option: String, default fallback: UInt64) -> UInt64 {
    guard let place = CommandLine.arguments.firstIndex(of: option) else { return fallback }
    guard place + 1 < CommandLine.arguments.count, let value = UInt64(CommandLine.arguments[place + 1]) else {
        print("usage: PINBlockFuzz [--seconds N] [--seed S]")
        exit(2)
    }
    return value
}

let seconds = value(of: "--seconds", default: 10)
let seed = value(of: "--seed", default: 1)
guard seconds <= 86_400 else {
    print("PINBlockFuzz: --seconds is at most 86400")
    exit(2)
}

do {
    var fuzzer = try Fuzzer(seed: seed)
    let end = ContinuousClock.now.advanced(by: .seconds(Int64(seconds)))
    repeat {
        for _ in 0..<200 { try fuzzer.step() }
    } while ContinuousClock.now < end
    print("PINBlockFuzz: \(fuzzer.inputs) inputs, \(fuzzer.accepted) accepted, seed \(seed): no fault")
    guard fuzzer.accepted > 0, fuzzer.accepted < fuzzer.inputs else {
        print("PINBlockFuzz: every input went the same way; the fuzzer is broken")
        exit(1)
    }
} catch {
    print("PINBlockFuzz: seed \(seed): \(error)")
    exit(1)
}
