/// The distinct keys of a document, each with a number: equal keys share one string, and duplicates are found by number.
struct KeyTable {
    typealias ID = UInt32

    private struct Slot {
        var hash: UInt32
        /// `ID.max` where the slot is free.
        var id: ID
    }

    private var slots = Array(repeating: Slot(hash: 0, id: .max), count: 512)
    private var texts: [String] = []
    /// The bytes of all keys one after another, and where each ends.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Random, so that no document can be written to make the table slow.
    private let seed = UInt64.random(in: .min ... .max)

    func text(_ id: ID) -> String { texts[Int(id)] }

    mutating func intern(_ key: UnsafeBufferPointer<UInt8>) -> ID {
        let hash = hash(key)
        var position = Int(hash) & (slots.count - 1)
        while true {
            let slot = slots[position]
            if slot.id == .max { break }
            if slot.hash == hash, isEqual(slot.id, key) { return slot.id }
            position = (position + 1) & (slots.count - 1)
        }
        let id = ID(truncatingIfNeeded: texts.count)
        texts.append(String(decoding: key, as: UTF8.self))
        bytes.append(contentsOf: key)
        ends.append(bytes.count)
        slots[position] = Slot(hash: hash, id: id)
        if texts.count * 2 > slots.count { grow() }
        return id
    }

    private func isEqual(_ id: ID, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = id == 0 ? 0 : ends[Int(id) - 1]
        guard ends[Int(id)] - start == key.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            while position < key.count {
                if bytes[start + position] != key[position] { return false }
                position += 1
            }
            return true
        }
    }

    /// Eight bytes at a time, each folded in with one wide multiplication.
    private func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(key)
        var state = seed ^ UInt64(truncatingIfNeeded: raw.count)
        var position = 0
        while position + 8 <= raw.count {
            state = mix(state ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        var tail: UInt64 = 0
        while position < raw.count {
            tail = tail << 8 | UInt64(raw[position])
            position += 1
        }
        state = mix(state ^ tail)
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }

    private func mix(_ value: UInt64) -> UInt64 {
        let product = (value ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(hash: 0, id: .max), count: old.count * 2)
        for slot in old where slot.id != .max {
            var position = Int(slot.hash) & (slots.count - 1)
            while slots[position].id != .max { position = (position + 1) & (slots.count - 1) }
            slots[position] = slot
        }
    }
}
