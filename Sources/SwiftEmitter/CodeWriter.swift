/// Builds one Swift file as UTF-8 bytes, front to back, and keeps the indentation.
struct CodeWriter: ~Copyable {
    private(set) var bytes: [UInt8] = []
    private var depth = 0
    /// Whether a line of code, not a comment or a text alone, is longer than it may be.
    private(set) var hasLineBeyondWidth = false

    /// The number of columns that a line may have.
    static let width = 120

    init() {
        bytes.reserveCapacity(64 * 1024)
    }

    mutating func line(_ text: String) {
        if !fits(text) {
            let lines = broken(text)
            for (text, steps) in lines {
                depth += steps
                append(text)
                depth -= steps
            }
            if !lines.isEmpty { return }
        }
        append(text)
    }

    private mutating func append(_ text: String) {
        if !fits(text), !text.hasPrefix("//"), !text.hasPrefix("\"") { hasLineBeyondWidth = true }
        indent()
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func blankLine() {
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Writes `head {`, the body one step further in, and `}`.
    mutating func block(_ head: String, _ body: (inout CodeWriter) -> Void) {
        line("\(head) {")
        depth += 1
        body(&self)
        depth -= 1
        line("}")
    }

    /// Writes `head { statement }`, on one line where that fits.
    mutating func block(_ head: String, statement: String) {
        if fits("\(head) { \(statement) }") {
            line("\(head) { \(statement) }")
        } else {
            block(head) { $0.line(statement) }
        }
    }

    /// Writes `head`, each element on a line of its own with a comma between, and `tail`; all on one line if it fits.
    ///
    /// - Parameter trailingComma: whether the last element has a comma too where there are several lines.
    mutating func list(
        _ head: String,
        _ elements: [String],
        _ tail: String,
        trailingComma: Bool = false,
        breaking: Bool = false
    ) {
        let joined = elements.reduce(head.utf8.count + tail.utf8.count + 2 * elements.count - 2) { $0 + $1.utf8.count }
        // swift-format keeps room for the comma that would stand behind the last of several.
        let room = trailingComma && elements.count > 1 ? 1 : 0
        if elements.isEmpty || (joined + room + 4 * depth <= Self.width && !breaking) {
            line(head + elements.joined(separator: ", ") + tail)
            return
        }
        line(head)
        depth += 1
        for (index, element) in elements.enumerated() {
            line(index + 1 < elements.count || trailingComma ? element + "," : element)
        }
        depth -= 1
        if !tail.isEmpty { line(tail) }
    }

    /// Writes a function: on one line with its body where that fits, else as swift-format breaks it.
    ///
    /// - Parameters:
    ///   - effects: what stands between the parameters and the result, such as `async throws(SomeError)`.
    ///   - result: the type, empty for none.
    ///   - body: the one statement of the body; nil for a protocol's requirement.
    mutating func function(
        _ head: String,
        _ parameters: [String],
        effects: String,
        result: String,
        body: String?
    ) {
        let parts = Self.parts(effects: effects, result: result)
        let signature = "\(head)(\(parameters.joined(separator: ", ")))\(parts)"
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
    mutating func signature(_ head: String, _ parameters: [String], effects: String, result: String, hasBody: Bool) {
        let parts = Self.parts(effects: effects, result: result)
        let signature = "\(head)(\(parameters.joined(separator: ", ")))\(parts)"
        let open = hasBody ? " {" : ""
        if fits(signature + open) {
            line(signature + open)
        } else {
            if parameters.isEmpty { line("\(head)()") } else { list("\(head)(", parameters, "", breaking: true) }
            let start = parameters.isEmpty ? "" : ")"
            if fits("\(start)\(parts)\(open)") && !parameters.isEmpty {
                line("\(start)\(parts)\(open)")
            } else {
                if !parameters.isEmpty { line("\(start) \(effects)") }
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

    /// Writes `head`, the elements with a comma between, as many as fit on each line, and `tail`.
    ///
    /// - Parameter isHanging: whether the first element stands behind the head, and the tail behind the last.
    mutating func packed(
        _ head: String,
        _ elements: [String],
        _ tail: String,
        trailingComma: Bool = false,
        isHanging: Bool = false
    ) {
        let joined = elements.reduce(head.utf8.count + tail.utf8.count + 2 * elements.count - 2) { $0 + $1.utf8.count }
        if joined + 4 * depth < Self.width {
            line(head + elements.joined(separator: ", ") + tail)
            return
        }
        // A single element takes no comma behind it.
        let trailingComma = trailingComma && elements.count > 1
        var current = head
        if !isHanging {
            line(head)
            current = ""
        }
        var steps = isHanging ? 0 : 1
        depth += steps
        for (index, element) in elements.enumerated() {
            let isLast = index + 1 == elements.count
            let text = isLast && !trailingComma ? element : element + ","
            let isEmpty = current.isEmpty || (isHanging && current == head)
            if !isEmpty, 4 * depth + current.utf8.count + 1 + text.utf8.count > Self.width {
                line(current)
                current = ""
                if isHanging, steps == 0 {
                    steps = 1
                    depth += 1
                }
            }
            current += current.isEmpty || (isHanging && current == head) ? text : " " + text
        }
        line(current + (isHanging ? tail : ""))
        depth -= steps
        if !isHanging { line(tail) }
    }

    /// Writes lines one step further in.
    mutating func indented(_ body: (inout CodeWriter) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    /// Whether a text fits on one line here.
    func fits(_ text: String) -> Bool {
        text.utf8.count + 4 * depth <= Self.width
    }

    /// The columns that a line has here.
    var columns: Int { Self.width - 4 * depth }

    private mutating func indent() {
        for _ in 0..<depth { bytes.append(contentsOf: [32, 32, 32, 32]) }
    }
}
