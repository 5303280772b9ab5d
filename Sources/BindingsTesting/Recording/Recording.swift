public import BindingsRuntime
public import Foundation

/// Exchanges with a server, without what may not be shown: what `ExchangeRecorder` makes and `ReplayingTransport` answers from.
///
/// As a file it is JSON, made to be read, reviewed, edited and committed.
public struct Recording: Hashable, Sendable, Codable {
    /// The exchanges, in the order in which they ended.
    public var exchanges: [Exchange]

    /// A recording of some exchanges.
    public init(_ exchanges: [Exchange] = []) {
        self.exchanges = exchanges
    }

    /// Reads a file.
    ///
    /// - Throws: what Foundation throws where the file cannot be read; `DecodingError` where it is no recording.
    public init(contentsOf file: URL) throws {
        self = try JSONDecoder().decode(Recording.self, from: Data(contentsOf: file))
    }

    /// Writes a file in one step, so that it is there as a whole or as it was before.
    ///
    /// - Throws: what Foundation throws where the file cannot be written.
    public func write(to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: file, options: .atomic)
    }

    /// One request, and what came of it.
    public struct Exchange: Hashable, Sendable, Codable {
        /// The `operationId`.
        public var operation: String
        /// The HTTP method.
        public var method: String
        /// The path with its query, as it was sent; where parameters may be sensitive, as the document has it, with
        /// names in braces, and without its query.
        public var path: String
        /// The request's body; nil where it had none.
        public var request: Body?
        /// The response's status; nil where none came.
        public var status: Int?
        /// Those header fields of the response that were asked for.
        public var headerFields: [String: String]?
        /// The response's body.
        public var response: Body?
        /// The case of `TransportError`, where no response came.
        public var failure: String?

        /// An exchange as it stands in a file.
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

    /// A body, as far as it may be shown.
    public struct Body: Hashable, Sendable, Codable {
        /// The fields that the document describes; nil where it is no JSON, or none that the document describes.
        public var json: JSONValue?
        /// Where values in `json` were replaced, as JSON pointers (RFC 6901); `/*` where members were left out.
        public var redacted: [String]?
        /// The number of bytes, where nothing else is known of it; nil also for a stream of unknown length.
        public var bytes: Int?

        /// A body of JSON.
        public init(json: JSONValue, redacted: [String] = []) {
            self.json = json
            self.redacted = redacted.isEmpty ? nil : redacted
        }

        /// A body of which the size alone is kept; nil for a stream of unknown length.
        public init(bytes: Int?) {
            self.bytes = bytes
        }
    }
}
