import YAMLTree

/// Writes JSON: members in the order given, strings escaped, indented by two spaces.
enum JSONText {
    indirect enum Value {
        case null
        case bool(Bool)
        case int(Int)
        /// Digits as they are.
        case number(String)
        case string(String)
        case array([Value])
        case object([(String, Value)])

        static func optional(_ text: String?) -> Value { text.map(Value.string) ?? .null }
    }

    static func write(_ value: Value) -> String {
        var bytes: [UInt8] = []
        write(value, 0, &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ value: Value, _ depth: Int, _ bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .int(let value): bytes += String(value).utf8
        case .number(let digits): bytes += digits.utf8
        case .string(let text): bytes += text.quotedForJSON.utf8
        case .array(let values):
            if values.isEmpty { return bytes += "[]".utf8 }
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                newLine(index > 0, depth + 1, &bytes)
                write(value, depth + 1, &bytes)
            }
            newLine(false, depth, &bytes)
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            if members.isEmpty { return bytes += "{}".utf8 }
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                newLine(index > 0, depth + 1, &bytes)
                bytes += member.0.quotedForJSON.utf8
                bytes += ": ".utf8
                write(member.1, depth + 1, &bytes)
            }
            newLine(false, depth, &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func newLine(_ comma: Bool, _ depth: Int, _ bytes: inout [UInt8]) {
        if comma { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
    }
}
