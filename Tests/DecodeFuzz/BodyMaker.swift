/// Generates bodies: from the JSON grammar with the types' property names, and by mutation of those.
enum BodyMaker {
    /// A secret that must not be shown: the name of an undocumented member.
    static let secret = "Qz7Xk9Wv3J1mPr5T"
    private static let longest = 1 << 16

    /// A body, and whether it was mutated, so that `secret` may also be in other locations.
    static func body(_ random: inout SplitMix64) -> (bytes: [UInt8], isMutated: Bool) {
        var bytes: [UInt8] = []
        switch Int.random(in: 0..<16, using: &random) {
        case 0: nest(&bytes, &random)
        case 1...5: append(answers.randomElement(using: &random) ?? "", to: &bytes)
        default: value(&bytes, depth: Int.random(in: 0...6, using: &random), &random)
        }
        let isMutated = Bool.random(using: &random)
        if isMutated {
            for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
        }
        return (Array(bytes.prefix(longest)), isMutated)
    }

    /// Valid responses.
    private static let answers = [
        #"{"child":{"child":[1,{"a":2},{"child":3,"other":[],"weight":"w"}],"weight":1},"weight":"w"}"#,
        #"[{"kind":"cat","friends":[{"kind":"card","pin":"1234","number":"4539148803436467"}],"mood":"calm","lives":7}]"#,
        #"{"owner":"o","description":"d","byLanguage":{"en":"x"},"lists":[{"a":1}],"anything":{},"n":{"text":"t","pages":[1]}}"#,
        #"{"id":1,"parts":["a",1.5,true],"created":"2026-11-21T09:30:00Z","day":"2026-11-21","amount":1.10,"bytes":"AAEC"}"#,
        #"{"id":1,"parts":[],"isOpen":null,"next":{"id":2,"parts":[]},"parent":null,"either":{"a":"b"},"error":null}"#,
        #"{"error":{"code":"c","details":{"a":[1]}}}"#,
        #"{"result":{"status":true,"traceNumber":"t","refNumber":""},"pagination":null}"#,
        #"{"result":{"status":true,"refNumber":"r","messageHash":"EF"},"pagination":{"page":1}}"#,
        #"{"status":"success","message":"m"}"#, #"{"result":{"a":1},"pagination":null}"#,
        #"{"type":"about:blank","status":409,"message":"error.business","businessCode":"PP_MIDD_027"}"#,
        #"{"result":null,"exception":{"detailMessage":"d","errorCode":"Y216"},"pagination":null}"#,
        #"{"access_token":"t","token_type":"Bearer","expires_in":3600}"#, #"{"exp":2000000000,"iat":1}"#,
    ]

    private static let names = [
        "child", "other", "weight", "kind", "friends", "mood", "lives", "pin", "number", "owner", "description",
        "byLanguage", "lists", "anything", "text", "pages", "id", "parts", "created", "day", "amount", "rate", "ratio",
        "small", "bytes", "isOpen", "next", "parent", "either", "error", "code", "details", "result", "pagination",
        "status", "traceNumber", "refNumber", "messageHash", "message", "exception", "businessCode", "business.code",
        "errorCode", "detailMessage", "token", "access_token", "token_type", "expires_in", "exp", "iat", secret, "",
        "a",
    ]

    private static let scalars = [
        "null", "true", "false", "0", "-0", "1", "7", "9", "-7", "1.5", "1.0", "1e3", "1E-400", "1e400", "1e30",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890123456789",
        "01", "1.", "-", #""""#, #""a""#, #""cat""#, #""card""#, #""calm""#, #""success""#, #""0016""#, #""é𝄞""#,
        #""\u00e9\ud834\udd1e""#, #""\ud834""#, #""\n\"\\""#, #""2026-11-21T09:30:00Z""#, #""2026-11-21""#,
        #""2026-02-31""#, #""AAEC""#, #""A""#, #""PP_MIDD_027""#, #""Y216""#, #""error.business""#,
    ]

    private static func append(_ text: String, to bytes: inout [UInt8]) { bytes += text.utf8 }

    private static func value(_ bytes: inout [UInt8], depth: Int, _ random: inout SplitMix64) {
        let kind = Int.random(in: 0..<8, using: &random)
        guard depth > 0, kind < 6, bytes.count < longest else {
            append(scalars.randomElement(using: &random) ?? "0", to: &bytes)
            return
        }
        let count = Int.random(in: 0...(kind == 0 ? 12 : 3), using: &random)
        append(kind < 4 ? "{" : "[", to: &bytes)
        for index in 0..<count {
            if index > 0 { append(",", to: &bytes) }
            if kind < 4 { append("\"\(names.randomElement(using: &random) ?? "")\":", to: &bytes) }
            value(&bytes, depth: depth - 1, &random)
        }
        append(kind < 4 ? "}" : "]", to: &bytes)
    }

    /// A small value nested in many levels, each with one of a few shapes.
    private static func nest(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let shapes = [
            ("[", "]"), (#"{"child":"#, "}"), (#"{"child":"#, #","weight":"a"}"#), (#"{"child":"#, #","weight":[]}"#),
            (#"{"next":"#, #","id":1,"parts":["",1]}"#), (#"{"parent":"#, "}"), (#"{"kind":"cat","friends":["#, "]}"),
            (#"{"a":"#, "}"), (#"{"details":"#, "}"), ("[[],", "]"),
        ]
        let deepest = Bool.random(using: &random) ? 64 : 3000
        let depth = Int.random(in: 1...deepest, using: &random)
        let width = Int.random(in: 1...3, using: &random)
        let chosen = (0..<width).map { _ in shapes.randomElement(using: &random) ?? shapes[0] }
        for level in 0..<depth { append(chosen[level % width].0, to: &bytes) }
        append(scalars.randomElement(using: &random) ?? "0", to: &bytes)
        for level in (0..<depth).reversed() { append(chosen[level % width].1, to: &bytes) }
    }

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let range = start..<Int.random(in: start...min(bytes.count, start + 12), using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0 where start < bytes.count: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1 where start < bytes.count: bytes[start] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.removeSubrange(range)
        case 3: bytes.removeSubrange(start...)
        case 4: bytes.insert(contentsOf: (scalars.randomElement(using: &random) ?? "").utf8, at: start)
        case 5:
            let repeats = Int.random(in: 1...200, using: &random)
            bytes.insert(contentsOf: repeatElement(Array(bytes[range]), count: repeats).joined(), at: start)
        default: bytes.insert(contentsOf: (["[", "]", "{", "}", ",", ":", "\"", "\\"][start % 8]).utf8, at: start)
        }
    }
}
