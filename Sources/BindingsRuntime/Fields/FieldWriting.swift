/// Writes the fields of one value with any encoder: as the members of an object, as the items of an array, or as the value
/// itself.
final class EncodedFields {
    enum Kind {
        case object, array, value
    }

    private enum Output {
        case object(KeyedEncodingContainer<DeclaredKey>)
        case array(any UnkeyedEncodingContainer)
        case value
    }

    private let encoder: any Encoder
    private var output: Output
    /// The number of items omitted since the last one that was written.
    private var gap = 0

    init(_ encoder: any Encoder, _ kind: Kind) {
        self.encoder = encoder
        output =
            switch kind {
            case .object: .object(encoder.container(keyedBy: DeclaredKey.self))
            case .array: .array(encoder.unkeyedContainer())
            case .value: .value
            }
    }

    /// Writes a field.
    func write(_ name: StaticString, _ value: some Encodable) throws {
        switch output {
        case .object(var container): try container.encode(value, forKey: DeclaredKey(name))
        case .array(var container):
            while gap > 0 {
                try container.encodeNil()
                gap -= 1
            }
            try container.encode(value)
            output = .array(container)
        case .value:
            var container = encoder.singleValueContainer()
            try container.encode(value)
        }
    }

    /// Omits a field.
    ///
    /// Omitted items before another item of an array are written as null, so that each item keeps its position.
    func skip() { gap += 1 }

    /// Writes the additional members.
    func write(others members: [String: some Encodable]) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        for (name, value) in members { try container.encode(value, forKey: AnyKey(name)) }
    }
}
