/// The members of a request's body, taken one by one with their types.
struct Fields: Sendable {
    private let object: JSONValue
    private let path: String

    init(_ object: JSONValue, path: String = "") {
        self.object = object
        self.path = path
    }

    /// A member's value.
    ///
    /// Null counts as absent.
    private func value(_ name: String) -> JSONValue? {
        guard let value = object[name], value != .null else { return nil }
        return value
    }

    /// Takes an optional string.
    ///
    /// Another type is rejected in the same way as the API rejects a value that it can't convert.
    @discardableResult
    func string(_ name: String) throws(Refusal) -> String? {
        switch value(name) {
        case nil: return nil
        case .string(let text): return text
        default: throw .malformed
        }
    }

    /// Takes a required, nonempty string.
    func required(_ name: String) throws(Refusal) -> String {
        guard let text = try string(name), !text.isEmpty else { throw .missing(path + name) }
        return text
    }

    /// Takes an optional integer.
    @discardableResult
    func integer(_ name: String) throws(Refusal) -> Int? {
        switch value(name) {
        case nil: return nil
        case .number(let text):
            guard let number = Int(text) else { throw .malformed }
            return number
        default: throw .malformed
        }
    }

    /// Takes one of the documented values.
    ///
    /// Others can't be converted.
    func choice<Choice: RawRepresentable<String>>(_ name: String, _ type: Choice.Type) throws(Refusal) -> Choice? {
        guard let text = try string(name) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw .malformed }
        return choice
    }

    /// Takes one of the documented values, which is required.
    func requiredChoice<Choice: RawRepresentable<String>>(
        _ name: String,
        _ type: Choice.Type
    ) throws(Refusal) -> Choice {
        guard let text = try string(name), !text.isEmpty else { throw .missing(path + name) }
        guard let choice = Choice(rawValue: text) else { throw .malformed }
        return choice
    }

    /// Takes an optional object.
    func object(_ name: String) throws(Refusal) -> Fields? {
        switch value(name) {
        case nil: return nil
        case .object(let members): return Fields(.object(members), path: "\(path)\(name).")
        default: throw .malformed
        }
    }

    /// Takes strings that the sandbox doesn't use, to check their types.
    func checkStrings(_ names: String...) throws(Refusal) {
        for name in names { try string(name) }
    }
}
