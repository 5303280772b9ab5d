/// Parses strict JSON into the same tree as YAML.
///
/// Source: RFC 8259.
/// libyaml isn't enough: it rejects `\/`, surrogate pairs, tabs as indentation, and keys over 1,024 bytes.
struct JSONParser: ~Copyable {
    enum Failure: Error {
        /// Not JSON, but it may be YAML.
        case syntax(Diagnostic)
        /// Not JSON, because of something that only YAML has, such as a comment or a plain key.
        case yamlSyntax(Diagnostic)
        /// JSON with another problem.
        case document(Diagnostic)
    }

    let text: UnsafeBufferPointer<UInt8>
    let file: UInt32
    var position = 0
    /// 1-based.
    var line = 1
    /// `position - columnBase` is the 1-based column.
    ///
    /// Accounts for the line start and for UTF-8 continuation bytes.
    var columnBase = -1
    var builder: TreeBuilder
    /// A reusable buffer for strings with escapes.
    var scratch: [UInt8] = []

    static func looksLikeJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = text.first { !$0.isJSONSpace }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    static func parse(
        _ text: UnsafeBufferPointer<UInt8>,
        file: UInt32,
        limits: YAMLLimits
    ) throws(Failure) -> Node {
        var parser = JSONParser(text, file: file, limits: limits)
        return try parser.document()
    }

    private init(_ text: UnsafeBufferPointer<UInt8>, file: UInt32, limits: YAMLLimits) {
        self.text = text
        self.file = file
        builder = TreeBuilder(limits: limits)
    }

    private mutating func document() throws(Failure) -> Node {
        repeat {
            skipSpace()
            try value()
            try closeCollections()
        } while builder.depth > 0
        if position < text.count { throw unexpected("the end of the document") }
        guard let root = builder.root else { throw unexpected("a value") }
        return root
    }

    /// Reads a scalar, an empty collection, or the start of a collection up to its first value.
    private mutating func value() throws(Failure) {
        while true {
            let start = location
            switch peek {
            case UInt8(ascii: "{"):
                position += 1
                try build { builder throws(Diagnostic) in try builder.beginMapping(at: start) }
                skipSpace()
                if peek == UInt8(ascii: "}") { return }
                try key()
            case UInt8(ascii: "["):
                position += 1
                try build { builder throws(Diagnostic) in try builder.beginSequence(at: start) }
                skipSpace()
                if peek == UInt8(ascii: "]") { return }
            case UInt8(ascii: "\""): return try string(.doubleQuoted, at: start)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(at: start)
            case UInt8(ascii: "t"): return try word("true", at: start)
            case UInt8(ascii: "f"): return try word("false", at: start)
            case UInt8(ascii: "n"): return try word("null", at: start)
            default: throw unexpected("a value")
            }
        }
    }

    /// Reads what follows a value: the ends of collections, then a comma and the next key, if any.
    private mutating func closeCollections() throws(Failure) {
        skipSpace()
        while builder.depth > 0 {
            let isMapping = builder.isInMapping
            switch peek {
            case UInt8(ascii: ","):
                position += 1
                if isMapping {
                    skipSpace()
                    try key()
                }
                return
            case isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]"):
                position += 1
                try build { builder throws(Diagnostic) in try builder.end() }
                skipSpace()
            default: throw unexpected(isMapping ? "',' or '}'" : "',' or ']'")
            }
        }
    }

    private mutating func key() throws(Failure) {
        guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        try string(.doubleQuoted, at: location)
        skipSpace()
        guard peek == UInt8(ascii: ":") else { throw unexpected("':'") }
        position += 1
        skipSpace()
    }

    mutating func build(
        _ body: (inout TreeBuilder) throws(Diagnostic) -> Void
    ) throws(Failure) {
        do throws(Diagnostic) { try body(&builder) } catch { throw .document(error) }
    }
}
