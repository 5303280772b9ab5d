public import Foundation
import HTTPTypes

/// The content of a request or a response.
///
/// Its description tells the size alone: bodies hold secrets.
public struct HTTPBody: Sendable {
    private let storage: Data

    /// A body of bytes in memory.
    public init(_ data: Data = Data()) {
        storage = data
    }

    /// The bytes, where the whole body is in memory.
    public var data: Data { storage }

    /// The number of bytes.
    public var count: Int { storage.count }
}

extension HTTPBody: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size, never the content.
    public var description: String { "<\(storage.count) bytes>" }
    /// The size, never the content.
    public var debugDescription: String { description }
    /// No children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension HTTPBody {
    /// The body as a JSON value of a type.
    @_spi(Generated) public func json<Value: Decodable>() throws(CallError) -> Value {
        do {
            return try JSONCoding.decode(Value.self, from: data)
        } catch {
            let received = CallError.Received(status: .ok, headerFields: [:], body: data)
            throw CallError(.undecodableBody(received, problem: JSONCoding.problem(in: error, of: data)))
        }
    }
}
