/// A set of Unicode scalars: a character class of a pattern.
struct ScalarSet: Sendable {
    /// A part of a class.
    enum Part: Sendable {
        case range(ClosedRange<UInt32>)
        /// `\d`
        case digits
        /// `\w`
        case wordCharacters
        /// `\s`
        case spaces
        /// `\p{…}`: the general categories for which the closure returns true.
        case categories(@Sendable (Unicode.GeneralCategory) -> Bool)
        /// The complement of another set.
        indirect case inverse(Part)
    }

    let parts: [Part]
    private let isInverted: Bool
    /// The ASCII members, one bit each.
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ parts: [Part], isInverted: Bool = false) {
        self.parts = parts
        self.isInverted = isInverted
        for value in 0..<UInt32(128) where finds(value) {
            if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 64 { return low >> UInt64(value) & 1 == 1 }
        if value < 128 { return high >> UInt64(value - 64) & 1 == 1 }
        return finds(value)
    }

    private func finds(_ value: UInt32) -> Bool { parts.contains { $0.contains(value) } != isInverted }

    /// Whether `\w` contains the scalar.
    ///
    /// It contains only ASCII (ECMA-262, 22.2.2.9.3).
    static func isWordCharacter(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { Part.wordCharacters.contains($0.value) } ?? false
    }
}

extension ScalarSet.Part {
    fileprivate func contains(_ value: UInt32) -> Bool {
        switch self {
        case .range(let range): range.contains(value)
        case .digits: (0x30...0x39).contains(value)
        case .wordCharacters:
            (0x30...0x39).contains(value) || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
                || value == 0x5F
        case .spaces:
            // ECMA-262, 12.2 and 12.3: WhiteSpace and LineTerminator.
            (0x09...0x0D).contains(value) || value == 0x20 || value == 0xA0 || value == 0xFEFF || value == 0x2028
                || value == 0x2029 || Unicode.Scalar(value)?.properties.generalCategory == .spaceSeparator
        case .categories(let accepts):
            Unicode.Scalar(value).map { accepts($0.properties.generalCategory) } ?? false
        case .inverse(let part): !part.contains(value)
        }
    }
}
