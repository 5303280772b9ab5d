/// Parses one YAML or JSON document into a tree of nodes with locations.
package enum YAMLReader {
    /// Parses a document: UTF-8, or UTF-16 with a byte order mark.
    ///
    /// Input that starts with `{` or `[` is parsed as JSON if it is valid JSON.
    /// - Parameter file: The index of the file in `SourceFiles`, for locations.
    /// - Throws: The first error. Parsing stops there.
    package static func parse(
        _ bytes: [UInt8],
        file: UInt32,
        limits: YAMLLimits = .default
    ) throws(Diagnostic) -> Node {
        if bytes.count > limits.bytes {
            throw Diagnostic(faults.inputTooLarge, (bytes.count, limits.bytes), at: SourceLocation.start(of: file))
        }
        switch TextEncoding(markOf: bytes) {
        case .utf8: return try parse(utf8: bytes, file: file, limits: limits)
        case .utf16LittleEndian:
            let text = try TextEncoding.transcode(bytes, isBigEndian: false, file: file)
            return try parse(utf8: text, file: file, limits: limits)
        case .utf16BigEndian:
            let text = try TextEncoding.transcode(bytes, isBigEndian: true, file: file)
            return try parse(utf8: text, file: file, limits: limits)
        case .utf32:
            throw Diagnostic(faults.unsupportedEncoding, "UTF-32", at: SourceLocation.start(of: file))
        }
    }

    private static func parse(utf8 bytes: [UInt8], file: UInt32, limits: YAMLLimits) throws(Diagnostic) -> Node {
        try bytes.withUnsafeBufferPointer { (input) throws(Diagnostic) -> Node in
            var text = input
            if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = UnsafeBufferPointer(rebasing: text[3...]) }
            // An empty buffer may have a nil address, which libyaml rejects.
            guard !text.isEmpty else { throw Diagnostic(faults.emptyDocument, at: SourceLocation.start(of: file)) }
            guard JSONParser.looksLikeJSON(text) else { return try EventParser.parse(text, file: file, limits: limits) }
            do throws(JSONParser.Failure) {
                return try JSONParser.parse(text, file: file, limits: limits)
            } catch {
                switch error {
                case .document(let diagnostic): throw diagnostic
                case .syntax(let diagnostic):
                    return try parseFlow(text, notJSON: diagnostic, mayBeYAML: false, file: file, limits: limits)
                case .yamlSyntax(let diagnostic):
                    return try parseFlow(text, notJSON: diagnostic, mayBeYAML: true, file: file, limits: limits)
                }
            }
        }
    }

    /// Parses input that looks like JSON but isn't as YAML, which allows comments, plain keys and more.
    ///
    /// If it is neither, reports JSON's error, unless that is at something that YAML allows. In that case the
    /// real error comes later in the document.
    private static func parseFlow(
        _ text: UnsafeBufferPointer<UInt8>,
        notJSON: Diagnostic,
        mayBeYAML: Bool,
        file: UInt32,
        limits: YAMLLimits
    ) throws(Diagnostic) -> Node {
        do throws(Diagnostic) {
            return try EventParser.parse(text, file: file, limits: limits)
        } catch {
            guard error.kind == faults.yamlSyntax.kind, let inJSON = notJSON.location, let inYAML = error.location
            else {
                throw error
            }
            throw mayBeYAML && inYAML > inJSON ? error : notJSON
        }
    }
}
