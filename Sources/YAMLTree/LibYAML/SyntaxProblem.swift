internal import CLibYAML

/// libyaml's description of a syntax error, reworded to say how to fix it.
struct SyntaxProblem {
    private struct Mark {
        /// The offset in scalars from the start of the input.
        var index: Int
        var line: Int
        var column: Int

        init(_ mark: yaml_mark_t) {
            index = Int(clamping: mark.index)
            line = Int(clamping: mark.line)
            column = Int(clamping: mark.column)
        }
    }

    private let kind: yaml_error_type_t
    /// libyaml's own message.
    private let problem: String
    private let context: String
    private let mark: Mark
    private let contextMark: Mark
    /// For encoding errors: the offset, and the byte or the scalar.
    private let offset: Int
    private let value: Int

    init(_ parser: yaml_parser_t) {
        kind = parser.error
        problem = parser.problem.map { String(cString: $0) } ?? ""
        context = parser.context.map { String(cString: $0) } ?? ""
        mark = Mark(parser.problem_mark)
        contextMark = Mark(parser.context_mark)
        offset = Int(clamping: parser.problem_offset)
        value = Int(parser.problem_value)
    }

    func diagnostic(file: UInt32, _ input: UnsafeBufferPointer<UInt8>) -> Diagnostic {
        switch kind {
        case YAML_MEMORY_ERROR: return Diagnostic(faults.outOfMemory, at: SourceLocation.start(of: file))
        case YAML_READER_ERROR: return readerDiagnostic(file: file, input)
        default: break
        }
        let text = SourceText(input, file: file)
        let byte = text.offset(ofScalar: mark.index)
        let contextByte = text.offset(ofScalar: contextMark.index)
        let wording = SyntaxWording(
            problem,
            context,
            found: text.description(at: byte),
            isTab: byte < input.count && input[byte] == 0x09
        )
        let main = wording.pointsAtContext ? contextByte : byte
        let notes = wording.note.map { [Diagnostic.Note(location: text.location(of: contextByte), message: $0)] }
        return Diagnostic(
            faults.yamlSyntax,
            Wording(wording.message, wording.suggestion),
            at: text.location(of: main),
            notes: notes ?? []
        )
    }

    private func readerDiagnostic(file: UInt32, _ input: UnsafeBufferPointer<UInt8>) -> Diagnostic {
        let location = SourceText(input, file: file).location(of: min(offset, input.count))
        if problem.contains("UTF-8") {
            let byte = offset < input.count ? "the byte 0x\(hex(Int(input[offset]), digits: 2))" : "the end of the file"
            return Diagnostic(faults.invalidUTF8, "\(byte) is not UTF-8 here", at: location)
        }
        if problem == "control characters are not allowed" || problem == "invalid Unicode character" {
            return Diagnostic(faults.controlCharacter, (hex(value, digits: 4), value == 0), at: location)
        }
        return Diagnostic(faults.yamlSyntax, Wording(problem), at: location)
    }

    private func hex(_ value: Int, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
