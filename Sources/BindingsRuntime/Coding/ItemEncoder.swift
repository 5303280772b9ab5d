/// Writes the items of a tuple, in order.
@_spi(Generated) public struct ItemEncoder {
    private var container: any UnkeyedEncodingContainer
    /// The items that were left out since the last one that was written.
    private var gap = 0

    /// An encoder of an array.
    public init(_ encoder: any Encoder) {
        container = encoder.unkeyedContainer()
    }

    /// Writes an item; nil as null.
    public mutating func encode(_ item: some Encodable) throws {
        while gap > 0 {
            try container.encodeNil()
            gap -= 1
        }
        try container.encode(item)
    }

    /// Leaves nil out at the end of the tuple; where an item follows, nil is written as null, so that each keeps its place.
    public mutating func encodeIfPresent(_ item: (some Encodable)?) throws {
        if let item { try encode(item) } else { gap += 1 }
    }

    /// Writes the items behind those with a place of their own.
    public mutating func encode(contentsOf items: [some Encodable]) throws {
        for item in items { try encode(item) }
    }
}
