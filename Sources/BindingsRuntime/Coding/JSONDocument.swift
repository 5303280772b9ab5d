import Foundation

/// A body while it is decoded: what is known of its parts, so that none of them is read again and again.
///
/// A union without a discriminator tries its members in turn, and each member tries the unions in it. Without a memory
/// the work doubles with each level; with it, each part is tried once as each type.
///
/// `@unchecked`: one decoding uses it, on one thread.
final class JSONDocument: @unchecked Sendable {
    static let key: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "BindingsRuntime.JSONDocument") else {
            preconditionFailure("Foundation refuses a key")
        }
        return key
    }()

    private let body: Data
    private var parsed: Result<JSONValue, JSONReader.Malformed>?
    private var root = Place()
    private var outermost: [String] = []
    private var isTrying = false

    init(_ body: Data) { self.body = body }

    /// The document that a decoder reads; nil for a decoder that isn't `JSONCoding`'s.
    static func read(by decoder: any Decoder) -> JSONDocument? { decoder.userInfo[key] as? JSONDocument }

    /// The value that a decoder is at.
    func value(at path: [any CodingKey]) throws -> JSONValue {
        let parsed = parsed ?? Result { () throws(JSONReader.Malformed) in try JSONReader.read(body) }
        self.parsed = parsed
        return try path.reduce(parsed.get()) { value, key in
            let part: JSONValue? =
                switch value {
                case .object(let members): members[key.stringValue]
                case .array(let items): key.intValue.flatMap { items.indices.contains($0) ? items[$0] : nil }
                default: nil
                }
            guard let part else { throw JSONReader.Malformed() }
            return part
        }
    }

    /// Throws where something asked for a value and there is none: a union may have taken that for another member's turn.
    func checkIsWellFormed() throws {
        if case .failure(let error) = parsed { throw error }
    }

    /// What `decode` makes of the part at `path`; nil where it throws, now or when it was tried before.
    func trial<Value>(of type: Value.Type, at path: [any CodingKey], _ decode: () throws -> Value) -> Value? {
        let path = path.map(\.stringValue)
        if !isTrying {
            // Nothing decodes what is above this part a second time.
            if path != outermost { root = Place() }
            outermost = path
            isTrying = true
            defer { isTrying = false }
            return try? decode()
        }
        let place = path.reduce(root) { $0[$1] }
        if let result = place.results[ObjectIdentifier(type)] { return result as? Value }
        let value = try? decode()
        place.results[ObjectIdentifier(type)] = value as Any
        return value
    }

    /// A part of the body, and what it is as each type that was tried.
    private final class Place {
        private var parts: [String: Place] = [:]
        var results: [ObjectIdentifier: Any] = [:]

        subscript(part: String) -> Place {
            if let place = parts[part] { return place }
            let place = Place()
            parts[part] = place
            return place
        }
    }
}
