extension Sandbox {
    /// A bank or business that uses the API, with its users, clients and customers.
    public struct Tenant: Sendable, Hashable {
        /// The value of `X-TENANT-ID` and `TENANT`.
        public var id: String
        /// The users that can call `login`.
        public var users: [User]
        /// The clients that can call `createAccessToken`.
        public var clients: [Client]
        /// The customers that the other operations act on.
        public var customers: [Customer]

        /// Creates a tenant.
        public init(id: String, users: [User] = [], clients: [Client] = [], customers: [Customer] = []) {
            self.id = id
            self.users = users
            self.clients = clients
            self.customers = customers
        }
    }

    /// A user who logs in with a name and a password.
    public struct User: Sendable, Hashable {
        /// The user name for `login`.
        ///
        /// Unique across tenants.
        public var username: String
        /// The user's number in the response of `login`.
        public var id: String
        /// The user's entity in the response of `login`.
        public var entityId: String
        /// The user's role in the response of `login`.
        public var role: String
        private var secret: Secret

        /// Creates a user.
        public init(username: String, password: String, id: String, entityId: String, role: String) {
            self.username = username
            self.id = id
            self.entityId = entityId
            self.role = role
            secret = Secret(password)
        }

        /// The password for `login`.
        public var password: String { secret.text }
    }

    /// A client that requests access tokens.
    public struct Client: Sendable, Hashable {
        /// The client ID for `createAccessToken`.
        ///
        /// Unique across tenants.
        public var clientId: String
        private var secret: Secret

        /// Creates a client.
        public init(clientId: String, clientSecret: String) {
            self.clientId = clientId
            secret = Secret(clientSecret)
        }

        /// The secret for `createAccessToken`.
        public var clientSecret: String { secret.text }
    }

    /// A card holder.
    public struct Customer: Sendable, Hashable {
        /// The customer's entity ID for `setPin`.
        public var entityId: String
        /// The customer's cards.
        public var cards: [Card]
        private var mobile: Secret
        private var birth: Secret

        /// Creates a customer.
        /// - Parameters:
        ///   - mobileNumber: As in requests, without a country code.
        ///   - dateOfBirth: `DDMMYYYY`.
        public init(entityId: String, mobileNumber: String, dateOfBirth: String, cards: [Card]) {
            self.entityId = entityId
            self.cards = cards
            mobile = Secret(mobileNumber: mobileNumber)
            birth = Secret(dateOfBirth)
        }

        /// The registered mobile number.
        public var mobileNumber: String { mobile.text }

        /// The registered date of birth, `DDMMYYYY`.
        public var dateOfBirth: String { birth.text }
    }

    /// A card.
    public struct Card: Sendable, Hashable {
        /// The kit number, 1 to 16 digits.
        ///
        /// Leading zeros don't count.
        public var kitNo: String
        private var expiry: Secret

        /// Creates a card.
        /// - Parameter expiryDate: `MMYY`.
        public init(kitNo: String, expiryDate: String) {
            self.kitNo = kitNo
            expiry = Secret(expiryDate)
        }

        /// The card's expiry, `MMYY`.
        public var expiryDate: String { expiry.text }
    }
}

extension Sandbox.Tenant {
    /// The tenant of the customer API's samples, `ACME_CORP`.
    ///
    /// Its customer has the samples' mobile number `9876543210` and entity ID `615928984620006085281025`, and one card: kit
    /// `130005054`, expiry `1228`, date of birth `15081990`. User `acme-operator` with `acme-password`; client `acme-backend` with
    /// `acme-secret`.
    public static let acme = sample(id: "ACME_CORP", name: "acme")

    /// The tenant of the card API's samples, `ENBDTABBY`, with the same customer.
    ///
    /// User `enbd-operator` with `enbd-password`; client `enbd-backend` with `enbd-secret`.
    public static let enbd = sample(id: "ENBDTABBY", name: "enbd")

    private static func sample(id: String, name: String) -> Sandbox.Tenant {
        Sandbox.Tenant(
            id: id,
            users: [
                .init(
                    username: "\(name)-operator",
                    password: "\(name)-password",
                    id: "1001",
                    entityId: id,
                    role: "OPERATOR"
                )
            ],
            clients: [.init(clientId: "\(name)-backend", clientSecret: "\(name)-secret")],
            customers: [
                .init(
                    entityId: "615928984620006085281025",
                    mobileNumber: "9876543210",
                    dateOfBirth: "15081990",
                    cards: [.init(kitNo: "130005054", expiryDate: "1228")]
                )
            ]
        )
    }

    /// The customer with this mobile number.
    func customer(mobileNumber: String) -> Sandbox.Customer? {
        customers.first { $0.mobileNumber == mobileNumber }
    }

    /// The customer with this entity ID.
    func customer(entityId: String) -> Sandbox.Customer? {
        customers.first { $0.entityId == entityId }
    }
}
