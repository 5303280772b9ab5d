import PINBlock

/// The PINs of the cards: they can be compared, and nothing else.
struct PINVault: Sendable {
    private var pins: [Key: StoredPIN] = [:]

    mutating func store(_ pin: consuming ClearPIN, tenant: String, kit: KitNumber) {
        pins[Key(tenant: tenant, kit: kit)] = StoredPIN(pin)
    }

    /// Whether a card has this PIN, or false if it has none.
    func matches(_ pin: borrowing ClearPIN, tenant: String?, kit: KitNumber) -> Bool {
        for (key, stored) in pins where key.kit == kit && (tenant == nil || key.tenant == tenant) {
            if stored.matches(pin) { return true }
        }
        return false
    }

    private struct Key: Hashable {
        var tenant: String
        var kit: KitNumber
    }

    /// Owns a PIN, which a dictionary cannot.
    private final class StoredPIN: Sendable {
        private let pin: ClearPIN

        init(_ pin: consuming ClearPIN) {
            self.pin = pin
        }

        func matches(_ other: borrowing ClearPIN) -> Bool {
            pin.matches(other)
        }
    }
}
