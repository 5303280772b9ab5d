/// The string formats that are checked before sending (JSON Schema 2020-12 validation, 7.3).
///
/// The checks are lenient: they accept anything that a server could accept.
@_spi(Generated) public enum TextFormat: String, Sendable {
    /// RFC 9562: 32 hexadecimal digits in five groups.
    case uuid
    /// RFC 5321: something, `@`, something, without whitespace.
    case email
    /// RFC 3986: a scheme, a colon and more, without whitespace.
    case uri
    /// RFC 1123: labels of letters, digits and hyphens.
    case hostname
    /// RFC 2673: four decimal bytes.
    case ipv4
    /// RFC 4291.
    case ipv6
    /// RFC 3339, `full-time`.
    ///
    /// The offset may be missing.
    case time
    /// ISO 8601, as in RFC 3339's appendix A: `P3DT12H`.
    case duration

    var expectation: String {
        switch self {
        case .uuid: "a UUID, such as 123e4567-e89b-12d3-a456-426614174000"
        case .email: "an e-mail address"
        case .uri: "a URI with its scheme, such as https://example.com"
        case .hostname: "a host name"
        case .ipv4: "an IPv4 address, such as 192.0.2.1"
        case .ipv6: "an IPv6 address, such as 2001:db8::1"
        case .time: "a time of day, such as 09:30:00Z"
        case .duration: "a duration, such as P3DT12H"
        }
    }

    func accepts(_ text: String) -> Bool {
        let bytes = text.utf8
        switch self {
        case .uuid: return Self.isUUID(bytes)
        case .email:
            guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
            return at != bytes.startIndex && bytes.index(after: at) != bytes.endIndex && !Self.hasSpace(bytes)
        case .uri:
            guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first else { return false }
            return Self.isLetter(first) && bytes.index(after: colon) != bytes.endIndex && !Self.hasSpace(bytes)
                && bytes[..<colon].allSatisfy { Self.isLetter($0) || Self.isDigit($0) || "+-.".utf8.contains($0) }
        case .hostname:
            return bytes.count <= 254 && !bytes.isEmpty
                && bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).dropLast(
                    bytes.last == UInt8(ascii: ".") ? 1 : 0
                ).allSatisfy(Self.isLabel)
        case .ipv4: return Self.isIPv4(bytes[...])
        case .ipv6: return Self.isIPv6(bytes)
        case .time: return RFC3339.seconds(in: "1970-01-01T\(text)") != nil
        case .duration: return Self.isDuration(bytes)
        }
    }

    private static func isUUID(_ bytes: String.UTF8View) -> Bool {
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : isHex(byte)
        }
    }

    /// A label.
    ///
    /// An internal name may have an underscore.
    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    private static func isIPv4(_ bytes: Substring.UTF8View) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy(isDigit)
                    && part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
            }
    }

    private static func isIPv6(_ bytes: String.UTF8View) -> Bool {
        // A zone, such as `%eth0` (RFC 4007), isn't part of the address.
        var parts = bytes.prefix { $0 != UInt8(ascii: "%") }
            .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count >= 3, parts.count <= 9 else { return false }
        if parts[0].isEmpty {
            guard parts[1].isEmpty else { return false }
            parts.removeFirst()
        }
        if let last = parts.last, last.isEmpty {
            guard parts.count >= 2, parts[parts.count - 2].isEmpty || parts.count == 2 else { return false }
            parts.removeLast()
        }
        let gaps = parts.count { $0.isEmpty }
        guard gaps <= 1 else { return false }
        var groups = 0
        for (index, part) in parts.enumerated() where !part.isEmpty {
            if index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard isIPv4(part) else { return false }
                groups += 2
            } else {
                guard part.count <= 4, part.allSatisfy(isHex) else { return false }
                groups += 1
            }
        }
        return gaps == 1 ? groups <= 7 : groups == 8
    }

    private static func isDuration(_ bytes: String.UTF8View) -> Bool {
        var rest = bytes[...]
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return false }
        var units = Array("YMWD".utf8)
        var isTime = false
        while let byte = rest.first {
            if byte == UInt8(ascii: "T") {
                rest.removeFirst()
                if isTime || rest.isEmpty { return false }
                isTime = true
                units = Array("HMS".utf8)
                continue
            }
            let digits = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
            guard let first = digits.first, isDigit(first) else { return false }
            rest = rest.dropFirst(digits.count)
            guard let unit = rest.popFirst(), let place = units.firstIndex(of: unit) else { return false }
            units.removeFirst(place + 1)
        }
        return true
    }

    private static func hasSpace(_ bytes: String.UTF8View) -> Bool { bytes.contains { $0 <= 0x20 || $0 == 0x7F } }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    private static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}
