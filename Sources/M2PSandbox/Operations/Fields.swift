/// The members of a request's body, taken one by one with their types.
struct Fields: Sendable {
    private let object: JSONValue
    private let path: String

    init(_ object: JSONValue, path: String = "") {
        self.object = object
        self.path = path
    }

    /// A member's value; null counts as absent.
    private func value(_ name: String) -> JSONValue? {
        guard let value = object[name], value != .null else { return nil }
        return value
    }

    /// Takes a string that may be absent.
    ///
    /// Another type is refused as the API refuses what it cannot convert.
    @discardableResult
    func string(_ name: String) throws(Refusal) -> String? {
        switch value(name) {
        case nil: return nil
        case .string(let text): return text
        default: throw .malformed
        }
    }

    /// Takes a string that must be there and not be empty.
    func required(_ name: String) throws(Refusal) -> String {
        guard let text = try string(name), !text.isEmpty else { throw .missing(path + name) }
        return text
    }

    /// Takes a whole number that may be absent.
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

    /// Takes one of the documented values; an undocumented one cannot be converted.
    func choice<Choice: RawRepresentable<String>>(_ name: String, _ type: Choice.Type) throws(Refusal) -> Choice? {
        guard let text = try string(name) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw .malformed }
        return choice
    }

    /// Takes one of the documented values, which must be there.
    func requiredChoice<Choice: RawRepresentable<String>>(
        _ name: String,
        _ type: Choice.Type
    ) throws(Refusal) -> Choice {
        guard let text = try string(name), !text.isEmpty else { throw .missing(path + name) }
        guard let choice = Choice(rawValue: text) else { throw .malformed }
        return choice
    }

    /// Takes an object that may be absent.
    func object(_ name: String) throws(Refusal) -> Fields? {
        switch value(name) {
        case nil: return nil
        case .object(let members): return Fields(.object(members), path: "\(path)\(name).")
        default: throw .malformed
        }
    }

    /// Takes strings that the sandbox has no use for, so that their types are checked.
    func checkStrings(_ names: String...) throws(Refusal) {
        for name in names { try string(name) }
    }
}
