import YAMLTree

/// Identifiers of changes that stay the same across runs, even if lines move.
struct Fingerprints {
    private var seen: [UInt64: Int] = [:]

    mutating func next(_ change: Change) -> String {
        let place = (change.revision ?? change.base)?.pointer?.description
        return next([change.rule, place ?? change.operations.first?.description ?? ""])
    }

    mutating func next(_ change: SwiftChange) -> String { next([change.rule, change.declaration]) }

    /// FNV-1a, with a counter for further changes with the same name.
    private mutating func next(_ parts: [String]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.joined(separator: "\u{0}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let count = seen[hash, default: 0]
        seen[hash] = count + 1
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits + (count == 0 ? "" : "-\(count)")
    }
}
