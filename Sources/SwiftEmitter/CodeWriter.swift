/// Builds one Swift file as UTF-8 bytes, front to back, and keeps the indentation.
struct CodeWriter: ~Copyable {
    private(set) var bytes: [UInt8] = []
    private var depth = 0

    /// The number of columns that a line may have.
    static let width = 120

    init() {
        bytes.reserveCapacity(64 * 1024)
    }

    mutating func line(_ text: String) {
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

    /// Writes `head`, each element on a line of its own with a comma between, and `tail`; all on one line if it fits.
    ///
    /// - Parameter trailingComma: whether the last element has a comma too where there are several lines.
    mutating func list(_ head: String, _ elements: [String], _ tail: String, trailingComma: Bool = false) {
        let joined = elements.reduce(head.utf8.count + tail.utf8.count + 2 * elements.count - 2) { $0 + $1.utf8.count }
        if elements.isEmpty || joined + 4 * depth <= Self.width {
            line(head + elements.joined(separator: ", ") + tail)
            return
        }
        line(head)
        depth += 1
        for (index, element) in elements.enumerated() {
            line(index + 1 < elements.count || trailingComma ? element + "," : element)
        }
        depth -= 1
        line(tail)
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
        if joined + 4 * depth <= Self.width {
            line(head + elements.joined(separator: ", ") + tail)
            return
        }
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
