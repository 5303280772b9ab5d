/// Characters that cannot be seen, or that change how the text around them is shown: with them a reviewer can be shown
/// something else than a program reads.
///
/// Source: Unicode Technical Standard 55, sections 3 and 4.
extension Unicode.Scalar {
    /// Whether the character cannot be seen by itself: controls, bidirectional formatting, zero-width characters, fillers,
    /// tags.
    package var isHidden: Bool {
        switch value {
        case 0x20...0x7E: false
        case 0..<0x20, 0x7F...0x9F, 0x2800: true
        case 0xA1...0x24F: value == 0xAD
        default:
            switch properties.generalCategory {
            case .format, .lineSeparator, .paragraphSeparator, .control: true
            default: properties.isDefaultIgnorableCodePoint
            }
        }
    }

    /// Whether the character may be joined with others by one that cannot be seen: a letter of a script that joins.
    fileprivate var isJoinedLetter: Bool { (0x600...0x1CFF).contains(value) && properties.isAlphabetic }

    fileprivate var isEmoji: Bool { value > 0x7F && (properties.isEmoji || value == 0xFE0F) }
}

extension String {
    /// The text with an escape for each hidden character, on one line: what is left is what a reader sees.
    ///
    /// Joiners within words and emoji stay, since writing needs them.
    package var showingHidden: String {
        guard hasHidden else { return self }
        var result = String.UnicodeScalarView()
        forEachScalar { scalar, isHidden in
            if isHidden {
                result.append(contentsOf: scalar.escaped(asASCII: true).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The first hidden character that is no line break or tab.
    package var firstHidden: Unicode.Scalar? {
        var text = self
        // Every text of a document comes here. By its bytes it is seen to be plain in a third of the instructions: 61
        // million in place of 196 for a document of 2.5 MB, which was a tenth of a run.
        let isPlain = text.withUTF8 { bytes in
            bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        }
        guard !isPlain, hasHidden else { return nil }
        var first: Unicode.Scalar?
        forEachScalar { scalar, isHidden in
            if isHidden, first == nil, ![0x09, 0x0A, 0x0D].contains(scalar.value) { first = scalar }
        }
        return first
    }

    /// Whether there may be something to escape.
    private var hasHidden: Bool {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return false }
        return unicodeScalars.contains(where: \.isHidden)
    }

    private func forEachScalar(_ body: (Unicode.Scalar, _ isHidden: Bool) -> Void) {
        var previous: Unicode.Scalar?
        var rest = unicodeScalars[...]
        while let scalar = rest.popFirst() {
            body(scalar, scalar.isHidden && !scalar.joins(previous, rest.first))
            previous = scalar
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character does here what writing needs it for.
    fileprivate func joins(_ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
        guard let previous else { return false }
        switch value {
        // A variation of an emoji, or of a digit that becomes a key.
        case 0xFE0E, 0xFE0F: return previous.isEmoji || next?.value == 0x20E3
        case 0x200C, 0x200D:
            guard let next else { return false }
            return (previous.isJoinedLetter && next.isJoinedLetter)
                || (value == 0x200D && previous.isEmoji && next.isEmoji)
        default: return false
        }
    }
}
