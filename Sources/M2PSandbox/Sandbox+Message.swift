public import Foundation

extension Sandbox {
    /// A "sent" message: what the customer would read on the phone.
    public struct Message: Sendable, Hashable, Identifiable {
        /// How the message is sent.
        public enum Channel: String, Sendable {
            /// As a text message.
            case sms
            /// As an email, for passwords of type `D`.
            case email
        }

        /// The state of the password.
        public enum State: String, Sendable {
            /// It is valid.
            case live
            /// It was used.
            case used
            /// Three attempts failed.
            case exhausted
            /// It has expired.
            case expired
            /// A newer password replaced it.
            case replaced
        }

        /// Counts up from 1.
        public let id: Int
        /// How the message was sent.
        public let channel: Channel
        /// The operation that sent it.
        public let operation: Operation
        /// The customer's tenant.
        public let tenant: String
        /// `SET_PIN`, `TRANSACTION`, `LOGIN` or `CARD_BLOCK`, or nil for `generateOtp`.
        public let purpose: String?
        /// The kit number in the request.
        public let kitNo: String?
        /// The trace number for `validateOtp`, or nil for `generatePurposeOtp`.
        public let traceNumber: String?
        /// The `X-Request-ID` of the call that sent it.
        public let requestID: String
        /// When it was sent, by the sandbox's clock.
        public let sentAt: Date
        /// When the password expires, by the sandbox's clock.
        public let expiresAt: Date
        /// The number of attempts left.
        public internal(set) var attemptsLeft: Int
        /// The state of the password.
        public internal(set) var state: State
        let recipient: Secret
        let code: Secret
        let passwordID: Int

        /// The one-time password.
        public var otp: String { code.text }

        /// The customer's mobile number.
        public var mobileNumber: String { recipient.text }
    }
}
