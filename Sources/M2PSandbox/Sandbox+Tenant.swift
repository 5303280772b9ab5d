extension Sandbox {
    /// A bank or business that uses the API, with its users, clients and customers.
    public struct Tenant: Sendable, Hashable {
        /// The value of `X-TENANT-ID` and `TENANT`.
        public var id: String
        /// Who may call `login`.
        public var users: [User]
        /// Who may call `createAccessToken`.
        public var clients: [Client]
        /// Whose telephones and cards the other operations concern.
        public var customers: [Customer]

        /// Makes a tenant.
        public init(id: String, users: [User] = [], clients: [Client] = [], customers: [Customer] = []) {
            self.id = id
            self.users = users
            self.clients = clients
            self.customers = customers
        }
    }

    /// A person who logs in with a name and a password.
    public struct User: Sendable, Hashable {
        /// The name that `login` takes; one tenant's only.
        public var username: String
        /// The user's number in `login`'s answer.
        public var id: String
        /// The entity that the user works for, in `login`'s answer.
        public var entityId: String
        /// The user's role, in `login`'s answer.
        public var role: String
        private var secret: Secret

        /// Makes a user.
        public init(username: String, password: String, id: String, entityId: String, role: String) {
            self.username = username
            self.id = id
            self.entityId = entityId
            self.role = role
            secret = Secret(password)
        }

        /// The password that `login` takes.
        public var password: String { secret.text }
    }

    /// A program that asks for access tokens.
    public struct Client: Sendable, Hashable {
        /// The name that `createAccessToken` takes; one tenant's only.
        public var clientId: String
        private var secret: Secret

        /// Makes a client.
        public init(clientId: String, clientSecret: String) {
            self.clientId = clientId
            secret = Secret(clientSecret)
        }

        /// The secret that `createAccessToken` takes.
        public var clientSecret: String { secret.text }
    }

    /// A card holder.
    public struct Customer: Sendable, Hashable {
        /// The customer's entity ID, which `setPin` takes.
        public var entityId: String
        /// The customer's cards.
        public var cards: [Card]
        private var mobile: Secret
        private var birth: Secret

        /// Makes a customer.
        /// - Parameters:
        ///   - mobileNumber: as the requests write it, without a country code.
        ///   - dateOfBirth: `DDMMYYYY`.
        public init(entityId: String, mobileNumber: String, dateOfBirth: String, cards: [Card]) {
            self.entityId = entityId
            self.cards = cards
            mobile = Secret(mobileNumber: mobileNumber)
            birth = Secret(dateOfBirth)
        }

        /// The registered telephone number.
        public var mobileNumber: String { mobile.text }

        /// The registered date of birth, `DDMMYYYY`.
        public var dateOfBirth: String { birth.text }
    }

    /// A card.
    public struct Card: Sendable, Hashable {
        /// The kit number, 1 to 16 digits; leading zeros do not count.
        public var kitNo: String
        private var expiry: Secret

        /// Makes a card.
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

    /// Finds the customer with this telephone number.
    func customer(mobileNumber: String) -> Sandbox.Customer? {
        customers.first { $0.mobileNumber == mobileNumber }
    }

    /// Finds the customer with this entity ID.
    func customer(entityId: String) -> Sandbox.Customer? {
        customers.first { $0.entityId == entityId }
    }
}
