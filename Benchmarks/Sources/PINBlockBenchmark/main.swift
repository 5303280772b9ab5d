// Encode + AES-256 + Base64 against swift-crypto's bare single-block AES on the same blocks, in one run.
// Ends with 1 if a ratio or the memory exceeds its limit.
//     swift run -c release PINBlockBenchmark [--operations N]
// The standard layout (hex text, PKCS#7) has 2 AES blocks, so it is compared with 2 calls of AES.permute; the raw layout
// and its one block with 1 call; format 4 with the 2 calls that it makes. The cipher itself runs AES once for the standard
// layout: the second block is padding only, the same for each PIN under one key, and made when the cipher is made. Format 4
// also asks the kernel for random bytes, which takes longer than AES.

import Crypto
import CryptoExtras
import PINBlock
import PINBlockAES

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// CPU time of this process in nanoseconds.
func cpuTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// The largest resident size so far, in the platform's unit (KiB on Linux, bytes on Apple's systems).
func peakResidentSize() -> Int {
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF, which Glibc imports with another type than it takes
    return usage.ru_maxrss
}

/// Nanoseconds for each operation: the best of 7 rounds, which interleave all candidates.
func measure(_ candidates: [(name: String, run: (Int) throws -> Void)], operations: Int) throws
    -> [Double]
{
    var best = [Double](repeating: .infinity, count: candidates.count)
    for _ in 0..<7 {
        for (index, candidate) in candidates.enumerated() {
            let start = cpuTime()
            try candidate.run(operations)
            best[index] = min(best[index], Double(cpuTime() - start) / Double(operations))
        }
    }
    return best
}

/// Keeps a result from being optimized away.
@inline(never)
func blackHole(_ value: Int) {
    withExtendedLifetime(value) {}
}

/// In a function, so that no access to a global is measured.
func run() throws -> Bool {
    let arguments = CommandLine.arguments
    let operations =
        arguments.firstIndex(of: "--operations").flatMap { Int(arguments[$0 + 1]) } ?? 200_000
    let keyText = Array("0123456789ABCDEF0123456789ABCDEF".utf8)
    let symmetric = SymmetricKey(data: keyText)
    let key = try AESKey(bytes: keyText)
    let standard = AESPINCipher(key: key)
    let raw = AESPINCipher(key: key, settings: try AESBlockSettings(layout: .raw))
    let account = AccountNumber(kit: try KitNumber("130005054"))
    let digits: [UInt8] = [1, 2, 3, 4]

    func permute(blocks: Int) -> (Int) throws -> Void {
        { count in
            var data = [UInt8](repeating: 0x30, count: 16)
            for _ in 0..<count {
                for _ in 0..<blocks { try AES.permute(&data, key: symmetric) }
            }
            blackHole(Int(data[0]))
        }
    }

    func encode(_ cipher: AESPINCipher) -> (Int) throws -> Void {
        { count in
            for _ in 0..<count {
                let text = try cipher.encrypt(ClearPIN(digits: digits), for: account).base64
                blackHole(text.utf8.count)
            }
        }
    }

    let figures = try measure(
        [
            ("AES.permute, 1 block", permute(blocks: 1)),
            ("AES.permute, 2 blocks", permute(blocks: 2)),
            ("PIN to Base64, hex text (2 blocks)", encode(standard)),
            ("PIN to Base64, raw (1 block)", encode(raw)),
            (
                "PIN to Base64, format 4 (2 blocks)",
                { count in
                    for _ in 0..<count {
                        let pin = try standard.encrypt(ClearPIN(digits: digits), as: .format4(account))
                        blackHole(pin.base64.utf8.count)
                    }
                }
            ),
        ],
        operations: operations
    )
    print("ns per operation: permute x1 \(figures[0]), permute x2 \(figures[1])")
    // Each with its limit: what was measured, and room for a busy machine.
    let ratios = [
        (name: "hex text", time: figures[2], base: figures[1], blocks: 2, limit: 3.0),
        (name: "raw", time: figures[3], base: figures[0], blocks: 1, limit: 5.5),
        (name: "format 4", time: figures[4], base: figures[1], blocks: 2, limit: 8.0),
    ]
    var holds = true
    for row in ratios {
        let ratio = row.time / row.base
        print("\(row.name) \(row.time): \(ratio) times permute x\(row.blocks), at most \(row.limit)")
        holds = ratio <= row.limit && holds
    }

    try encode(standard)(10_000)
    let before = peakResidentSize()
    try encode(standard)(1_000_000)
    let growth = peakResidentSize() - before
    print("peak resident size after a million more operations: grown by \(growth), at most 1024")
    return holds && growth <= 1024
}

exit(try run() ? 0 : 1)
