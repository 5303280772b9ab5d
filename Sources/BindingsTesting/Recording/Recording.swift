public import BindingsRuntime
public import Foundation

/// Exchanges with a server, without sensitive values.
///
/// `ExchangeRecorder` creates it and `ReplayingTransport` replays it.
///
/// Its file format is JSON that is meant to be read, reviewed, edited and committed.
public struct Recording: Hashable, Sendable, Codable {
    /// The exchanges, in the order of their completion.
    public var exchanges: [Exchange]

    /// Creates a recording of exchanges.
    public init(_ exchanges: [Exchange] = []) {
        self.exchanges = exchanges
    }

    /// Reads a file.
    ///
    /// - Throws: Foundation's errors if the file can't be read, or `DecodingError` if it isn't a recording.
    public init(contentsOf file: URL) throws {
        self = try JSONDecoder().decode(Recording.self, from: Data(contentsOf: file))
    }

    /// Writes a file atomically.
    ///
    /// - Throws: Foundation's errors if the file can't be written.
    public func write(to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: file, options: .atomic)
    }

    /// A request and its result.
    public struct Exchange: Hashable, Sendable, Codable {
        /// The `operationId`.
        public var operation: String
        /// The HTTP method.
        public var method: String
        /// The path with its query, as sent.
        ///
        /// If parameters may be sensitive, the path template without the query.
        public var path: String
        /// The request's body, or nil if there was none.
        public var request: Body?
        /// The response's status, or nil if there was no response.
        public var status: Int?
        /// The recorded header fields of the response.
        public var headerFields: [String: String]?
        /// The response's body.
        public var response: Body?
        /// The case of `TransportError`, if there was no response.
        public var failure: String?

        /// An exchange as stored in a file.
        public init(
            operation: String,
            method: String,
            path: String,
            request: Body? = nil,
            status: Int? = nil,
            headerFields: [String: String]? = nil,
            response: Body? = nil,
            failure: String? = nil
        ) {
            self.operation = operation
            self.method = method
            self.path = path
            self.request = request
            self.status = status
            self.headerFields = headerFields
            self.response = response
            self.failure = failure
        }
    }

    /// A body, without sensitive values.
    public struct Body: Hashable, Sendable, Codable {
        /// The documented fields.
        ///
        /// Nil if the body isn't JSON, or isn't documented.
        public var json: JSONValue?
        /// The locations of replaced values in `json`, as JSON pointers (RFC 6901).
        ///
        /// `/*` for omitted members.
        public var redacted: [String]?
        /// The number of bytes, if nothing else is known.
        ///
        /// Also nil for a stream of unknown length.
        public var bytes: Int?

        /// A body of JSON.
        public init(json: JSONValue, redacted: [String] = []) {
            self.json = json
            self.redacted = redacted.isEmpty ? nil : redacted
        }

        /// A body with only its size, or nil for a stream of unknown length.
        public init(bytes: Int?) {
            self.bytes = bytes
        }
    }
}
