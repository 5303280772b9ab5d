/// Reads one YAML or JSON document into a tree of located nodes.
package enum YAMLReader {
    /// Reads a document: UTF-8, or UTF-16 with a byte order mark.
    ///
    /// What starts with `{` or `[` is read as JSON where it is JSON, so that it means what JSON says.
    /// - Parameter file: the index of the file in `SourceFiles`, for the locations.
    /// - Throws: the first fault; nothing can be read behind it.
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
            // An empty buffer may have no address, which libyaml would not take.
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

    /// Reads what looks like JSON but is not as YAML, which allows comments, plain keys and more.
    ///
    /// When it is neither, JSON's fault is told, unless it stands at something that YAML allows and the document's real
    /// fault follows behind it.
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
