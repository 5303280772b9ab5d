public import PINBlock

extension Sandbox {
    /// What a sandbox serves, where, and by which clock.
    public struct Configuration: Sendable {
        /// The IPv4 or IPv6 address to listen on.
        ///
        /// Keep it at loopback: anyone who can reach the sandbox can read its messages.
        public var host = "127.0.0.1"
        /// The port to listen on; 0 picks a free one.
        public var port: UInt16 = 0
        /// Additional names for the `Host` field, next to `localhost` and the loopback addresses.
        public var allowedHosts: [String] = []
        /// Who may call, and for whom.
        ///
        /// No two tenants have a user or a client of the same name.
        public var tenants: [Tenant] = [.acme, .enbd]
        /// The time that passwords, tokens and limits go by.
        public var clock = SandboxClock()
        /// Where trace numbers, hashes and tokens come from.
        public var randomness = Randomness.system
        /// Where one-time passwords come from.
        public var passwords = PasswordSource.random(digits: 6)
        /// Whether the card API's business failures come with HTTP 200, as the vendor warns, instead of 400 [choice].
        ///
        /// Rate limits come with 429, and what HTTP itself refuses with 400 to 415, in both cases.
        public var businessFailuresAnswerOK = false
        /// How long a one-time password lives.
        public var passwordLifetime = Duration.seconds(5 * 60)
        /// How many attempts each one-time password has.
        public var attemptsPerPassword = 3
        /// How often each of the two operations may send to one number; the documents give no figure [choice].
        ///
        /// Nil for no limit.
        public var sendingLimit: RateLimit? = RateLimit(count: 5, per: .seconds(60))
        /// How often one address may call `login`.
        ///
        /// Nil for no limit.
        public var loginLimit: RateLimit? = RateLimit(count: 10, per: .seconds(60))
        /// How long `login`'s tokens live.
        public var loginTokenLifetime = Duration.seconds(24 * 60 * 60)
        /// How long `createAccessToken`'s tokens live.
        public var accessTokenLifetime = Duration.seconds(60 * 60)
        /// Whether passwords of type `D` differ between telephone and e-mail; undocumented [choice].
        public var dualPasswordsDiffer = false
        /// What decrypts `setPin`'s PIN block; nil for AES with ``Sandbox/TestAccount/pinKey`` and the standard settings.
        public var pinCipher: (any PINBlockCipher)?
        /// Whether the PIN block drops the kit number's last digit.
        public var checkDigit = CheckDigit.drop
        /// How many bytes a request body may have.
        public var longestBody = 1 << 20
        /// How many of the last calls are remembered.
        public var rememberedCalls = 200
        /// How many of the last messages are remembered, and how many one-time passwords can be used at one time.
        public var rememberedMessages = 10_000
        /// Whether `/` serves the page with the messages.
        public var servesInbox = true
        /// Asked for each call that no injected fault is for, with the call's number.
        public var faultForCall: (@Sendable (Operation, Int) -> Fault?)?

        /// Makes the configuration that the documents describe, with the sample tenants.
        public init() {}
    }

    /// At most so many calls in so much time.
    public struct RateLimit: Sendable, Hashable {
        /// How many calls are allowed.
        public var count: Int
        /// In how much time.
        public var window: Duration

        /// Makes a limit.
        public init(count: Int, per window: Duration) {
            self.count = count
            self.window = window
        }
    }

    /// Where random bytes come from.
    public enum Randomness: Sendable, Hashable {
        /// The system.
        case system
        /// A generator that gives the same for each sandbox with the same seed and calls.
        case seeded(UInt64)
    }

    /// Where one-time passwords come from.
    public enum PasswordSource: Sendable {
        /// So many random digits, 4 to 10.
        case random(digits: Int)
        /// The same for everybody.
        case fixed(String)
        /// Asked for each password.
        case custom(@Sendable () -> String)
    }
}

extension Sandbox.PasswordSource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind of source, without its passwords.
    public var description: String {
        switch self {
        case .random(let digits): "random(digits: \(digits))"
        case .fixed: "fixed(\(Secret.hidden))"
        case .custom: "custom"
        }
    }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
