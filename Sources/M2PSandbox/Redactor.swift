/// Redacts JSON: known harmless members stay, and everything else becomes `•••`.
enum Redactor {
    /// Members whose string or number may be shown.
    private static let harmless: Set<String> = [
        // requests
        "otpType", "template", "card", "productId", "countryCode", "entityId", "kitNo", "traceNumber", "refNumber",
        "eventName", "purpose", "username", "clientId", "grantType",
        // responses
        "status", "message", "type", "title", "detail", "businessCode", "detailMessage", "shortMessage", "errorCode",
        "languageCode", "error", "code", "token_type", "expires_in", "id", "role", "field",
    ]

    /// Members with mobile numbers.
    private static let mobileNumbers: Set<String> = ["mobileNumber", "mobile"]

    /// Members with objects, or lists of objects, whose members are inspected.
    private static let containers: Set<String> = ["mobile", "result", "exception", "pagination", "user", "fieldErrors"]

    static func redact(_ body: [UInt8]) -> String {
        guard !body.isEmpty else { return "" }
        guard let value = try? JSONParser.parse(body), case .object(let members) = value else { return Secret.hidden }
        return redact(members, inside: nil).prettyText
    }

    private static func redact(_ members: [JSONMember], inside container: String?) -> JSONValue {
        .object(
            members.map { member in
                JSONMember(name: shownName(member.name), value: redact(member, inside: container))
            }
        )
    }

    private static func redact(_ member: JSONMember, inside container: String?) -> JSONValue {
        switch member.value {
        case .null, .bool: return member.value
        case .string(let text) where mobileNumbers.contains(member.name) || isMobileValue(member, container):
            return .string(Secret.masked(mobileNumber: text))
        case .string(let text) where harmless.contains(member.name): return .string(shortened(text))
        case .number where harmless.contains(member.name): return member.value
        case .object(let members) where containers.contains(member.name): return redact(members, inside: member.name)
        case .array(let elements) where containers.contains(member.name):
            return .array(elements.map { redact(JSONMember(name: member.name, value: $0), inside: container) })
        case .string, .number, .object, .array: return .string(Secret.hidden)
        }
    }

    // {"mobile": {"value": …}}
    private static func isMobileValue(_ member: JSONMember, _ container: String?) -> Bool {
        container == "mobile" && member.name == "value"
    }

    /// The name of an unknown member could be a secret too.
    private static func shownName(_ name: String) -> String {
        let isKnown =
            harmless.contains(name) || mobileNumbers.contains(name) || containers.contains(name)
            || secretNames.contains(name)
        return isKnown ? name : Secret.hidden
    }

    private static let secretNames: Set<String> = [
        "mobileOtp", "emailOtp", "otp", "linkData", "pin", "expiryDate", "dob", "password", "clientSecret", "token",
        "access_token", "messageHash", "value",
    ]

    private static func shortened(_ text: String) -> String {
        text.count > 200 ? text.prefix(200) + "…" : text
    }
}
