import Foundation

/// A body while it is decoded: what is known of its parts, so that none of them is read again and again.
///
/// A union without a discriminator tries its members in turn, and each member tries the unions in it. Without a memory
/// the work doubles with each level; with it, each part is tried once as each type.
///
/// `@unchecked`: one decoding uses it, on one thread.
final class JSONDocument: @unchecked Sendable {
    /// Its value is in the user info of decoders that have one.
    static let key: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "BindingsRuntime.JSONDocument") else {
            preconditionFailure("Foundation refuses a key")
        }
        return key
    }()

    /// How many trials are in one another where a decoder has no document.
    @TaskLocal static var trialsInOneAnother = 0

    private var body = Data()
    private var parsed: Result<JSONValue, JSONReader.Malformed>?
    private var root: Place?
    private var outermost: [String] = []
    private var isTrying = false

    /// The document that a decoder reads; nil where it has none.
    static func read(by decoder: any Decoder) -> JSONDocument? { decoder.userInfo[key] as? JSONDocument }

    /// Begins with a body.
    func open(_ body: Data) { self.body = body }

    /// Forgets the body.
    func close() {
        body = Data()
        if parsed == nil && root == nil && outermost.isEmpty { return }
        parsed = nil
        root = nil
        outermost = []
    }

    /// Throws where something asked for a value and the body is malformed: a union may have taken that for a reason to try
    /// its next member.
    func checkIsWellFormed() throws {
        if case .failure(let error)? = parsed { throw error }
    }

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

    /// What `decode` makes of the part at `path`; nil where it throws, now or when it was tried before.
    func trial<Value>(of type: Value.Type, at path: [any CodingKey], _ decode: () throws -> Value) -> Value? {
        let path = path.map(\.stringValue)
        if !isTrying {
            // Nothing decodes what is above this part a second time.
            if path != outermost { root = nil }
            outermost = path
            isTrying = true
            defer { isTrying = false }
            return try? decode()
        }
        let root = root ?? Place()
        self.root = root
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
