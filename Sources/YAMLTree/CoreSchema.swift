/// Resolves plain scalars by the YAML 1.2 core schema.
///
/// Source: YAML 1.2.2, section 10.3.2.
/// One deviation: a number with a leading zero, such as `0016`, is a string. It is usually a code rather than a
/// count, YAML 1.1 would read it as octal, and JSON has no such number.
enum CoreSchema {
    /// Checks the first byte to decide whether a closer look is needed.
    ///
    /// Most scalars are plain words.
    static func kind(of text: UnsafeBufferPointer<UInt8>) -> Scalar.Kind {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return number(text)
        case UInt8(ascii: "n"), UInt8(ascii: "N"):
            return text.count == 4 && text.isOne(of: "null", "Null", "NULL") ? .null : .string
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            return text.count == 4 && text.isOne(of: "true", "True", "TRUE") ? .true : .string
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            return text.count == 5 && text.isOne(of: "false", "False", "FALSE") ? .false : .string
        case UInt8(ascii: "~"):
            return text.count == 1 ? .null : .string
        default: return .string
        }
    }

    /// The value of a string whose kind is `integer`.
    static func integer(_ text: String) -> Int64? {
        if text.hasPrefix("0x") { return Int64(text.dropFirst(2), radix: 16) }
        if text.hasPrefix("0o") { return Int64(text.dropFirst(2), radix: 8) }
        return Int64(text)
    }

    /// The value of a string whose kind is `float`, or of a number with the tag `!!float`.
    static func double(_ text: String) -> Double? {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .infinity
        case "-.inf", "-.Inf", "-.INF": -.infinity
        case ".nan", ".NaN", ".NAN": .nan
        default: text.hasPrefix("0x") || text.hasPrefix("0o") ? integer(text).map(Double.init) : Double(text)
        }
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Scalar.Kind {
        var position = 0
        if text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") { position = 1 }
        let start = position
        text.skipDigits(&position)
        let digits = position - start
        if digits > 1, text[start] == UInt8(ascii: "0") { return .string }
        if position == text.count { return digits == 0 ? .string : size(text[start...], radix: 10, text[0]) }
        switch text[position] {
        case UInt8(ascii: "x") where start == 0 && digits == 1 && text[0] == UInt8(ascii: "0"):
            return radix(text, 16)
        case UInt8(ascii: "o") where start == 0 && digits == 1 && text[0] == UInt8(ascii: "0"):
            return radix(text, 8)
        case UInt8(ascii: "."):
            position += 1
            let fractionStart = position
            text.skipDigits(&position)
            if digits == 0, position == fractionStart { return special(text, start) }
        case UInt8(ascii: "e"), UInt8(ascii: "E"): if digits == 0 { return .string }
        default: return .string
        }
        if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < text.count, text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") {
                position += 1
            }
            let exponentStart = position
            text.skipDigits(&position)
            if position == exponentStart { return .string }
        }
        return position == text.count ? .float : .string
    }

    private static func special(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Scalar.Kind {
        let word = UnsafeBufferPointer(rebasing: text[start...])
        guard word.count == 4 else { return .string }
        if word.isOne(of: ".inf", ".Inf", ".INF") { return .float }
        return start == 0 && word.isOne(of: ".nan", ".NaN", ".NAN") ? .float : .string
    }

    private static func radix(_ text: UnsafeBufferPointer<UInt8>, _ radix: UInt8) -> Scalar.Kind {
        let digits = text[2...]
        guard !digits.isEmpty, digits.allSatisfy({ ($0.hexDigitValue ?? radix) < radix }) else { return .string }
        return size(digits, radix: Int64(radix), UInt8(ascii: "+"))
    }

    /// Whether the digits fit in `Int64`.
    private static func size(
        _ digits: Slice<UnsafeBufferPointer<UInt8>>,
        radix: Int64,
        _ sign: UInt8
    ) -> Scalar.Kind {
        var value: Int64 = 0
        for digit in digits {
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            let digit = Int64(digit.hexDigitValue ?? 0)
            let (sum, carry) =
                sign == UInt8(ascii: "-")
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if overflow || carry { return .bigInteger }
            value = sum
        }
        return .integer
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func isOne(of words: StaticString...) -> Bool {
        words.contains { $0.withUTF8Buffer { $0.elementsEqual(self) } }
    }

    fileprivate func skipDigits(_ position: inout Int) {
        while position < count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[position]) { position += 1 }
    }
}
