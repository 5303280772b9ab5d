/// Builds one Swift file as UTF-8 bytes from start to end, and tracks the indentation.
struct CodeWriter: ~Copyable {
    private(set) var bytes: [UInt8] = []
    private var depth = 0
    /// Whether a line of code is longer than the limit.
    ///
    /// Comments and string literals don't count.
    private(set) var hasLineBeyondWidth = false

    /// The maximum number of columns of a line.
    static let width = 120

    init() {
        bytes.reserveCapacity(64 * 1024)
    }

    /// Writes a line unchanged.
    ///
    /// If swift-format would want it shorter, the file disables swift-format.
    mutating func line(_ text: String) {
        if !fits(text), !text.hasPrefix("//"), !text.hasPrefix("\"") { hasLineBeyondWidth = true }
        indent()
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes a line of a multiline string literal, however long it is.
    mutating func verbatim(_ text: String) {
        indent()
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes `head rest`, with the rest on a separate line if it is too long.
    mutating func line(_ head: String, then rest: String) {
        if fits("\(head) \(rest)") {
            line("\(head) \(rest)")
        } else {
            line(head)
            indented { $0.line(rest) }
        }
    }

    /// Writes a call, with each argument on a separate line if it is too long.
    mutating func call(_ call: Call) { list("\(call.function)(", call.arguments, ")") }

    /// Writes a type with its conformances.
    mutating func type(_ head: String, _ conformances: [String], _ body: (inout CodeWriter) -> Void) {
        let conformances = conformances.joined(separator: ", ")
        if fits("\(head): \(conformances) {") { return block("\(head): \(conformances)", body) }
        line("\(head):")
        indented { $0.line(conformances) }
        line("{")
        indented(body)
        line("}")
    }

    mutating func blankLine() {
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes `head {`, the indented body, and `}`.
    mutating func block(_ head: String, _ body: (inout CodeWriter) -> Void) {
        line("\(head) {")
        depth += 1
        body(&self)
        depth -= 1
        line("}")
    }

    /// Writes `head { statement }`, on one line if it fits.
    mutating func block(_ head: String, statement: String) {
        if fits("\(head) { \(statement) }") {
            line("\(head) { \(statement) }")
        } else {
            block(head) { $0.line(statement) }
        }
    }

    /// Writes `head { call }`, on one line if it fits.
    mutating func block(_ head: String, _ call: Call) {
        if fits("\(head) { \(call.text) }") {
            line("\(head) { \(call.text) }")
        } else {
            block(head) { $0.call(call) }
        }
    }

    /// A call, and its spelling on one line.
    struct Call {
        var function: String
        var arguments: [String]
        var text: String { "\(function)(\(arguments.joined(separator: ", ")))" }
    }

    /// An element of a list, which may have a place to break the line.
    struct Element: ExpressibleByStringInterpolation {
        var head: String
        var rest: String?
        /// Another place to break, for a head that is too long itself.
        ///
        /// The parts are joined without a separator.
        var other: (head: String, rest: String)?
        var text: String { rest.map { "\(head) \($0)" } ?? head }

        init(_ head: String, then rest: String? = nil, otherwise other: (head: String, rest: String)? = nil) {
            self.head = head
            self.rest = rest
            self.other = other
        }

        init(stringLiteral text: String) { self.init(text) }
    }

    /// Writes `head`, each element on a separate line with commas between, and `tail`.
    ///
    /// Everything is on one line if it fits.
    ///
    /// - Parameter trailingComma: Whether the last of several lines has a comma too.
    mutating func list(
        _ head: String,
        _ elements: [Element],
        _ tail: String,
        trailingComma: Bool = false,
        breaking: Bool = false
    ) {
        let texts = elements.map(\.text)
        let joined = texts.reduce(head.utf8.count + tail.utf8.count + 2 * texts.count - 2) { $0 + $1.utf8.count }
        // swift-format reserves space for the trailing comma of several elements.
        let room = trailingComma && elements.count > 1 ? 1 : 0
        if elements.isEmpty || (joined + room + 4 * depth <= Self.width && !breaking) {
            line(head + texts.joined(separator: ", ") + tail)
            return
        }
        line(head)
        depth += 1
        for (index, element) in elements.enumerated() {
            let comma = index + 1 < elements.count || trailingComma ? "," : ""
            if fits(element.text + comma) {
                line(element.text + comma)
            } else if let rest = element.rest, fits(element.head) {
                line(element.head, then: rest + comma)
            } else if let other = element.other {
                line(other.head, then: other.rest + comma)
            } else {
                line(element.text + comma)
            }
        }
        depth -= 1
        if !tail.isEmpty { line(tail) }
    }

    mutating func list(_ head: String, _ elements: [String], _ tail: String, trailingComma: Bool = false) {
        list(head, elements.map { Element($0) }, tail, trailingComma: trailingComma)
    }

    mutating func packed(
        _ head: String,
        _ elements: [String],
        _ tail: String,
        trailingComma: Bool = false,
        isHanging: Bool = false
    ) {
        packed(head, elements.map { Element($0) }, tail, trailingComma: trailingComma, isHanging: isHanging)
    }

    /// Writes a function: on one line with its body if it fits, otherwise as swift-format wraps it.
    ///
    /// - Parameters:
    ///   - effects: The effects between the parameters and the result, such as `async throws(SomeError)`.
    ///   - result: The result type. Empty for none.
    ///   - body: The body's only statement, or nil for a protocol requirement.
    mutating func function(
        _ head: String,
        _ parameters: [Element],
        effects: String,
        result: String,
        body: String?
    ) {
        let parts = Self.parts(effects: effects, result: result)
        let signature = "\(head)(\(parameters.map(\.text).joined(separator: ", ")))\(parts)"
        if let body, fits("\(signature) { \(body) }") {
            line("\(signature) { \(body) }")
            return
        }
        self.signature(head, parameters, effects: effects, result: result, hasBody: body != nil)
        guard let body else { return }
        indented { $0.line(body) }
        line("}")
    }

    /// Writes a function up to its body.
    mutating func signature(_ head: String, _ parameters: [Element], effects: String, result: String, hasBody: Bool) {
        let parts = Self.parts(effects: effects, result: result)
        let signature = "\(head)(\(parameters.map(\.text).joined(separator: ", ")))\(parts)"
        let open = hasBody ? " {" : ""
        if fits(signature + open) {
            line(signature + open)
        } else {
            if parameters.isEmpty { line("\(head)()") } else { list("\(head)(", parameters, "", breaking: true) }
            let start = parameters.isEmpty ? "" : ")"
            if fits("\(start)\(parts)\(open)") && !parameters.isEmpty {
                line("\(start)\(parts)\(open)")
            } else {
                if !parameters.isEmpty { line(start, then: effects) }
                indented { writer in
                    if parameters.isEmpty { writer.line(effects) }
                    if !result.isEmpty { writer.line("-> \(result)") }
                }
                if hasBody { line("{") }
            }
        }
    }

    private static func parts(effects: String, result: String) -> String {
        let arrow = result.isEmpty ? "" : " -> \(result)"
        return effects.isEmpty ? arrow : " \(effects)\(arrow)"
    }

    /// Writes `head`, the elements with commas between, as many as fit on each line, and `tail`.
    ///
    /// - Parameter isHanging: Whether the first element follows the head on the same line, and the tail follows the
    ///   last.
    mutating func packed(
        _ head: String,
        _ elements: [Element],
        _ tail: String,
        trailingComma: Bool = false,
        isHanging: Bool = false
    ) {
        let texts = elements.map(\.text)
        let joined = texts.reduce(head.utf8.count + tail.utf8.count + 2 * texts.count - 2) { $0 + $1.utf8.count }
        if joined + 4 * depth < Self.width {
            line(head + texts.joined(separator: ", ") + tail)
            return
        }
        // A single element has no trailing comma.
        let trailingComma = trailingComma && elements.count > 1
        var current = isHanging ? head : ""
        // The number of elements on the line.
        var count = 0
        if !isHanging { line(head) }
        var steps = isHanging ? 0 : 1
        depth += steps
        for (index, element) in elements.enumerated() {
            let text = index + 1 == elements.count && !trailingComma ? element.text : element.text + ","
            if count > 0, 4 * depth + current.utf8.count + 1 + text.utf8.count > Self.width {
                packedLine(current, count == 1 ? elements[index - 1] : nil)
                current = ""
                count = 0
                if isHanging, steps == 0 {
                    steps = 1
                    depth += 1
                }
            }
            current += count == 0 ? text : " " + text
            count += 1
        }
        packedLine(current + (isHanging ? tail : ""), count == 1 ? elements.last : nil)
        depth -= steps
        if !isHanging { line(tail) }
    }

    /// - Parameter only: The only element on the line.
    private mutating func packedLine(_ text: String, _ only: Element?) {
        if let only, only.rest != nil, text.hasPrefix(only.head) {
            line(only.head, then: String(text.dropFirst(only.head.count + 1)))
        } else {
            line(text)
        }
    }

    /// Writes lines with one more level of indentation.
    mutating func indented(_ body: (inout CodeWriter) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    /// Whether a string fits on one line here.
    func fits(_ text: String) -> Bool {
        text.utf8.count + 4 * depth <= Self.width
    }

    /// The number of columns left on a line here.
    var columns: Int { Self.width - 4 * depth }

    private mutating func indent() {
        for _ in 0..<depth { bytes.append(contentsOf: [32, 32, 32, 32]) }
    }
}
