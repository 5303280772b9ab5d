internal import CLibYAML

/// Runs libyaml's parser over a document, one event at a time.
///
/// No other type calls into C.
enum EventParser {
    /// With more directives, libyaml's check for duplicates gets slow: it grows with the square.
    private static let mostTagDirectives = 1000

    /// Parses nonempty UTF-8 without a byte order mark.
    static func parse(
        _ input: UnsafeBufferPointer<UInt8>,
        file: UInt32,
        limits: YAMLLimits
    ) throws(Diagnostic) -> Node {
        if hasTooManyDirectives(input) {
            throw Diagnostic(faults.tooManyDirectives, mostTagDirectives, at: SourceLocation.start(of: file))
        }
        // On the heap, because libyaml stores the parser's own address.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
        defer { event.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else {
            throw Diagnostic(faults.outOfMemory, at: SourceLocation.start(of: file))
        }
        defer { yaml_parser_delete(parser) }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)

        var builder = TreeBuilder(limits: limits)
        var documents = 0
        var nestedEvents = 0
        while true {
            guard yaml_parser_parse(parser, event) == 1 else {
                throw SyntaxProblem(parser.pointee).diagnostic(file: file, input)
            }
            defer { yaml_event_delete(event) }
            let location = SourceLocation(event.pointee.start_mark, file: file)
            nestedEvents &+= builder.depth
            if nestedEvents > limits.nestedEvents { throw Diagnostic(faults.nestedTooMuch, at: location) }
            switch event.pointee.type {
            case YAML_SCALAR_EVENT:
                let scalar = event.pointee.data.scalar
                try builder.scalar(
                    UnsafeBufferPointer(start: scalar.value, count: scalar.length),
                    Scalar.Style(scalar.style),
                    scalar.tag == nil ? .none : Tag(String(bytes: scalar.tag)),
                    anchor: scalar.anchor == nil ? nil : String(bytes: scalar.anchor),
                    at: location
                )
            case YAML_MAPPING_START_EVENT:
                let start = event.pointee.data.mapping_start
                try builder.beginMapping(
                    start.tag == nil ? .none : Tag(String(bytes: start.tag)),
                    anchor: start.anchor == nil ? nil : String(bytes: start.anchor),
                    at: location
                )
            case YAML_SEQUENCE_START_EVENT:
                let start = event.pointee.data.sequence_start
                try builder.beginSequence(
                    start.tag == nil ? .none : Tag(String(bytes: start.tag)),
                    anchor: start.anchor == nil ? nil : String(bytes: start.anchor),
                    at: location
                )
            case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: try builder.end()
            case YAML_ALIAS_EVENT: try builder.alias(String(bytes: event.pointee.data.alias.anchor), at: location)
            case YAML_DOCUMENT_START_EVENT:
                documents += 1
                if documents > 1 { throw Diagnostic(faults.secondDocument, at: location) }
            case YAML_STREAM_END_EVENT:
                try builder.finish()
                guard let root = builder.root, !root.isNothing else {
                    throw Diagnostic(faults.emptyDocument, at: SourceLocation.start(of: file))
                }
                return root
            default: break  // the start of the stream and the end of the document carry no data
            }
        }
    }

    /// Counts the lines that start with `%TAG`.
    private static func hasTooManyDirectives(_ input: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = UnsafeRawPointer(input.baseAddress) else { return false }
        var count = 0
        var position = 0
        while let found = memchr(start + position, Int32(UInt8(ascii: "%")), input.count - position) {
            position = start.distance(to: found)
            if startsTagDirective(input, position) { count += 1 }
            if count > mostTagDirectives { return true }
            position += 1
        }
        return false
    }

    private static func startsTagDirective(_ input: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        guard input[position] == UInt8(ascii: "%") else { return false }
        let startsLine = position == 0 || input[position - 1] < 0x20 || input[position - 1] >= 0x80
        return startsLine && input[position...].starts(with: "%TAG".utf8)
    }
}

extension Node {
    /// Whether the document has no content except `---` or comments.
    fileprivate var isNothing: Bool {
        guard let scalar else { return false }
        return scalar.kind == .null && scalar.text.isEmpty
    }
}

extension Scalar.Style {
    fileprivate init(_ style: yaml_scalar_style_t) {
        self =
            switch style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
            case YAML_LITERAL_SCALAR_STYLE: .literal
            case YAML_FOLDED_SCALAR_STYLE: .folded
            default: .plain
            }
    }
}

extension SourceLocation {
    /// Converts from libyaml's zero-based positions.
    init(_ mark: yaml_mark_t, file: UInt32) {
        self.init(file: file, line: UInt32(clamping: mark.line + 1), column: UInt32(clamping: mark.column + 1))
    }
}

extension String {
    /// The content of an anchor or tag, which is NUL-terminated.
    fileprivate init(bytes: UnsafePointer<UInt8>) {
        var count = 0
        while bytes[count] != 0 { count += 1 }
        self.init(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}
