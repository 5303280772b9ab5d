import BindingsRuntime
import Foundation
import HTTPTypes

/// A request that is looked up in a recording.
struct AskedExchange {
    private let method: String
    private let path: String
    private let hasBody: Bool
    private let json: JSONValue?

    init(_ request: HTTPRequest, _ body: HTTPBody?) {
        method = request.method.rawValue
        path = request.path ?? "/"
        hasBody = body != nil
        json = body.flatMap { try? JSONCoding.jsonValue(from: $0.data ?? Data()) }
    }

    /// How the request differs from the recorded one, or nil if it matches.
    ///
    /// The values of the request aren't shown.
    func mismatch(with exchange: Recording.Exchange) -> String? {
        if exchange.method != method { return "the method" }
        if !isPath(exchange.path) { return "the path" }
        guard let recorded = exchange.request else { return !hasBody ? nil : "a body that was not recorded" }
        if !hasBody { return "the missing body" }
        guard let expected = recorded.json else { return nil }
        guard let json else { return "a body that is not JSON" }
        return difference(json, expected, at: "", Set(recorded.redacted ?? []))
    }

    /// A hint for the developer, who may have changed the code or the file.
    func complaint(_ order: ReplayingTransport.Order, _ left: [Recording.Exchange]) -> String {
        guard let next = left.first else { return "\(name(left)) was asked, and no recorded exchange is left" }
        if order == .recorded {
            let reason = mismatch(with: next).map { "; it differs in \($0)" } ?? ""
            return "\(name(left)) was asked, and the next recorded exchange is \(Self.name(next))\(reason)"
        }
        let onFile = left.map { exchange in
            let isNear = exchange.method == method && isPath(exchange.path)
            return Self.name(exchange)
                + (isNear ? mismatch(with: exchange).map { ", which differs in \($0)" } ?? "" : "")
        }
        return "\(name(left)) was asked, and is not among the recorded exchanges that are left: "
            + onFile.joined(separator: "; ")
    }

    private static func name(_ exchange: Recording.Exchange) -> String {
        "\(exchange.operation) (\(exchange.method) \(exchange.path))"
    }

    /// The request, with only those segments of its path that are also recorded.
    ///
    /// Others may contain sensitive values.
    private func name(_ left: [Recording.Exchange]) -> String {
        let known = Set(left.flatMap { $0.path.prefix { $0 != "?" }.split(separator: "/") })
        let segments = path.prefix { $0 != "?" }.split(separator: "/").map { known.contains($0) ? $0 : "*" }
        return "\(method) /\(segments.joined(separator: "/"))"
    }

    private func isPath(_ recorded: String) -> Bool {
        if recorded == path { return true }
        guard recorded.contains("{") else { return false }
        let asked = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        let segments = recorded.split(separator: "/", omittingEmptySubsequences: false)
        return asked.count == segments.count
            && zip(asked, segments).allSatisfy { asked, segment in asked == segment || segment.contains("{") }
    }

    /// The first location where two bodies differ.
    private func difference(_ found: JSONValue, _ expected: JSONValue, at pointer: String, _ redacted: Set<String>)
        -> String?
    {
        if redacted.contains(pointer) {
            return Self.fits(found, expected) ? nil : "the value of \(pointer.isEmpty ? "the body" : pointer)"
        }
        switch (found, expected) {
        case (.object(let found), .object(let expected)):
            let isOpen = redacted.contains("\(pointer)/\(RedactionPlace.anyName)")
            for name in Set(found.keys).union(expected.keys).sorted() where !isOpen || expected[name] != nil {
                let place = "\(pointer)/\(RedactionPlace.escaped(name))"
                guard let member = found[name] else { return "the missing \(place)" }
                guard let other = expected[name] else { return "\(place), which was not recorded" }
                if let difference = difference(member, other, at: place, redacted) { return difference }
            }
            return nil
        case (.array(let found), .array(let expected)):
            if found.count != expected.count { return "the number of elements of \(pointer)" }
            for (index, pair) in zip(found, expected).enumerated() {
                if let difference = difference(pair.0, pair.1, at: "\(pointer)/\(index)", redacted) {
                    return difference
                }
            }
            return nil
        default: return found == expected ? nil : "the value of \(pointer.isEmpty ? "the body" : pointer)"
        }
    }

    /// Whether a value can be the one that was replaced: the same JSON type and the same last four characters.
    private static func fits(_ found: JSONValue, _ mask: JSONValue) -> Bool {
        switch (found, mask) {
        case (.string(let text), .string(let mask)) where mask.hasPrefix("…"): text.hasSuffix(mask.dropFirst())
        case (.string, .string), (.bool, .bool), (.array, .array), (.object, .object): true
        default: found.isNumber && mask.isNumber
        }
    }
}

extension JSONValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .number, .decimal: true
        case .null, .bool, .string, .array, .object: false
        }
    }
}
