public import Foundation

extension Sandbox {
    /// A message that the sandbox "sent": what the customer would read on the telephone.
    public struct Message: Sendable, Hashable, Identifiable {
        /// How the message travels.
        public enum Channel: String, Sendable {
            /// To the telephone.
            case sms
            /// To the e-mail address, for passwords of type `D`.
            case email
        }

        /// What the password is still good for.
        public enum State: String, Sendable {
            /// It can be used.
            case live
            /// It was used.
            case used
            /// Three attempts failed.
            case exhausted
            /// Its time is over.
            case expired
            /// A newer password took its place.
            case replaced
        }

        /// Counts up from 1.
        public let id: Int
        /// How the message travelled.
        public let channel: Channel
        /// The operation that sent it.
        public let operation: Operation
        /// The tenant whose customer it is for.
        public let tenant: String
        /// `SET_PIN`, `TRANSACTION`, `LOGIN` or `CARD_BLOCK`; nil for `generateOtp`.
        public let purpose: String?
        /// The kit number of the request.
        public let kitNo: String?
        /// What `validateOtp` takes; nil for `generatePurposeOtp`.
        public let traceNumber: String?
        /// The `X-Request-ID` of the call that sent it.
        public let requestID: String
        /// When it was sent, by the sandbox's clock.
        public let sentAt: Date
        /// When the password expires, by the sandbox's clock.
        public let expiresAt: Date
        /// How many attempts are left.
        public internal(set) var attemptsLeft: Int
        /// What the password is still good for.
        public internal(set) var state: State
        let recipient: Secret
        let code: Secret
        let passwordID: Int

        /// The one-time password.
        public var otp: String { code.text }

        /// The telephone number of the customer.
        public var mobileNumber: String { recipient.text }
    }
}
