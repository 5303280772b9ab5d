public import PINBlock

extension Sandbox {
    /// The configuration of a sandbox: tenants, address and clock.
    public struct Configuration: Sendable {
        /// The IPv4 or IPv6 address to listen on.
        ///
        /// Keep it at loopback: anyone who can reach the sandbox can read its messages.
        public var host = "127.0.0.1"
        /// The port to listen on, or 0 for a free one.
        public var port: UInt16 = 0
        /// Additional names for the `Host` field, next to `localhost` and the loopback addresses.
        public var allowedHosts: [String] = []
        /// The tenants with their users, clients and customers.
        ///
        /// User and client names must be unique across tenants.
        public var tenants: [Tenant] = [.acme, .enbd]
        /// The clock for passwords, tokens and limits.
        public var clock = SandboxClock()
        /// The source of trace numbers, hashes and tokens.
        public var randomness = Randomness.system
        /// The source of one-time passwords.
        public var passwords = PasswordSource.random(digits: 6)
        /// Whether the card API's business failures are sent with HTTP 200, as the vendor documents, instead of 400.
        ///
        /// Rate limits always use 429, and HTTP errors 400 to 415.
        public var businessFailuresAnswerOK = false
        /// The lifetime of a one-time password.
        public var passwordLifetime = Duration.seconds(5 * 60)
        /// The number of attempts for each one-time password.
        public var attemptsPerPassword = 3
        /// The rate limit for each of the two sending operations per number.
        ///
        /// The documents give no figure.
        ///
        /// Nil for no limit.
        public var sendingLimit: RateLimit? = RateLimit(count: 5, per: .seconds(60))
        /// The rate limit for `login` per address.
        ///
        /// Nil for no limit.
        public var loginLimit: RateLimit? = RateLimit(count: 10, per: .seconds(60))
        /// The lifetime of tokens from `login`.
        public var loginTokenLifetime = Duration.seconds(24 * 60 * 60)
        /// The lifetime of tokens from `createAccessToken`.
        public var accessTokenLifetime = Duration.seconds(60 * 60)
        /// Whether passwords of type `D` differ between text message and email.
        ///
        /// Undocumented.
        public var dualPasswordsDiffer = false
        /// Decrypts `setPin`'s PIN block.
        ///
        /// Nil for AES with ``Sandbox/TestAccount/pinKey`` and the standard settings.
        public var pinCipher: (any PINBlockCipher)?
        /// Whether the PIN block drops the kit number's last digit.
        public var checkDigit = CheckDigit.drop
        /// The maximum size of a request body in bytes.
        public var longestBody = 1 << 20
        /// The number of calls that are kept.
        public var rememberedCalls = 200
        /// The number of messages that are kept, which is also the number of valid one-time passwords.
        public var rememberedMessages = 10_000
        /// Whether `/` serves the page with the messages.
        public var servesInbox = true
        /// Called with the number of each call without an injected fault.
        public var faultForCall: (@Sendable (Operation, Int) -> Fault?)?

        /// Creates the documented configuration, with the sample tenants.
        public init() {}
    }

    /// A maximum number of calls in a time window.
    public struct RateLimit: Sendable, Hashable {
        /// The number of calls.
        public var count: Int
        /// The time window.
        public var window: Duration

        /// Creates a limit.
        public init(count: Int, per window: Duration) {
            self.count = count
            self.window = window
        }
    }

    /// The source of random bytes.
    public enum Randomness: Sendable, Hashable {
        /// The system's generator.
        case system
        /// A generator that gives the same values for the same seed and calls.
        case seeded(UInt64)
    }

    /// The source of one-time passwords.
    public enum PasswordSource: Sendable {
        /// This many random digits, 4 to 10.
        case random(digits: Int)
        /// A fixed password.
        case fixed(String)
        /// A closure that returns each password.
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

    /// Doesn't show the content.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
