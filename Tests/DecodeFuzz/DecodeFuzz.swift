import Foundation

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Decodes generated and mutated responses for a limited time, on a stack as small as that of Apple's worker threads.
///
///     DecodeFuzz --seconds 60 --seed 1
///     DecodeFuzz --seed 1 --input 4711
///
/// Each input depends only on the seed and its number. Exit codes: 0 success, 1 a response caused a crash, hung, used
/// too much memory or was shown, 2 usage error.
@main
enum DecodeFuzz {
    private static let stackSize = 512 * 1024
    /// The limit on the process's peak memory in bytes.
    ///
    /// An input has at most 64 KiB.
    private static let mostMemory = 512 << 20
    /// The limit on the CPU time of one input.
    private static let mostTime = Duration.seconds(2)

    static func main() {
        var options: [String: UInt64] = ["--seconds": 10, "--seed": 1]
        var arguments = CommandLine.arguments.dropFirst()
        while let name = arguments.popFirst() {
            guard ["--seconds", "--seed", "--input"].contains(name),
                let value = arguments.popFirst().flatMap({ UInt64($0) })
            else {
                print("usage: DecodeFuzz [--seconds N] [--seed S] [--input NUMBER]")
                exit(2)
            }
            options[name] = value
        }
        let seed = options["--seed"] ?? 1
        let first = options["--input"]
        let seconds = min(options["--seconds"] ?? 10, 86_400)
        CurrentInput.installHandlers(seed: seed)
        let thread = Thread {
            CurrentInput.prepareThread()
            let end = ContinuousClock.now + .seconds(first == nil ? Int64(seconds) : 0)
            exit(run(from: first ?? 0, until: end, seed: seed, isVerbose: first != nil))
        }
        thread.stackSize = stackSize
        thread.start()
        while true { sleep(1000) }
    }

    private static func run(from first: UInt64, until end: ContinuousClock.Instant, seed: UInt64, isVerbose: Bool)
        -> Int32
    {
        var number = first
        var accepted: UInt64 = 0
        let clock = ContinuousClock()
        repeat {
            var random = SplitMix64(seed: seed &+ number &* 0x9E37)
            let answer = Answer(random: &random)
            if isVerbose { print(String(decoding: answer.body, as: UTF8.self)) }
            CurrentInput.begin(number)
            let began = processorTime()
            do {
                if try answer.check() { accepted += 1 }
            } catch {
                print("input \(number) of seed \(seed): \(error)")
                return 1
            }
            let time = processorTime() - began
            guard time < mostTime else {
                print("input \(number) of seed \(seed): took \(time)")
                return 1
            }
            if number % 1024 == 0, peakMemory() > mostMemory {
                print("input \(number) of seed \(seed): \(peakMemory() >> 20) MiB in use at or before it")
                return 1
            }
            number += 1
        } while clock.now < end
        print(
            "DecodeFuzz: \(number - first) inputs, \(accepted) decoded, \(peakMemory() >> 20) MiB, seed \(seed): no fault"
        )
        return accepted > 0 || isVerbose ? 0 : 1
    }

    /// The thread's CPU time, which doesn't depend on the machine's load.
    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private static func peakMemory() -> Int {
        var usage = rusage()
        // RUSAGE_SELF, which each system imports with its own type.
        getrusage(0, &usage)
        #if canImport(Darwin)
        return usage.ru_maxrss
        #else
        return usage.ru_maxrss * 1024
        #endif
    }
}

/// The number of the current input, which a signal handler can print after a crash or hang.
enum CurrentInput {
    private static let hangSeconds: UInt32 = 60

    // A signal handler can only use plain memory. Only one thread writes here.
    nonisolated(unsafe) private static let text = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
    nonisolated(unsafe) private static var length = 0
    nonisolated(unsafe) private static var seed: UInt64 = 0

    /// Handlers run on a separate stack, because the thread's may have overflowed.
    static func installHandlers(seed: UInt64) {
        self.seed = seed
        _ = text
        for number in [SIGALRM, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
            var action = sigaction()
            #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = { _ in CurrentInput.end() }
            action.sa_flags = Int32(SA_ONSTACK)
            #else
            action.__sigaction_handler.sa_handler = { _ in CurrentInput.end() }
            action.sa_flags = SA_ONSTACK
            #endif
            sigaction(number, &action, nil)
        }
    }

    /// Sets up a stack for signal handlers on the calling thread.
    static func prepareThread() {
        let size = 64 * 1024
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
    }

    static func begin(_ number: UInt64) {
        let message = "input \(number) of seed \(seed): crashed or hung\n"
        length = 0
        for byte in message.utf8.prefix(64) {
            text[length] = byte
            length += 1
        }
        alarm(hangSeconds)
    }

    private static func end() -> Never {
        _ = write(1, text, length)
        _exit(1)
    }
}
