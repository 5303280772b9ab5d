import YAMLTree

/// The valid locations in a file, by the line breaks of JSON and those of YAML 1.1.
struct Places {
    private let jsonWidths: [Int]
    private let yamlWidths: [Int]

    init(_ input: [UInt8]) {
        let scalars = Array(Places.decode(input).unicodeScalars)
        jsonWidths = Places.widths(scalars) { _ in false }
        yamlWidths = Places.widths(scalars, isBreak: Places.isUnicodeBreak)
    }

    /// Whether the location is in the file, or directly after its end or the end of a line.
    func contain(_ location: SourceLocation) -> Bool {
        [jsonWidths, yamlWidths].contains { widths in
            location.line >= 1 && location.column >= 1 && location.line <= widths.count
                && Int(location.column) <= widths[Int(location.line) - 1] + 1
        }
    }

    /// NEL, LS and PS.
    static func isUnicodeBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    private static func decode(_ input: [UInt8]) -> String {
        if input.starts(with: [0xFF, 0xFE]) || input.starts(with: [0xFE, 0xFF]) {
            let isBig = input[0] == 0xFE
            let units = stride(from: 2, to: input.count - 1, by: 2).map { position in
                let (a, b) = (UInt16(input[position]), UInt16(input[position + 1]))
                return isBig ? a << 8 | b : b << 8 | a
            }
            return String(decoding: units, as: UTF16.self)
        }
        return String(
            decoding: input.starts(with: [0xEF, 0xBB, 0xBF]) ? input.dropFirst(3) : input[...],
            as: UTF8.self
        )
    }

    private static func widths(_ scalars: [Unicode.Scalar], isBreak: (Unicode.Scalar) -> Bool) -> [Int] {
        var widths = [0]
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\n" || isBreak(scalar)
                || scalar == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n")
            {
                widths.append(0)
            } else {
                widths[widths.count - 1] += 1
            }
        }
        // libyaml ends an unterminated last line, and puts missing nodes after it, as in `? `.
        return widths + [0]
    }
}
