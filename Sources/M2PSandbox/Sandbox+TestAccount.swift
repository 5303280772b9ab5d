extension Sandbox {
    /// The credentials and data for test calls: a user, a client, and a customer with a card.
    public struct TestAccount: Sendable, Hashable {
        /// The value of `X-TENANT-ID` and `TENANT`.
        public var tenant: String
        /// The user that logs in.
        public var user: User
        /// The client that requests access tokens.
        public var client: Client
        /// The customer.
        public var customer: Customer
        /// The customer's card.
        public var card: Card

        /// The sandbox's own PIN key, as a string: 32 bytes for AES-256.
        ///
        /// A made-up key from the documentation. Don't use it anywhere else.
        public static let pinKey = "0123456789ABCDEF0123456789ABCDEF"

        /// For `login`.
        public var username: String { user.username }
        /// For `login`.
        public var password: String { user.password }
        /// For `createAccessToken`.
        public var clientId: String { client.clientId }
        /// For `createAccessToken`.
        public var clientSecret: String { client.clientSecret }
        /// For `setPin`.
        public var entityId: String { customer.entityId }
        /// For the operations with one-time passwords.
        public var mobileNumber: String { customer.mobileNumber }
        /// For `setPin`, `DDMMYYYY`.
        public var dateOfBirth: String { customer.dateOfBirth }
        /// The card's kit number, not padded.
        public var kitNo: String { card.kitNo }
        /// For `setPin`, `MMYY`.
        public var expiryDate: String { card.expiryDate }
        /// The kit number for `setPin`, padded with zeros to 16 digits.
        public var paddedKitNo: String { String(repeating: "0", count: max(0, 16 - kitNo.count)) + kitNo }
    }
}

extension Sandbox.Tenant {
    /// The tenant's first user, client, customer and card, or nil if one of them is missing.
    public var testAccount: Sandbox.TestAccount? {
        guard let user = users.first, let client = clients.first,
            let customer = customers.first, let card = customer.cards.first
        else { return nil }
        return Sandbox.TestAccount(tenant: id, user: user, client: client, customer: customer, card: card)
    }
}
