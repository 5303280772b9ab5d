@_spi(Generated) extension Decoder {
    /// The whole value as a type.
    public func value<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try singleValueContainer().decode(Value.self)
    }

    /// The whole value as a type, or nil if it isn't one.
    ///
    /// - Parameter names: Members that must be present. They are checked first, because a failed decoding costs much more.
    public func match<Value: Decodable>(_ type: Value.Type, having names: [String] = []) -> Value? {
        if let decoder = self as? JSONBodyDecoder {
            return decoder.hasMembers(names) ? decoder.trial(of: type) : nil
        }
        // Another decoder remembers no trials. A few may be in one another; below those the value is read once, and
        // decoded by ours.
        if !names.isEmpty {
            guard let container = try? container(keyedBy: AnyKey.self),
                names.allSatisfy({ container.contains(AnyKey($0)) })
            else { return nil }
        }
        let trials = JSONTrials.inOneAnother
        if trials < 3 { return JSONTrials.$inOneAnother.withValue(trials + 1) { try? value() } }
        guard let value = try? JSONValue(from: self), let text = try? JSONCoding.encode(value) else {
            return try? self.value()
        }
        return try? JSONCoding.decode(type, from: text)
    }

    /// The whole value as a type, where its member `name` has one of the values.
    public func match<Value: Decodable, Tag: Decodable & Equatable>(
        _ type: Value.Type,
        tag name: String,
        _ tags: [Tag],
        having names: [String] = []
    ) -> Value? {
        guard let container = try? container(keyedBy: AnyKey.self),
            let tag = try? container.decode(Tag.self, forKey: AnyKey(name)), tags.contains(tag)
        else { return nil }
        return match(type, having: names)
    }

    /// The whole value as an enum's, if it is a documented one.
    public func match<Value: OpenEnum>(listed type: Value.Type) -> Value? {
        guard let value = match(type), !value.isUnrecognized else { return nil }
        return value
    }

    /// The whole value as another union's, if it is one of that union's members.
    public func match<Value: OpenUnion>(listed type: Value.Type) -> Value? {
        guard let value = match(type), !value.isUnrecognized else { return nil }
        return value
    }

    /// The text of the member that says what the value is.
    public func discriminator(_ name: String) -> String? {
        guard let container = try? container(keyedBy: AnyKey.self) else { return nil }
        return try? container.decode(String.self, forKey: AnyKey(name))
    }
}
