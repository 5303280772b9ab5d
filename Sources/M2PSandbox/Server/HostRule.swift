/// Which `Host` fields are served: loopback's names, so that a page that rebinds its own name to 127.0.0.1 gets nothing.
struct HostRule: Sendable {
    private let names: Set<String>

    init(_ configuration: Sandbox.Configuration) {
        names = Set((configuration.allowedHosts + [configuration.host]).map { $0.lowercased() })
    }

    /// Judges the field's value, `host` or `host:port` (RFC 9110, section 7.2).
    func accepts(_ field: String?) -> Bool {
        guard let field, let name = Self.name(field) else { return false }
        return name == "localhost" || name == "::1" || Self.isLoopback4(name) || names.contains(name)
    }

    /// Takes the port and the brackets of an IPv6 address away; nil for what is no such field.
    private static func name(_ field: String) -> String? {
        let field = field.lowercased()
        if field.hasPrefix("[") {
            guard let end = field.firstIndex(of: "]") else { return nil }
            let name = String(field[field.index(after: field.startIndex)..<end])
            return isPort(field[field.index(after: end)...]) ? name : nil
        }
        guard let colon = field.firstIndex(of: ":") else { return field }
        return isPort(field[colon...]) ? String(field[..<colon]) : nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || (text.first == ":" && text.dropFirst().allSatisfy(\.isASCIIDigit))
    }

    /// 127.0.0.0/8 (RFC 1122, section 3.2.1.3).
    private static func isLoopback4(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
