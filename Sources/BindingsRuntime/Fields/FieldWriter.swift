/// Writes the fields of one value: as the members of an object, as the items of an array, or as the value itself.
final class FieldWriter {
    enum Kind {
        case object, array, value
    }

    private enum Output {
        /// An object whose text we write.
        case json(JSONWriter, level: Int)
        case object(KeyedEncodingContainer<DeclaredKey>)
        case array(any UnkeyedEncodingContainer)
        case value
    }

    private let encoder: any Encoder
    private var output: Output
    /// The first error; nothing is written after it.
    private(set) var error: (any Error)?
    /// The items of an array that were left out since the last one that was written.
    private var gap = 0

    init(_ encoder: any Encoder, _ kind: Kind) {
        self.encoder = encoder
        switch kind {
        case .object:
            if let encoder = encoder as? JSONBodyEncoder {
                encoder.writer.become(.object, at: encoder.level)
                output = .json(encoder.writer, level: encoder.level)
            } else {
                output = .object(encoder.container(keyedBy: DeclaredKey.self))
            }
        case .array: output = .array(encoder.unkeyedContainer())
        case .value: output = .value
        }
    }

    /// Writes a field.
    func write<Value: Encodable>(_ name: StaticString, _ value: Value) {
        attempt {
            switch output {
            case .json(let writer, let level): try writer.encode(value, at: level, field: name)
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
    }

    /// Writes a field as null.
    func writeNull(_ name: StaticString) { write(name, JSONValue.null) }

    /// Leaves a field out.
    ///
    /// Of an array's items, those in front of another one are written as null, so that each keeps its place.
    func skip() { gap += 1 }

    /// Writes the members that have no field of their own.
    func write(others members: [String: some Encodable]) {
        attempt {
            var container = encoder.container(keyedBy: AnyKey.self)
            for (name, value) in members { try container.encode(value, forKey: AnyKey(name)) }
        }
    }

    private func attempt(_ write: () throws -> Void) {
        if error != nil { return }
        do {
            try write()
        } catch {
            self.error = error
        }
    }
}
